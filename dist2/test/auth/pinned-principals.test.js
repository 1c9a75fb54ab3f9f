import { deepStrictEqual, rejects, strictEqual } from 'node:assert/strict';
import { createEntityStore, organizationScope } from '../../src/accounts/store.js';
import { pinnedText, pinPrincipals, shownText, } from '../../src/auth/pinned-principals.js';
import { parsePolicy } from '../../src/auth/policy/parse.js';
import { MemoryRecords } from '../support/memory-records.js';
const home = '111111111111';
const other = '222222222222';
const root = '333333333333';
const policies = { path: '/', createdAt: 0, inline: {}, attached: [], tags: {} };
function user(userName, userId, path = '/') {
    return { ...policies, userName, userId, path, groups: [], accessKeyIds: [], mfaDevices: [] };
}
function role(roleName, roleId) {
    return { ...policies, roleName, roleId, trustPolicy: '', trusted: {}, maxSessionSeconds: 3600 };
}
const userArn = (path) => `arn:aws:iam::${home}:user/${path}`;
const roleArn = (name) => `arn:aws:iam::${other}:role/${name}`;
const trusting = (...AWS) => JSON.stringify({
    Statement: [{ Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole' }],
});
describe('pinned principals', () => {
    let directory;
    const put = (scope, entity) => directory.entities.change(scope, async (records) => {
        if ('userName' in entity)
            records.put('user', entity.userName, entity);
        else
            records.put('role', entity.roleName, entity);
    });
    const remove = (scope, kind, name) => directory.entities.change(scope, async (records) => records.remove(kind, name));
    const pin = (text) => pinPrincipals(parsePolicy(text, 'trust'), directory, home);
    beforeEach(async () => {
        const entities = createEntityStore(new MemoryRecords());
        directory = { entities, rootAccount: async () => root };
        await put(home, user('ann', 'AIDAAAAAAAAAAAAAAAAA1', '/a/b/'));
        await put(other, role('Rob', 'AROAAAAAAAAAAAAAAAAA1'));
        await entities.change(organizationScope, async (records) => {
            records.put('account', other, {
                id: other,
                name: 'other',
                email: 'other@example.com',
                status: 'ACTIVE',
                joinedAt: 0,
                joinedMethod: 'CREATED',
                parent: 'r-root',
                policies: [],
                tags: {},
            });
        });
    });
    it('are the users and roles that a document names, in any account', async () => {
        const text = trusting(userArn('a/b/ann'), roleArn('Rob'), home, other, root, '*');
        deepStrictEqual(await pin(text), {
            [userArn('a/b/ann')]: 'AIDAAAAAAAAAAAAAAAAA1',
            [roleArn('Rob')]: 'AROAAAAAAAAAAAAAAAAA1',
        });
    });
    it('are not who does not exist, or has another path or case', async () => {
        const strangers = [
            userArn('ann'),
            userArn('a/b/Ann'),
            userArn('a/b/bob'),
            roleArn('Rob2'),
            roleArn('x/Rob'),
            `arn:aws:iam::${'4'.repeat(12)}:root`,
            `arn:aws:sts::${'4'.repeat(12)}:assumed-role/Rob/session`,
            '4'.repeat(12),
            'AIDAAAAAAAAAAAAAAAAA9',
            `${userArn('')}${'x'.repeat(1500)}`,
        ];
        for (const stranger of strangers) {
            await rejects(pin(trusting(userArn('a/b/ann'), stranger)), {
                name: 'MalformedPolicy',
                words: `Invalid principal in policy: "AWS":"${stranger}"`,
                place: 'Statement[0].Principal',
            });
        }
    });
    it('are judged by their ids, and nothing else of the text is touched', async () => {
        const arn = userArn('a/b/ann');
        const escaped = arn.replace('/', '\\/');
        const text = `{ "Statement" : {"Effect":"Allow", "Principal" : {"AWS": "${escaped}"},
      "Action":"sts:AssumeRole", "Condition":{"ArnLike":{"aws:PrincipalArn":"${arn}"}}} }`;
        const judged = pinnedText(text, await pin(text));
        strictEqual(judged, text.replace(escaped, 'AIDAAAAAAAAAAAAAAAAA1'));
        deepStrictEqual(parsePolicy(judged, 'trust').statements[0]?.principal?.aws, [
            'AIDAAAAAAAAAAAAAAAAA1',
        ]);
    });
    it('are shown as they were given, then by a new name, and by their ids when they are gone', async () => {
        const text = trusting(userArn('a/b/ann'), roleArn('Rob'));
        const pins = await pin(text);
        strictEqual(await shownText(text, pins, directory), text);
        await remove(home, 'user', 'ann');
        await put(home, user('anna', 'AIDAAAAAAAAAAAAAAAAA1'));
        await remove(other, 'role', 'Rob');
        await put(other, role('Rob', 'AROAAAAAAAAAAAAAAAAA2'));
        strictEqual(await shownText(text, pins, directory), trusting(userArn('anna'), 'AROAAAAAAAAAAAAAAAAA1'));
    });
});
