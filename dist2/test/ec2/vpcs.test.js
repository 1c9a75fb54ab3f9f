import { deepStrictEqual, match, rejects, strictEqual } from 'node:assert/strict';
import { CreateDefaultSubnetCommand, CreateDefaultVpcCommand, CreateSubnetCommand, CreateTagsCommand, CreateVpcCommand, DeleteSubnetCommand, DeleteTagsCommand, DeleteVpcCommand, DescribeSubnetsCommand, DescribeTagsCommand, DescribeVpcAttributeCommand, DescribeVpcsCommand, ModifySubnetAttributeCommand, ModifyVpcAttributeCommand, } from '@aws-sdk/client-ec2';
import { CreateAccessKeyCommand, CreateUserCommand, PutUserPolicyCommand, } from '@aws-sdk/client-iam';
import { DecodeAuthorizationMessageCommand } from '@aws-sdk/client-sts';
import { ec2Client, iamClient, stsClient } from '../support/clients.js';
import { useServer } from '../support/server.js';
describe('VPCs and subnets', () => {
    const server = useServer();
    const ec2 = ec2Client(server);
    const createVpc = async (CidrBlock, more = {}) => {
        const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock, ...more }));
        return Vpc?.VpcId ?? '';
    };
    const createSubnet = async (VpcId, CidrBlock) => (await ec2.send(new CreateSubnetCommand({ VpcId, CidrBlock }))).Subnet;
    const deleteVpc = (VpcId) => ec2.send(new DeleteVpcCommand({ VpcId }));
    const deleteSubnet = (SubnetId = '') => ec2.send(new DeleteSubnetCommand({ SubnetId }));
    it('begin with a default VPC of a subnet in each zone, made once', async () => {
        const ask = () => ec2.send(new DescribeVpcsCommand({}));
        const answers = await Promise.all([ask(), ask(), ask()]);
        const ids = answers.map(({ Vpcs = [] }) => Vpcs.map(({ VpcId }) => VpcId));
        strictEqual(ids[0]?.length, 1);
        deepStrictEqual(ids, [ids[0], ids[0], ids[0]]);
        const [vpc] = answers[0]?.Vpcs ?? [];
        deepStrictEqual([vpc?.CidrBlock, vpc?.IsDefault], ['172.31.0.0/16', true]);
        const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
        const facts = Subnets.map((each) => [each.AvailabilityZone, each.CidrBlock]).sort();
        deepStrictEqual(facts, [
            ['us-east-1a', '172.31.0.0/20'],
            ['us-east-1b', '172.31.16.0/20'],
            ['us-east-1c', '172.31.32.0/20'],
        ]);
        strictEqual(Subnets[0]?.AvailableIpAddressCount, 4091);
        await rejects(ec2.send(new CreateDefaultVpcCommand({})), { name: 'DefaultVpcAlreadyExists' });
    });
    it('have a range of 16 to 65,536 addresses, its host bits cleared', async () => {
        const vpcId = await createVpc('10.1.2.3/16');
        const { Vpcs: [vpc] = [] } = await ec2.send(new DescribeVpcsCommand({ VpcIds: [vpcId] }));
        strictEqual(vpc?.CidrBlock, '10.1.0.0/16');
        strictEqual(vpc?.CidrBlockAssociationSet?.[0]?.CidrBlockState?.State, 'associated');
        for (const wide of ['10.0.0.0/15', '10.0.0.0/29']) {
            await rejects(createVpc(wide), { name: 'InvalidVpc.Range' });
        }
        for (const none of ['10.0.0.0', '10.0.0.256/16', 'fd00::/64', 'x']) {
            await rejects(createVpc(none), { name: 'InvalidParameterValue' });
        }
        await deleteVpc(vpcId);
    });
    it('are as many as an account may have', async () => {
        const ids = [];
        for (const count of [1, 2, 3, 4])
            ids.push(await createVpc(`10.${count}.0.0/16`));
        await rejects(createVpc('10.5.0.0/16'), {
            name: 'VpcLimitExceeded',
            message: 'The maximum number of VPCs has been reached.',
        });
        for (const id of ids)
            await deleteVpc(id);
    });
    it('have attributes, changed one at a time', async () => {
        const VpcId = await createVpc('10.0.0.0/16');
        const modify = (more) => ec2.send(new ModifyVpcAttributeCommand({ VpcId, ...more }));
        const read = (Attribute) => ec2.send(new DescribeVpcAttributeCommand({ VpcId, Attribute }));
        strictEqual((await read('enableDnsHostnames')).EnableDnsHostnames?.Value, false);
        await modify({ EnableDnsHostnames: { Value: true } });
        strictEqual((await read('enableDnsHostnames')).EnableDnsHostnames?.Value, true);
        strictEqual((await read('enableDnsSupport')).EnableDnsSupport?.Value, true);
        const both = { EnableDnsHostnames: { Value: true }, EnableDnsSupport: { Value: true } };
        await rejects(modify(both), { name: 'InvalidParameterCombination' });
        await rejects(modify({}), { name: 'MissingParameter' });
        await deleteVpc(VpcId);
    });
    it('hold subnets inside their range that do not overlap', async () => {
        const vpcId = await createVpc('10.0.0.0/16');
        const subnet = await createSubnet(vpcId, '10.0.1.0/24');
        match(subnet?.SubnetArn ?? '', /^arn:aws:ec2:us-east-1:\d{12}:subnet\/subnet-0[0-9a-f]{16}$/);
        strictEqual(subnet?.AvailableIpAddressCount, 251);
        await rejects(createSubnet(vpcId, '10.0.1.128/25'), {
            name: 'InvalidSubnet.Conflict',
            message: "The CIDR '10.0.1.128/25' conflicts with another subnet",
        });
        await rejects(createSubnet(vpcId, '10.1.0.0/24'), {
            name: 'InvalidSubnet.Range',
            message: "The CIDR '10.1.0.0/24' is invalid.",
        });
        await rejects(createSubnet('vpc-00000000000000000', '10.0.2.0/24'), {
            name: 'InvalidVpcID.NotFound',
            message: "The vpc ID 'vpc-00000000000000000' does not exist",
        });
        await rejects(createSubnet('nonsense', '10.0.2.0/24'), { name: 'InvalidVpcID.Malformed' });
        await rejects(deleteVpc(vpcId), {
            name: 'DependencyViolation',
            message: `The vpc '${vpcId}' has dependencies and cannot be deleted.`,
        });
        await deleteSubnet(subnet?.SubnetId);
        await rejects(deleteSubnet(subnet?.SubnetId), { name: 'InvalidSubnetID.NotFound' });
        await deleteVpc(vpcId);
    });
    it('of which one alone takes a range that many ask for', async () => {
        const vpcId = await createVpc('10.0.0.0/16');
        const asked = Array.from({ length: 8 }, () => createSubnet(vpcId, '10.0.0.0/24'));
        const made = (await Promise.allSettled(asked)).flatMap((each) => each.status === 'fulfilled' ? [each.value?.SubnetId] : []);
        strictEqual(made.length, 1);
        await deleteSubnet(made[0]);
        await deleteVpc(vpcId);
    });
    it('give a zone its default subnet back, changed as one likes', async () => {
        const Filters = [{ Name: 'availability-zone', Values: ['us-east-1b'] }];
        const { Subnets: [old] = [] } = await ec2.send(new DescribeSubnetsCommand({ Filters }));
        const AvailabilityZone = 'us-east-1b';
        const again = () => ec2.send(new CreateDefaultSubnetCommand({ AvailabilityZone }));
        await rejects(again(), { name: 'DefaultSubnetAlreadyExistsInAvailabilityZone' });
        await deleteSubnet(old?.SubnetId);
        const { Subnet: made } = await again();
        deepStrictEqual([made?.CidrBlock, made?.DefaultForAz], ['172.31.16.0/20', true]);
        const SubnetId = made?.SubnetId ?? '';
        const MapPublicIpOnLaunch = { Value: false };
        await ec2.send(new ModifySubnetAttributeCommand({ SubnetId, MapPublicIpOnLaunch }));
        const { Subnets: [now] = [] } = await ec2.send(new DescribeSubnetsCommand({ SubnetIds: [SubnetId] }));
        strictEqual(now?.MapPublicIpOnLaunch, false);
    });
    it('have tags from the start, and others later', async () => {
        const Tags = [{ Key: 'Name', Value: 'one' }];
        const vpcId = await createVpc('10.0.0.0/16', {
            TagSpecifications: [{ ResourceType: 'vpc', Tags }],
        });
        const wrong = { TagSpecifications: [{ ResourceType: 'subnet', Tags }] };
        await rejects(createVpc('10.9.0.0/16', wrong), {
            name: 'InvalidParameterValue',
            message: "'subnet' is not a valid taggable resource type for this operation.",
        });
        const tag = (Resources, given) => ec2.send(new CreateTagsCommand({ Resources, Tags: given }));
        const read = async () => {
            const Filters = [{ Name: 'resource-id', Values: [vpcId] }];
            const { Tags: found = [] } = await ec2.send(new DescribeTagsCommand({ Filters }));
            return found.map(({ Key, Value, ResourceType }) => [Key, Value, ResourceType]);
        };
        await tag([vpcId], [{ Key: 'team', Value: 'blue' }]);
        const missing = 'subnet-00000000000000000';
        await rejects(tag([vpcId, missing], Tags), { name: 'InvalidSubnetID.NotFound' });
        await rejects(tag(['x-1'], Tags), { name: 'InvalidID', message: "The ID 'x-1' is not valid" });
        await rejects(tag([vpcId], [{ Key: 'aws:x', Value: '' }]), { name: 'InvalidParameterValue' });
        deepStrictEqual(await read(), [
            ['Name', 'one', 'vpc'],
            ['team', 'blue', 'vpc'],
        ]);
        const remove = (given) => ec2.send(new DeleteTagsCommand({ Resources: [vpcId], Tags: given }));
        await remove([{ Key: 'team', Value: 'red' }, { Key: 'Name' }]);
        deepStrictEqual(await read(), [['team', 'blue', 'vpc']]);
        await deleteVpc(vpcId);
    });
    it('are for those whom policies let, who else may learn why not', async () => {
        const iam = iamClient(server);
        await iam.send(new CreateUserCommand({ UserName: 'net' }));
        const { AccessKey: key } = await iam.send(new CreateAccessKeyCommand({ UserName: 'net' }));
        const own = { accessKeyId: key?.AccessKeyId ?? '', secretAccessKey: key?.SecretAccessKey ?? '' };
        const vpcId = await createVpc('10.0.0.0/16', {
            TagSpecifications: [{ ResourceType: 'vpc', Tags: [{ Key: 'team', Value: 'net' }] }],
        });
        const other = await createVpc('10.1.0.0/16');
        const user = ec2Client(server, own);
        const remove = (VpcId) => user.send(new DeleteVpcCommand({ VpcId, DryRun: true }));
        const refused = await remove(vpcId).then(() => '', (error) => error.message);
        match(refused, /^You are not authorized to perform this operation\. User: .*ec2:DeleteVpc/);
        const EncodedMessage = refused.slice(refused.lastIndexOf(' ') + 1);
        const { DecodedMessage = '' } = await stsClient(server).send(new DecodeAuthorizationMessageCommand({ EncodedMessage }));
        strictEqual(JSON.parse(DecodedMessage).context.action, 'ec2:DeleteVpc');
        const condition = { StringEquals: { 'ec2:ResourceTag/team': 'net' } };
        const statement = { Effect: 'Allow', Action: 'ec2:*', Resource: '*', Condition: condition };
        const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
        const policy = { UserName: 'net', PolicyName: 'p', PolicyDocument };
        await iam.send(new PutUserPolicyCommand(policy));
        await rejects(remove(vpcId), { name: 'DryRunOperation' });
        await rejects(remove(other), { name: 'UnauthorizedOperation' });
        const plans = (effect, more) => ({ Effect: effect, Resource: '*', ...more });
        const cheap = { StringEquals: { 'aws:RequestTag/plan': 'cheap' } };
        const creating = { StringEquals: { 'ec2:CreateAction': 'CreateVpc' } };
        await iam.send(new PutUserPolicyCommand({
            ...policy,
            PolicyDocument: JSON.stringify({
                Version: '2012-10-17',
                Statement: [
                    plans('Allow', { Action: 'ec2:CreateVpc', Condition: cheap }),
                    plans('Allow', { Action: 'ec2:CreateTags', Condition: creating }),
                ],
            }),
        }));
        const make = (...Tags) => user.send(new CreateVpcCommand({
            CidrBlock: '10.2.0.0/16',
            DryRun: true,
            ...(Tags.length > 0 && { TagSpecifications: [{ ResourceType: 'vpc', Tags }] }),
        }));
        const dear = { Key: 'Plan', Value: 'dear' };
        await rejects(make({ Key: 'plan', Value: 'cheap' }), { name: 'DryRunOperation' });
        await rejects(make(), { name: 'UnauthorizedOperation' });
        await rejects(make(dear), { name: 'UnauthorizedOperation' });
        await rejects(make({ Key: 'plan', Value: 'cheap' }, dear), { name: 'UnauthorizedOperation' });
        await deleteVpc(vpcId);
        await deleteVpc(other);
    });
});
