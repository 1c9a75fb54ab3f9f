import { deepStrictEqual, match, rejects, strictEqual } from 'node:assert/strict';
import { AttachRolePolicyCommand, CreateRoleCommand, CreateServiceLinkedRoleCommand, DeleteRoleCommand, DeleteRolePermissionsBoundaryCommand, DeleteServiceLinkedRoleCommand, DetachRolePolicyCommand, GetRoleCommand, GetServiceLinkedRoleDeletionStatusCommand, ListAttachedRolePoliciesCommand, PutRolePolicyCommand, UpdateAssumeRolePolicyCommand, UpdateRoleCommand, } from '@aws-sdk/client-iam';
import { iamClient } from '../support/clients.js';
import { useServer } from '../support/server.js';
import { allowing, policyText, trustsMachines, userWith } from './policy-texts.js';
describe('service-linked roles', () => {
    const server = useServer();
    const iam = iamClient(server);
    const RoleName = 'AWSServiceRoleForAutoScaling';
    const make = (AWSServiceName, more = {}, client = iam) => client.send(new CreateServiceLinkedRoleCommand({ AWSServiceName, ...more }));
    it('have the name, the path, the policy and the trust of their service', async () => {
        const { Role } = await make('autoscaling.amazonaws.com');
        match(Role?.Arn ?? '', /:role\/aws-service-role\/autoscaling\.amazonaws\.com\/AWSServiceRole/);
        strictEqual(Role?.RoleName, RoleName);
        const { AttachedPolicies } = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
        deepStrictEqual(AttachedPolicies?.map(({ PolicyName }) => PolicyName), ['AutoScalingServiceRolePolicy']);
        const { Statement } = JSON.parse(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? ''));
        deepStrictEqual(Statement[0].Principal, { Service: 'autoscaling.amazonaws.com' });
    });
    it('are one a service, but where suffixes are allowed', async () => {
        await rejects(make('autoscaling.amazonaws.com'), {
            name: 'InvalidInputException',
            message: `Service role name ${RoleName} has been taken in this account, ` +
                'please try a different suffix.',
        });
        const { Role } = await make('autoscaling.amazonaws.com', { CustomSuffix: 'two' });
        strictEqual(Role?.RoleName, `${RoleName}_two`);
        await rejects(make('rds.amazonaws.com', { CustomSuffix: 'two' }), {
            name: 'InvalidInputException',
            message: 'Custom suffix is not allowed for rds.amazonaws.com',
        });
        await rejects(make('nothing.example.com'), { name: 'InvalidInputException' });
    });
    it('are not changed by anybody, but for their description', async () => {
        const PolicyArn = 'arn:aws:iam::aws:policy/AmazonS3FullAccess';
        const PolicyDocument = allowing('s3:*');
        const changes = [
            new DeleteRoleCommand({ RoleName }),
            new AttachRolePolicyCommand({ RoleName, PolicyArn }),
            new DetachRolePolicyCommand({ RoleName, PolicyArn }),
            new PutRolePolicyCommand({ RoleName, PolicyName: 'p', PolicyDocument }),
            new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: trustsMachines }),
            new UpdateRoleCommand({ RoleName, MaxSessionDuration: 7200 }),
            new DeleteRolePermissionsBoundaryCommand({ RoleName }),
        ];
        for (const change of changes) {
            await rejects(iam.send(change), {
                name: 'UnmodifiableEntityException',
                message: `Cannot perform the operation on the protected role '${RoleName}' - ` +
                    'this role is only modifiable by AWS',
            });
        }
        await iam.send(new UpdateRoleCommand({ RoleName, Description: 'scales' }));
        strictEqual((await iam.send(new GetRoleCommand({ RoleName }))).Role?.Description, 'scales');
    });
    it('are deleted by a task that tells its end', async () => {
        const { DeletionTaskId } = await iam.send(new DeleteServiceLinkedRoleCommand({ RoleName }));
        match(DeletionTaskId ?? '', /^task\/aws-service-role\/autoscaling\.amazonaws\.com\/AWSServiceRoleForAutoScaling\/[\w-]+$/);
        const status = (id) => iam.send(new GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId: id }));
        strictEqual((await status(DeletionTaskId)).Status, 'SUCCEEDED');
        await rejects(status(`${DeletionTaskId}0`), { name: 'NoSuchEntityException' });
        await rejects(iam.send(new GetRoleCommand({ RoleName })), { name: 'NoSuchEntityException' });
    });
    it('are not what other roles are', async () => {
        const AssumeRolePolicyDocument = trustsMachines;
        await iam.send(new CreateRoleCommand({ RoleName: 'Plain', AssumeRolePolicyDocument }));
        await rejects(iam.send(new DeleteServiceLinkedRoleCommand({ RoleName: 'Plain' })), {
            name: 'NoSuchEntityException',
        });
    });
    it('may be limited to some services by iam:AWSServiceName', async () => {
        const policy = policyText({
            Effect: 'Allow',
            Action: 'iam:CreateServiceLinkedRole',
            Resource: '*',
            Condition: { StringEquals: { 'iam:AWSServiceName': 'spot.amazonaws.com' } },
        });
        const sam = iamClient(server, await userWith(iam, 'sam', policy));
        await make('spot.amazonaws.com', {}, sam);
        await rejects(make('spotfleet.amazonaws.com', {}, sam), { name: 'AccessDenied' });
    });
});
