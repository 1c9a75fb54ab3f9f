import { deepStrictEqual, rejects, strictEqual } from 'node:assert/strict';
import { CreateGroupCommand, CreateRoleCommand, CreateUserCommand, DeleteGroupPolicyCommand, DeleteRoleCommand, DeleteRolePolicyCommand, DeleteUserPolicyCommand, GetGroupPolicyCommand, GetRolePolicyCommand, GetUserPolicyCommand, ListGroupPoliciesCommand, ListRolePoliciesCommand, ListUserPoliciesCommand, PutGroupPolicyCommand, PutRolePolicyCommand, PutUserPolicyCommand, } from '@aws-sdk/client-iam';
import { iamClient } from '../support/clients.js';
import { useServer } from '../support/server.js';
import { allowing, policyOfChars, trustsMachines } from './policy-texts.js';
describe('inline policies', () => {
    const server = useServer();
    const iam = iamClient(server);
    before(async () => {
        await iam.send(new CreateUserCommand({ UserName: 'Uma' }));
        await iam.send(new CreateGroupCommand({ GroupName: 'Gus' }));
        const AssumeRolePolicyDocument = trustsMachines;
        await iam.send(new CreateRoleCommand({ RoleName: 'Rob', AssumeRolePolicyDocument }));
    });
    const user = {
        kind: 'user',
        name: 'Uma',
        charsMax: 2048,
        put: (put, UserName = 'Uma') => iam.send(new PutUserPolicyCommand({ UserName, ...put })),
        get: async (one) => {
            const found = await iam.send(new GetUserPolicyCommand({ UserName: 'uma', ...one }));
            return { holder: found.UserName, ...found };
        },
        drop: (one) => iam.send(new DeleteUserPolicyCommand({ UserName: 'Uma', ...one })),
        list: (MaxItems, Marker) => iam.send(new ListUserPoliciesCommand({ UserName: 'Uma', MaxItems, ...(Marker && { Marker }) })),
    };
    const group = {
        kind: 'group',
        name: 'Gus',
        charsMax: 5120,
        put: (put, GroupName = 'Gus') => iam.send(new PutGroupPolicyCommand({ GroupName, ...put })),
        get: async (one) => {
            const found = await iam.send(new GetGroupPolicyCommand({ GroupName: 'gus', ...one }));
            return { holder: found.GroupName, UserName: undefined, ...found };
        },
        drop: (one) => iam.send(new DeleteGroupPolicyCommand({ GroupName: 'Gus', ...one })),
        list: (MaxItems, Marker) => iam.send(new ListGroupPoliciesCommand({ GroupName: 'Gus', MaxItems, ...(Marker && { Marker }) })),
    };
    const role = {
        kind: 'role',
        name: 'Rob',
        charsMax: 10_240,
        put: (put, RoleName = 'Rob') => iam.send(new PutRolePolicyCommand({ RoleName, ...put })),
        get: async (one) => {
            const found = await iam.send(new GetRolePolicyCommand({ RoleName: 'rob', ...one }));
            return { holder: found.RoleName, UserName: undefined, ...found };
        },
        drop: (one) => iam.send(new DeleteRolePolicyCommand({ RoleName: 'Rob', ...one })),
        list: (MaxItems, Marker) => iam.send(new ListRolePoliciesCommand({ RoleName: 'Rob', MaxItems, ...(Marker && { Marker }) })),
    };
    for (const { kind, name, charsMax, put, get, drop, list } of [user, group, role]) {
        describe(`of a ${kind}`, () => {
            it('are put, shown as they were given, put again and taken out', async () => {
                const first = ` ${allowing('s3:GetObject')}\n`;
                await put({ PolicyName: 'one', PolicyDocument: first });
                const found = await get({ PolicyName: 'one' });
                deepStrictEqual([found.holder, found.PolicyName, decodeURIComponent(found.PolicyDocument ?? '')], [name, 'one', first]);
                const second = allowing('s3:PutObject');
                await put({ PolicyName: 'one', PolicyDocument: second });
                const { PolicyDocument = '' } = await get({ PolicyName: 'one' });
                strictEqual(decodeURIComponent(PolicyDocument), second);
                await drop({ PolicyName: 'one' });
                const missing = {
                    name: 'NoSuchEntityException',
                    message: `The ${kind} policy with name one cannot be found.`,
                };
                await rejects(get({ PolicyName: 'one' }), missing);
                await rejects(drop({ PolicyName: 'one' }), missing);
            });
            it('are listed by name, a page at a time', async () => {
                const PolicyDocument = allowing('s3:GetObject');
                for (const PolicyName of ['b', 'a', 'B'])
                    await put({ PolicyName, PolicyDocument });
                const { PolicyNames: first, Marker } = await list(2);
                const { PolicyNames: second, IsTruncated } = await list(2, Marker);
                deepStrictEqual([first, second, IsTruncated], [['B', 'a'], ['b'], false]);
                for (const PolicyName of ['a', 'b', 'B'])
                    await drop({ PolicyName });
            });
            it(`have ${charsMax} characters together, white space not counted`, async () => {
                const half = `${'\t'.repeat(9000)}${policyOfChars(charsMax / 2)}`;
                await put({ PolicyName: 'one', PolicyDocument: half });
                await put({ PolicyName: 'two', PolicyDocument: half });
                const more = { PolicyName: 'two', PolicyDocument: policyOfChars(charsMax / 2 + 1) };
                await rejects(put(more), {
                    name: 'LimitExceededException',
                    message: `Maximum policy size of ${charsMax} bytes exceeded for ${kind} ${name}`,
                });
            });
            it('keep the grammar, and need their holder', async () => {
                const wrong = { PolicyName: 'one', PolicyDocument: '{"Statement":[]}' };
                await rejects(put(wrong), { name: 'MalformedPolicyDocumentException' });
                await rejects(put({ PolicyName: 'a b', PolicyDocument: allowing('s3:Get') }), {
                    name: 'ValidationError',
                });
                await rejects(put({ PolicyName: 'one', PolicyDocument: allowing('s3:Get') }, 'nobody'), {
                    name: 'NoSuchEntityException',
                    message: `The ${kind} with name nobody cannot be found.`,
                });
            });
        });
    }
    it('hold a role back from being deleted', async () => {
        const AssumeRolePolicyDocument = trustsMachines;
        await iam.send(new CreateRoleCommand({ RoleName: 'Held', AssumeRolePolicyDocument }));
        await role.put({ PolicyName: 'one', PolicyDocument: allowing('s3:Get*') }, 'Held');
        await rejects(iam.send(new DeleteRoleCommand({ RoleName: 'Held' })), {
            name: 'DeleteConflictException',
            message: 'Cannot delete entity, must delete policies first.',
        });
    });
});
