import { rejects, strictEqual } from 'node:assert/strict';
import { createCredentials } from '../../src/auth/credentials.js';
const account = '123456789012';
const session = {
    accessKeyId: 'ASIAEXAMPLE',
    secretAccessKey: 'secret',
    account,
    kind: 'assumed-role',
    arn: `arn:aws:sts::${account}:assumed-role/reader/ann`,
    uniqueId: 'AROAREADER:ann',
    principal: { type: 'role', id: 'AROAREADER', arn: `arn:aws:iam::${account}:role/team/reader` },
    issuedAt: 0,
    expiresAt: 1000,
    policies: [],
    policyArns: [],
    tags: {},
    transitiveTagKeys: [],
    chained: false,
};
describe('temporary credentials', () => {
    let now = 0;
    let roleId = 'AROAREADER';
    const policies = { identity: [], scps: [], tags: {}, path: '/team/' };
    const { find, callerOf } = createCredentials({
        findAccessKey: async () => undefined,
        findPolicies: async ({ type, name, uniqueId }) => type === 'role' && name === 'reader' && uniqueId === roleId
            ? { ...policies, uniqueId }
            : undefined,
        openSession: (token) => (token === 'token' ? session : undefined),
        rootAccount: async () => '999999999999',
    }, () => now);
    const id = session.accessKeyId;
    it('are good until they end, to the millisecond', async () => {
        now = 999;
        strictEqual((await find(id, 'token')).secret, 'secret');
        now = 1000;
        await rejects(find(id, 'token'), { code: 'ExpiredToken' });
        now = 0;
    });
    it('are good with their own token alone', async () => {
        await rejects(find(id, 'another'), { code: 'InvalidToken' });
        await rejects(find('ASIAOTHER', 'token'), { code: 'InvalidToken' });
        await rejects(find(id, undefined), { code: 'InvalidAccessKeyId' });
    });
    it('stand for a session of a role for as long as there is that very role', async () => {
        const found = await find(id, 'token');
        const { type, arn, userId } = await callerOf(found);
        strictEqual(`${type} ${arn} ${userId}`, `role ${session.arn} AROAREADER:ann`);
        roleId = 'AROALATER';
        await rejects(callerOf(found), { code: 'InvalidAccessKeyId' });
    });
});
