import { deepStrictEqual, rejects, strictEqual } from 'node:assert/strict';
import { AddRoleToInstanceProfileCommand, AddUserToGroupCommand, AttachRolePolicyCommand, CreateGroupCommand, CreateInstanceProfileCommand, CreatePolicyCommand, CreatePolicyVersionCommand, CreateRoleCommand, CreateUserCommand, GetAccountAuthorizationDetailsCommand, PutGroupPolicyCommand, PutUserPolicyCommand, } from '@aws-sdk/client-iam';
import { iamClient } from '../support/clients.js';
import { useServer } from '../support/server.js';
import { allowing, trustsMachines } from './policy-texts.js';
describe('GetAccountAuthorizationDetails', () => {
    const server = useServer();
    const iam = iamClient(server);
    const text = allowing('s3:GetObject');
    let own = '';
    before(async () => {
        const policy = { PolicyName: 'own', PolicyDocument: text, Description: 'mine' };
        own = (await iam.send(new CreatePolicyCommand(policy))).Policy?.Arn ?? '';
        const second = { PolicyArn: own, PolicyDocument: text, SetAsDefault: true };
        await iam.send(new CreatePolicyVersionCommand(second));
        const Tags = [{ Key: 'team', Value: 'blue' }];
        const inline = { PolicyName: 'in', PolicyDocument: text };
        const user = { UserName: 'uma', Tags, PermissionsBoundary: own };
        await iam.send(new CreateUserCommand(user));
        await iam.send(new PutUserPolicyCommand({ UserName: 'uma', ...inline }));
        await iam.send(new CreateGroupCommand({ GroupName: 'gus' }));
        await iam.send(new PutGroupPolicyCommand({ GroupName: 'gus', ...inline }));
        await iam.send(new AddUserToGroupCommand({ GroupName: 'gus', UserName: 'uma' }));
        const role = { RoleName: 'rob', AssumeRolePolicyDocument: trustsMachines, Tags };
        await iam.send(new CreateRoleCommand(role));
        const PolicyArn = 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess';
        await iam.send(new AttachRolePolicyCommand({ RoleName: 'rob', PolicyArn }));
        const InstanceProfileName = 'web';
        await iam.send(new CreateInstanceProfileCommand({ InstanceProfileName }));
        await iam.send(new AddRoleToInstanceProfileCommand({ InstanceProfileName, RoleName: 'rob' }));
    });
    const names = (answer) => [
        ...(answer.UserDetailList ?? []).map(({ UserName }) => UserName),
        ...(answer.GroupDetailList ?? []).map(({ GroupName }) => GroupName),
        ...(answer.RoleDetailList ?? []).map(({ RoleName }) => RoleName),
        ...(answer.Policies ?? []).map(({ PolicyName }) => PolicyName),
    ];
    const everything = ['uma', 'gus', 'rob', 'AmazonS3ReadOnlyAccess', 'own'];
    it('tells all that binds each', async () => {
        const answer = await iam.send(new GetAccountAuthorizationDetailsCommand({}));
        deepStrictEqual(names(answer), everything);
        const [user] = answer.UserDetailList ?? [];
        deepStrictEqual([user?.GroupList, user?.Tags, user?.PermissionsBoundary?.PermissionsBoundaryArn], [['gus'], [{ Key: 'team', Value: 'blue' }], own]);
        const shown = user?.UserPolicyList?.[0];
        deepStrictEqual([shown?.PolicyName, decodeURIComponent(shown?.PolicyDocument ?? '')], ['in', text]);
        strictEqual(answer.GroupDetailList?.[0]?.GroupPolicyList?.[0]?.PolicyName, 'in');
        const [role] = answer.RoleDetailList ?? [];
        strictEqual(decodeURIComponent(role?.AssumeRolePolicyDocument ?? ''), trustsMachines);
        strictEqual(role?.InstanceProfileList?.[0]?.InstanceProfileName, 'web');
        strictEqual(role?.AttachedManagedPolicies?.[0]?.PolicyName, 'AmazonS3ReadOnlyAccess');
        const policy = answer.Policies?.find(({ PolicyName }) => PolicyName === 'own');
        deepStrictEqual([
            policy?.DefaultVersionId,
            policy?.Description,
            policy?.PermissionsBoundaryUsageCount,
            policy?.PolicyVersionList?.map(({ VersionId }) => VersionId),
        ], ['v2', 'mine', 1, ['v2', 'v1']]);
    });
    it('leaves out what is not asked for', async () => {
        const found = async (...Filter) => names(await iam.send(new GetAccountAuthorizationDetailsCommand({ Filter })));
        deepStrictEqual(await found('User'), ['uma']);
        deepStrictEqual(await found('Group', 'Role'), ['gus', 'rob']);
        deepStrictEqual(await found('LocalManagedPolicy'), ['own']);
        deepStrictEqual(await found('AWSManagedPolicy'), ['AmazonS3ReadOnlyAccess']);
        await rejects(found('Nothing'), { name: 'ValidationError' });
    });
    it('goes over all the lists a page at a time, each entry once', async () => {
        const seen = [];
        let Marker;
        do {
            const input = { MaxItems: 2, ...(Marker !== undefined && { Marker }) };
            const page = await iam.send(new GetAccountAuthorizationDetailsCommand(input));
            seen.push(...names(page));
            Marker = page.Marker;
        } while (Marker !== undefined);
        deepStrictEqual(seen.toSorted(), everything.toSorted());
    });
});
