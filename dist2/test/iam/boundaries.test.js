import { deepStrictEqual, rejects, strictEqual } from 'node:assert/strict';
import { CreatePolicyCommand, CreateRoleCommand, CreateUserCommand, DeleteRolePermissionsBoundaryCommand, DeleteUserPermissionsBoundaryCommand, GetRoleCommand, GetUserCommand, PutRolePermissionsBoundaryCommand, PutRolePolicyCommand, PutUserPermissionsBoundaryCommand, } from '@aws-sdk/client-iam';
import { iamClient } from '../support/clients.js';
import { useServer } from '../support/server.js';
import { allowing, policyText, trustsMachines, userWith } from './policy-texts.js';
describe('permissions boundaries', () => {
    const server = useServer();
    const iam = iamClient(server);
    let boundary = '';
    before(async () => {
        const policy = { PolicyName: 'fence', PolicyDocument: allowing('iam:Get*') };
        boundary = (await iam.send(new CreatePolicyCommand(policy))).Policy?.Arn ?? '';
        await iam.send(new CreateUserCommand({ UserName: 'una' }));
        const AssumeRolePolicyDocument = trustsMachines;
        await iam.send(new CreateRoleCommand({ RoleName: 'Rob', AssumeRolePolicyDocument }));
    });
    const user = {
        kind: 'user',
        name: 'una',
        put: (PermissionsBoundary, UserName = 'una') => iam.send(new PutUserPermissionsBoundaryCommand({ UserName, PermissionsBoundary })),
        drop: () => iam.send(new DeleteUserPermissionsBoundaryCommand({ UserName: 'una' })),
        shown: async () => (await iam.send(new GetUserCommand({ UserName: 'una' }))).User?.PermissionsBoundary,
    };
    const role = {
        kind: 'role',
        name: 'Rob',
        put: (PermissionsBoundary, RoleName = 'Rob') => iam.send(new PutRolePermissionsBoundaryCommand({ RoleName, PermissionsBoundary })),
        drop: () => iam.send(new DeleteRolePermissionsBoundaryCommand({ RoleName: 'Rob' })),
        shown: async () => (await iam.send(new GetRoleCommand({ RoleName: 'Rob' }))).Role?.PermissionsBoundary,
    };
    for (const { kind, name, put, drop, shown } of [user, role]) {
        it(`of a ${kind} are set, shown and taken away`, async () => {
            strictEqual(await shown(), undefined);
            await put(boundary);
            strictEqual((await shown())?.PermissionsBoundaryArn, boundary);
            await drop();
            await drop();
            strictEqual(await shown(), undefined);
        });
        it(`of a ${kind} are managed policies that exist`, async () => {
            await rejects(put(`${boundary}2`), {
                name: 'NoSuchEntityException',
                message: `Scope ARN: ${boundary}2 does not exist or is not attachable.`,
            });
            const other = boundary.replace(':policy/', ':not_a_policy/');
            await rejects(put(other), {
                name: 'InvalidInputException',
                message: `ARN ${other} is not valid.`,
            });
            await rejects(put(boundary, 'nobody'), {
                name: 'NoSuchEntityException',
                message: `The ${kind} with name nobody cannot be found.`,
            });
            strictEqual(await shown(), undefined, name);
        });
    }
    it('bound what policies grant', async () => {
        const keys = await userWith(iam, 'bea', allowing('iam:*'));
        await iam.send(new PutUserPermissionsBoundaryCommand({ UserName: 'bea', PermissionsBoundary: boundary }));
        const bea = iamClient(server, keys);
        const { User } = await bea.send(new GetUserCommand({}));
        deepStrictEqual(User?.PermissionsBoundary?.PermissionsBoundaryArn, boundary);
        await rejects(bea.send(new DeleteUserPermissionsBoundaryCommand({ UserName: 'bea' })), {
            name: 'AccessDenied',
        });
    });
    it('may be required of whatever one makes or changes, by iam:PermissionsBoundary', async () => {
        const policy = policyText({
            Effect: 'Allow',
            Action: ['iam:CreateRole', 'iam:PutRolePolicy'],
            Resource: '*',
            Condition: { StringEquals: { 'iam:PermissionsBoundary': boundary } },
        });
        const dan = iamClient(server, await userWith(iam, 'dan', policy));
        const make = (RoleName, bound) => dan.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trustsMachines, ...bound }));
        await rejects(make('free', {}), { name: 'AccessDenied' });
        await make('fenced', { PermissionsBoundary: boundary });
        const put = (RoleName) => dan.send(new PutRolePolicyCommand({
            RoleName,
            PolicyName: 'p',
            PolicyDocument: allowing('s3:GetObject'),
        }));
        await put('fenced');
        await rejects(put('Rob'), { name: 'AccessDenied' });
    });
});
