import { deepStrictEqual, match, rejects, strictEqual } from 'node:assert/strict';
import { AssociateIamInstanceProfileCommand, DescribeIamInstanceProfileAssociationsCommand, DescribeInstancesCommand, DisassociateIamInstanceProfileCommand, ReplaceIamInstanceProfileAssociationCommand, RunInstancesCommand, TerminateInstancesCommand, } from '@aws-sdk/client-ec2';
import { AddRoleToInstanceProfileCommand, CreateAccessKeyCommand, CreateInstanceProfileCommand, CreateRoleCommand, CreateUserCommand, PutUserPolicyCommand, } from '@aws-sdk/client-iam';
import { ec2Client, iamClient } from '../support/clients.js';
import { memoryCloud } from '../support/memory-cloud.js';
import { useServer } from '../support/server.js';
describe('associations of instance profiles', () => {
    let cloud;
    let InstanceId;
    beforeEach(async () => {
        cloud = memoryCloud();
        const ImageId = await cloud.image();
        await profile('app');
        await profile('other');
        await profile('bare', {});
        const counts = { MinCount: 1, MaxCount: 1 };
        const run = new RunInstancesCommand({ ImageId, InstanceType: 't3.micro', ...counts });
        const { Instances = [] } = await cloud.send(run);
        InstanceId = Instances[0]?.InstanceId ?? '';
    });
    async function profile(name, more = { role: name }) {
        await cloud.accounts.entities.change(cloud.account, async (change) => {
            const tags = {};
            change.put('instanceProfile', name, {
                instanceProfileName: name,
                instanceProfileId: `AIPA${name}`,
                path: '/',
                createdAt: cloud.now,
                tags,
                ...more,
            });
            const held = { inlinePolicies: {}, attachedPolicies: [], path: '/', createdAt: cloud.now };
            if (more.role === undefined)
                return;
            change.put('role', name, {
                ...held,
                roleName: name,
                roleId: `AROA${name}`,
                trustPolicy: '{}',
                trusted: {},
                maxSessionSeconds: 3600,
                tags,
            });
        });
    }
    const associate = async (IamInstanceProfile, id = InstanceId) => (await cloud.send(new AssociateIamInstanceProfileCommand({ InstanceId: id, IamInstanceProfile }))).IamInstanceProfileAssociation ?? {};
    const describeAll = async (more = {}) => (await cloud.send(new DescribeIamInstanceProfileAssociationsCommand(more)))
        .IamInstanceProfileAssociations ?? [];
    const arnOf = (name) => `arn:aws:iam::${cloud.account}:instance-profile/${name}`;
    const profileOfInstance = async () => {
        const { Reservations } = await cloud.send(new DescribeInstancesCommand({}));
        return Reservations?.[0]?.Instances?.[0]?.IamInstanceProfile?.Arn;
    };
    it('give an instance a role', async () => {
        const made = await associate({ Name: 'app' });
        match(made.AssociationId ?? '', /^iip-assoc-0[0-9a-f]{16}$/);
        strictEqual(made.State, 'associating');
        deepStrictEqual(await describeAll(), [
            {
                AssociationId: made.AssociationId,
                InstanceId,
                IamInstanceProfile: { Arn: arnOf('app'), Id: 'AIPAapp' },
                State: 'associated',
                Timestamp: new Date(cloud.now),
            },
        ]);
        strictEqual(await profileOfInstance(), arnOf('app'));
        strictEqual(cloud.told, 2);
    });
    it('are one for each instance', async () => {
        await associate({ Name: 'app' });
        await rejects(associate({ Name: 'other' }), { code: 'IncorrectState' });
        strictEqual(await profileOfInstance(), arnOf('app'));
    });
    it('are of profiles with roles, and of instances that are there', async () => {
        await rejects(associate({ Name: 'none' }), { code: 'InvalidParameterValue' });
        await rejects(associate({ Name: 'bare' }), { code: 'InvalidParameterValue' });
        await rejects(associate({}), { code: 'MissingParameter' });
        await rejects(associate({ Arn: arnOf('app'), Name: 'app' }), {
            code: 'InvalidParameterCombination',
        });
        await rejects(associate({ Name: 'app' }, 'i-0123456789abcdef0'), {
            code: 'InvalidInstanceID.NotFound',
        });
        await rejects(associate({ Name: 'app' }, 'i-x'), { code: 'InvalidInstanceID.Malformed' });
        await cloud.send(new TerminateInstancesCommand({ InstanceIds: [InstanceId] }));
        await rejects(associate({ Name: 'app' }), { code: 'IncorrectInstanceState' });
    });
    it('are replaced in one step', async () => {
        const { AssociationId } = await associate({ Name: 'app' });
        const replace = (id, Name) => cloud.send(new ReplaceIamInstanceProfileAssociationCommand({
            AssociationId: id,
            IamInstanceProfile: { Name },
        }));
        const { IamInstanceProfileAssociation: now } = await replace(AssociationId, 'other');
        strictEqual(await profileOfInstance(), arnOf('other'));
        const [only, ...more] = await describeAll();
        deepStrictEqual([only?.AssociationId, more], [now?.AssociationId, []]);
        const gone = { code: 'InvalidAssociationID.NotFound' };
        await rejects(replace(AssociationId, 'app'), gone);
        await rejects(replace(now?.AssociationId, 'none'), { code: 'InvalidParameterValue' });
        strictEqual(await profileOfInstance(), arnOf('other'));
    });
    it('are taken away', async () => {
        const { AssociationId } = await associate({ Name: 'app' });
        const away = () => cloud.send(new DisassociateIamInstanceProfileCommand({ AssociationId }));
        const { IamInstanceProfileAssociation: gone } = await away();
        deepStrictEqual([gone?.State, gone?.InstanceId], ['disassociating', InstanceId]);
        strictEqual(await profileOfInstance(), undefined);
        deepStrictEqual(await describeAll(), []);
        await rejects(away(), { code: 'InvalidAssociationID.NotFound' });
    });
    it('are found by id, instance and state, and go with their instances', async () => {
        const { AssociationId = '' } = await associate({ Name: 'app' });
        strictEqual((await describeAll({ AssociationIds: [AssociationId] })).length, 1);
        const filter = (Name, value) => ({ Filters: [{ Name, Values: [value] }] });
        strictEqual((await describeAll(filter('instance-id', InstanceId))).length, 1);
        strictEqual((await describeAll(filter('state', 'disassociated'))).length, 0);
        await rejects(describeAll(filter('colour', 'x')), { code: 'InvalidParameterValue' });
        await rejects(describeAll({ AssociationIds: ['iip-assoc-1'] }), {
            code: 'InvalidAssociationID.NotFound',
        });
        await cloud.send(new TerminateInstancesCommand({ InstanceIds: [InstanceId] }));
        deepStrictEqual(await describeAll(), []);
    });
});
describe('associations of instance profiles, over HTTP', () => {
    const server = useServer();
    it('need the right to pass the role', async () => {
        const iam = iamClient(server);
        const Name = 'app';
        const policy = (statement) => JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] });
        const trust = { Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' };
        const AssumeRolePolicyDocument = policy(trust);
        await iam.send(new CreateRoleCommand({ RoleName: Name, AssumeRolePolicyDocument }));
        const profile = { InstanceProfileName: Name };
        await iam.send(new CreateInstanceProfileCommand(profile));
        await iam.send(new AddRoleToInstanceProfileCommand({ ...profile, RoleName: Name }));
        await iam.send(new CreateUserCommand({ UserName: 'ops' }));
        const { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName: 'ops' }));
        const user = ec2Client(server, {
            accessKeyId: key?.AccessKeyId ?? '',
            secretAccessKey: key?.SecretAccessKey ?? '',
        });
        const allow = (...Action) => iam.send(new PutUserPolicyCommand({
            UserName: 'ops',
            PolicyName: 'p',
            PolicyDocument: policy({ Action, Resource: '*' }),
        }));
        const associate = () => user.send(new AssociateIamInstanceProfileCommand({
            InstanceId: 'i-0123456789abcdef0',
            IamInstanceProfile: { Name },
        }));
        await allow('ec2:*');
        await rejects(associate(), { name: 'UnauthorizedOperation', message: /iam:PassRole/ });
        await allow('iam:PassRole');
        await rejects(associate(), { name: 'UnauthorizedOperation' });
        await allow('ec2:*', 'iam:PassRole');
        await rejects(associate(), { name: 'InvalidInstanceID.NotFound' });
    });
});
