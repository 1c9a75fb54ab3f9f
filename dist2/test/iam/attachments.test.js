import { deepStrictEqual, rejects } from 'node:assert/strict';
import { AttachGroupPolicyCommand, AttachRolePolicyCommand, AttachUserPolicyCommand, CreateGroupCommand, CreatePolicyCommand, CreateRoleCommand, CreateUserCommand, DeleteRoleCommand, DetachGroupPolicyCommand, DetachRolePolicyCommand, DetachUserPolicyCommand, GetRoleCommand, ListAttachedGroupPoliciesCommand, ListAttachedRolePoliciesCommand, ListAttachedUserPoliciesCommand, } from '@aws-sdk/client-iam';
import { iamClient } from '../support/clients.js';
import { useServer } from '../support/server.js';
import { allowing, policyText, trustsMachines, userWith } from './policy-texts.js';
describe('attached policies', () => {
    const server = useServer();
    const iam = iamClient(server);
    const aws = (name) => `arn:aws:iam::aws:policy/${name}`;
    let own = '';
    before(async () => {
        await iam.send(new CreateUserCommand({ UserName: 'Uma' }));
        await iam.send(new CreateGroupCommand({ GroupName: 'Gus' }));
        const AssumeRolePolicyDocument = trustsMachines;
        await iam.send(new CreateRoleCommand({ RoleName: 'Rob', AssumeRolePolicyDocument }));
        const PolicyDocument = allowing('s3:GetObject');
        const policy = { PolicyName: 'own', Path: '/deep/er/', PolicyDocument };
        own = (await iam.send(new CreatePolicyCommand(policy))).Policy?.Arn ?? '';
    });
    const user = {
        kind: 'user',
        quota: 'PoliciesPerUser',
        attach: (PolicyArn, UserName = 'uma') => iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn })),
        detach: (PolicyArn) => iam.send(new DetachUserPolicyCommand({ UserName: 'Uma', PolicyArn })),
        list: (page) => iam.send(new ListAttachedUserPoliciesCommand({ UserName: 'Uma', ...page })),
    };
    const group = {
        kind: 'group',
        quota: 'PoliciesPerGroup',
        attach: (PolicyArn, GroupName = 'gus') => iam.send(new AttachGroupPolicyCommand({ GroupName, PolicyArn })),
        detach: (PolicyArn) => iam.send(new DetachGroupPolicyCommand({ GroupName: 'Gus', PolicyArn })),
        list: (page) => iam.send(new ListAttachedGroupPoliciesCommand({ GroupName: 'Gus', ...page })),
    };
    const role = {
        kind: 'role',
        quota: 'PoliciesPerRole',
        attach: (PolicyArn, RoleName = 'rob') => iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn })),
        detach: (PolicyArn) => iam.send(new DetachRolePolicyCommand({ RoleName: 'Rob', PolicyArn })),
        list: (page) => iam.send(new ListAttachedRolePoliciesCommand({ RoleName: 'Rob', ...page })),
    };
    for (const { kind, quota, attach, detach, list } of [user, group, role]) {
        describe(`of a ${kind}`, () => {
            const names = async (page) => ((await list(page)).AttachedPolicies ?? []).map(({ PolicyName }) => PolicyName);
            it('are attached once, listed by path and page, and detached', async () => {
                await attach(own);
                await attach(aws('IAMReadOnlyAccess'));
                await attach(own);
                deepStrictEqual(await names({}), ['IAMReadOnlyAccess', 'own']);
                deepStrictEqual(await names({ PathPrefix: '/deep/' }), ['own']);
                const { Marker = '', AttachedPolicies, IsTruncated } = await list({ MaxItems: 1 });
                deepStrictEqual([AttachedPolicies?.length, IsTruncated], [1, true]);
                deepStrictEqual(await names({ Marker }), ['own']);
                await detach(own);
                await rejects(detach(own), {
                    name: 'NoSuchEntityException',
                    message: `Policy ${own} was not found.`,
                });
                deepStrictEqual(await names({}), ['IAMReadOnlyAccess']);
            });
            it('are found by an ARN that is right in every part', async () => {
                for (const arn of [
                    `${own}2`,
                    own.replace('/er/', '/'),
                    own.replace(/\d{12}/, '1'.repeat(12)),
                ]) {
                    await rejects(attach(arn), {
                        name: 'NoSuchEntityException',
                        message: `Policy ${arn} does not exist or is not attachable.`,
                    });
                }
                await rejects(attach(own.replace(':policy/', ':role/')), { name: 'InvalidInputException' });
                await rejects(attach('longpolicynamebutnoarn'), {
                    name: 'ValidationError',
                    message: 'Invalid ARN:  Could not be parsed!',
                });
                await rejects(attach(own, 'nobody'), {
                    name: 'NoSuchEntityException',
                    message: `The ${kind} with name nobody cannot be found.`,
                });
            });
            it('are not those of services', async () => {
                await rejects(attach(aws('aws-service-role/AutoScalingServiceRolePolicy')), {
                    name: 'PolicyNotAttachableException',
                    message: 'Cannot attach a Service Role Policy to a Customer Role.',
                });
            });
            it('are ten at most', async () => {
                const many = ['AmazonS3FullAccess', 'AmazonS3ReadOnlyAccess', 'AmazonEC2FullAccess'];
                many.push('AmazonEC2ReadOnlyAccess', 'IAMFullAccess', 'IAMUserChangePassword');
                many.push('SecurityAudit', 'PowerUserAccess', 'ReadOnlyAccess');
                for (const name of many)
                    await attach(aws(name));
                await rejects(attach(own), {
                    name: 'LimitExceededException',
                    message: `Cannot exceed quota for ${quota}: 10`,
                });
            });
        });
    }
    it('hold a role back from being deleted', async () => {
        const AssumeRolePolicyDocument = trustsMachines;
        await iam.send(new CreateRoleCommand({ RoleName: 'Held', AssumeRolePolicyDocument }));
        await role.attach(own, 'Held');
        await rejects(iam.send(new DeleteRoleCommand({ RoleName: 'Held' })), {
            name: 'DeleteConflictException',
            message: 'Cannot delete entity, must detach all policies first.',
        });
    });
    it('grant what they say from the next request on', async () => {
        const eve = iamClient(server, await userWith(iam, 'eve', allowing('iam:ListUsers')));
        const read = () => eve.send(new GetRoleCommand({ RoleName: 'Rob' }));
        await rejects(read(), { name: 'AccessDenied' });
        const attachment = { UserName: 'eve', PolicyArn: aws('IAMReadOnlyAccess') };
        await iam.send(new AttachUserPolicyCommand(attachment));
        await read();
        await iam.send(new DetachUserPolicyCommand(attachment));
        await rejects(read(), { name: 'AccessDenied' });
    });
    it('may be limited to some policies by iam:PolicyARN', async () => {
        const policy = policyText({
            Effect: 'Allow',
            Action: 'iam:AttachUserPolicy',
            Resource: '*',
            Condition: { ArnEquals: { 'iam:PolicyARN': own } },
        });
        const dan = iamClient(server, await userWith(iam, 'dan', policy));
        const attach = (PolicyArn) => dan.send(new AttachUserPolicyCommand({ UserName: 'dan', PolicyArn }));
        await attach(own);
        await rejects(attach(aws('AdministratorAccess')), { name: 'AccessDenied' });
    });
});
