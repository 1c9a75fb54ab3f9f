import { deepStrictEqual, match, rejects, strictEqual } from 'node:assert/strict';
import { CreatePlacementGroupCommand, CreateTagsCommand, DeletePlacementGroupCommand, DescribeInstancesCommand, DescribePlacementGroupsCommand, RunInstancesCommand, TerminateInstancesCommand, } from '@aws-sdk/client-ec2';
import { CreateAccessKeyCommand, CreateUserCommand, PutUserPolicyCommand, } from '@aws-sdk/client-iam';
import { ec2Client, iamClient } from '../support/clients.js';
import { memoryCloud } from '../support/memory-cloud.js';
import { useServer } from '../support/server.js';
describe('placement groups', () => {
    const server = useServer();
    const ec2 = ec2Client(server);
    const create = async (GroupName, more = {}) => {
        const input = { GroupName, Strategy: 'cluster', ...more };
        return (await ec2.send(new CreatePlacementGroupCommand(input))).PlacementGroup;
    };
    const remove = (GroupName) => ec2.send(new DeletePlacementGroupCommand({ GroupName }));
    const described = async (input = {}) => (await ec2.send(new DescribePlacementGroupsCommand(input))).PlacementGroups ?? [];
    const names = async (input) => (await described(input)).map(({ GroupName }) => GroupName);
    it('are made with tags, and described as they were made', async () => {
        const Tags = [{ Key: 'team', Value: 'physics' }];
        const made = await create('near', {
            TagSpecifications: [{ ResourceType: 'placement-group', Tags }],
        });
        match(made?.GroupId ?? '', /^pg-0[0-9a-f]{16}$/);
        match(made?.GroupArn ?? '', /^arn:aws:ec2:us-east-1:\d{12}:placement-group\/near$/);
        strictEqual(made?.State, 'available');
        strictEqual(made?.Strategy, 'cluster');
        deepStrictEqual(made?.Tags, Tags);
        deepStrictEqual(await described({ GroupIds: [made?.GroupId ?? ''] }), [made]);
        await remove('near');
    });
    it('are found by names, tags and filters, in the order of names', async () => {
        const one = await create('one');
        await create('another');
        const tag = { Resources: [one?.GroupId ?? ''], Tags: [{ Key: 'stage', Value: 'live' }] };
        await ec2.send(new CreateTagsCommand(tag));
        deepStrictEqual(await names(), ['another', 'one']);
        deepStrictEqual(await names({ GroupNames: ['one'] }), ['one']);
        const by = (Name, value) => names({ Filters: [{ Name, Values: [value] }] });
        deepStrictEqual(await by('tag:stage', 'live'), ['one']);
        deepStrictEqual(await by('group-name', 'an*'), ['another']);
        deepStrictEqual(await by('group-arn', one?.GroupArn ?? ''), ['one']);
        deepStrictEqual(await by('strategy', 'spread'), []);
        await rejects(by('colour', 'red'), { name: 'InvalidParameterValue' });
        await Promise.all(['one', 'another'].map(remove));
    });
    it('have names of their own', async () => {
        await create('only');
        await rejects(create('only'), { name: 'InvalidPlacementGroup.Duplicate' });
        await remove('only');
        await create('only');
        await remove('only');
        await rejects(create(''), { name: 'MissingParameter' });
        await rejects(create('x'.repeat(256)), { name: 'InvalidParameterValue' });
    });
    it('that are not there are said to be unknown', async () => {
        const unknown = { name: 'InvalidPlacementGroup.Unknown' };
        await rejects(remove('gone'), unknown);
        await rejects(described({ GroupNames: ['gone'] }), unknown);
        await rejects(described({ GroupIds: ['pg-0123456789abcdef0'] }), unknown);
        await rejects(described({ GroupIds: ['near'] }), { name: 'InvalidPlacementGroup.Malformed' });
    });
    it('promise nothing that one host cannot keep', async () => {
        const notOffered = { name: 'UnsupportedOperation' };
        await rejects(create('apart', { Strategy: 'spread', SpreadLevel: 'rack' }), notOffered);
        await rejects(create('apart', { Strategy: 'partition', PartitionCount: 3 }), notOffered);
        await rejects(create('apart', { PartitionCount: 3 }), { name: 'InvalidParameterCombination' });
        await rejects(create('apart', { Strategy: 'near' }), { name: 'InvalidParameterValue' });
        deepStrictEqual(await names(), []);
    });
    it('are allowed by their names', async () => {
        const iam = iamClient(server);
        const UserName = 'placer';
        await iam.send(new CreateUserCommand({ UserName }));
        const Resource = 'arn:aws:ec2:*:*:placement-group/lab-*';
        const Statement = [{ Effect: 'Allow', Action: 'ec2:*PlacementGroup', Resource }];
        const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
        await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'labs', PolicyDocument }));
        const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
        const placer = ec2Client(server, {
            accessKeyId: AccessKey?.AccessKeyId ?? '',
            secretAccessKey: AccessKey?.SecretAccessKey ?? '',
        });
        const make = (GroupName) => placer.send(new CreatePlacementGroupCommand({ GroupName, Strategy: 'cluster' }));
        await make('lab-1');
        await rejects(make('shop-1'), { name: 'UnauthorizedOperation' });
        await placer.send(new DeletePlacementGroupCommand({ GroupName: 'lab-1' }));
    });
    it('hold instances, and go when these have ended', async () => {
        const cloud = memoryCloud();
        const ImageId = await cloud.image();
        const run = (GroupName) => {
            const size = { InstanceType: 't2.micro', MinCount: 1, MaxCount: 1 };
            return cloud.send(new RunInstancesCommand({ ImageId, ...size, Placement: { GroupName } }));
        };
        await rejects(run('near'), { code: 'InvalidPlacementGroup.Unknown' });
        await cloud.send(new CreatePlacementGroupCommand({ GroupName: 'near' }));
        const { Instances: [made] = [] } = await run('near');
        const Filters = [{ Name: 'placement-group-name', Values: ['near'] }];
        const { Reservations } = await cloud.send(new DescribeInstancesCommand({ Filters }));
        strictEqual(Reservations?.[0]?.Instances?.[0]?.Placement?.GroupName, 'near');
        const gone = () => cloud.send(new DeletePlacementGroupCommand({ GroupName: 'near' }));
        await rejects(gone(), { code: 'InvalidPlacementGroup.InUse' });
        const id = made?.InstanceId ?? '';
        await cloud.send(new TerminateInstancesCommand({ InstanceIds: [id] }));
        await cloud.end(id);
        await gone();
    });
});
