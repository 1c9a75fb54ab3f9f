import { deepStrictEqual, match, rejects, strictEqual } from 'node:assert/strict';
import { CreateKeyPairCommand, CreateSubnetCommand, CreateVpcCommand, DescribeInstancesCommand, DescribeSecurityGroupsCommand, DescribeSubnetsCommand, DescribeVolumesCommand, RunInstancesCommand, TerminateInstancesCommand, } from '@aws-sdk/client-ec2';
import { ec2Client } from '../support/clients.js';
import { memoryCloud } from '../support/memory-cloud.js';
import { useServer } from '../support/server.js';
describe('launches', () => {
    let cloud;
    let ImageId;
    beforeEach(async () => {
        cloud = memoryCloud();
        ImageId = await cloud.image();
    });
    const run = (more = {}) => cloud.send(new RunInstancesCommand({
        ImageId,
        InstanceType: 't2.micro',
        MinCount: 1,
        MaxCount: 1,
        ...more,
    }));
    const idsOf = async (launched) => ((await launched).Instances ?? []).map(({ InstanceId = '' }) => InstanceId);
    const describeAll = async (more = {}) => {
        const { Reservations = [] } = await cloud.send(new DescribeInstancesCommand(more));
        return Reservations.flatMap(({ Instances = [] }) => Instances);
    };
    it('go into the default VPC, with an interface, addresses and a root volume', async () => {
        const launched = await run();
        match(launched.ReservationId ?? '', /^r-0[0-9a-f]{16}$/);
        strictEqual(launched.OwnerId, cloud.account);
        const [instance] = launched.Instances ?? [];
        match(instance?.InstanceId ?? '', /^i-0[0-9a-f]{16}$/);
        deepStrictEqual(instance?.State, { Code: 0, Name: 'pending' });
        strictEqual(instance.PrivateIpAddress, '172.31.0.4');
        strictEqual(instance.PrivateDnsName, 'ip-172-31-0-4.ec2.internal');
        match(instance.PublicIpAddress ?? '', /^127\.77\./);
        strictEqual(instance.Placement?.AvailabilityZone, 'us-east-1a');
        deepStrictEqual(instance.SecurityGroups?.map(({ GroupName }) => GroupName), ['default']);
        const [device] = instance.BlockDeviceMappings ?? [];
        deepStrictEqual([device?.DeviceName, device?.Ebs?.DeleteOnTermination, device?.Ebs?.Status], ['/dev/xvda', true, 'attached']);
        const [card] = instance.NetworkInterfaces ?? [];
        match(card?.MacAddress ?? '', /^02(:[0-9a-f]{2}){5}$/);
        strictEqual(card?.Attachment?.DeviceIndex, 0);
        strictEqual(cloud.told, 1);
        deepStrictEqual(await describeAll(), launched.Instances);
    });
    it('make as many as asked for, in one reservation, each with an address of its own', async () => {
        await run({ MinCount: 3, MaxCount: 3 });
        const all = await describeAll();
        deepStrictEqual(all.map(({ AmiLaunchIndex, PrivateIpAddress }) => [AmiLaunchIndex, PrivateIpAddress]), [
            [0, '172.31.0.4'],
            [1, '172.31.0.5'],
            [2, '172.31.0.6'],
        ]);
        strictEqual(new Set(all.map(({ PublicIpAddress }) => PublicIpAddress)).size, 3);
    });
    it('take what their quotas leave, or nothing', async () => {
        await cloud.quota('L-1216C47A', 5);
        strictEqual((await idsOf(run({ MaxCount: 9 }))).length, 5);
        await rejects(run(), {
            name: 'AwsError',
            code: 'VcpuLimitExceeded',
            message: /current vCPU limit of 5/,
        });
        await cloud.quota('L-1216C47A', 100);
        await cloud.quota('instances', 6);
        await rejects(run({ MinCount: 2, MaxCount: 2 }), { code: 'InstanceLimitExceeded' });
        await cloud.quota('volumes', 5);
        await rejects(run(), { code: 'VolumeLimitExceeded' });
        strictEqual((await describeAll()).length, 5);
        await cloud.quota('volumes', 6);
        strictEqual((await idsOf(run())).length, 1);
    });
    it('that come at once do not pass a quota together', async () => {
        await cloud.quota('L-1216C47A', 3);
        const all = await Promise.allSettled(Array.from({ length: 8 }, () => run()));
        strictEqual(all.filter(({ status }) => status === 'fulfilled').length, 3);
        strictEqual((await describeAll()).length, 3);
    });
    it('need room on the host', async () => {
        cloud.facts = { cpus: 2, memoryMiB: 2048, architecture: 'x86_64' };
        const small = { InstanceType: 't3.micro' };
        await rejects(run({ ...small, MinCount: 2, MaxCount: 2 }), {
            code: 'InsufficientInstanceCapacity',
            status: 500,
        });
        const [first = ''] = await idsOf(run(small));
        await rejects(run(small), { code: 'InsufficientInstanceCapacity' });
        await cloud.send(new TerminateInstancesCommand({ InstanceIds: [first] }));
        await cloud.end(first);
        await run(small);
    });
    it('need a host, an image and a type of one architecture', async () => {
        await rejects(run({ InstanceType: 't4g.micro' }), {
            code: 'InvalidParameterValue',
            message: /architecture 'arm64' of the specified instance type does not match/,
        });
        const arm = await cloud.image({ architecture: 'arm64' });
        await rejects(run({ ImageId: arm, InstanceType: 't4g.micro' }), { code: 'Unsupported' });
    });
    it('happen once for one client token', async () => {
        const ClientToken = 'token-1';
        const first = await idsOf(run({ ClientToken }));
        deepStrictEqual(await idsOf(run({ ClientToken })), first);
        await rejects(run({ ClientToken, MaxCount: 2 }), { code: 'IdempotentParameterMismatch' });
        const again = await Promise.all([1, 2, 3].map(() => idsOf(run({ ClientToken: 'token-2' }))));
        deepStrictEqual(again, [again[0], again[0], again[0]]);
        strictEqual((await describeAll()).length, 2);
    });
    it('that are rehearsed leave nothing', async () => {
        await rejects(run({ DryRun: true }), { code: 'DryRunOperation' });
        await rejects(run({ DryRun: true, KeyName: 'nobody' }), { code: 'InvalidKeyPair.NotFound' });
        deepStrictEqual(await describeAll(), []);
    });
    it('give tags to instances, volumes and interfaces', async () => {
        const tags = (ResourceType) => ({
            ResourceType,
            Tags: [{ Key: 'of', Value: ResourceType }],
        });
        const TagSpecifications = [tags('instance'), tags('volume'), tags('network-interface')];
        const { Instances: [made] = [] } = await run({ TagSpecifications });
        deepStrictEqual(made?.Tags, [{ Key: 'of', Value: 'instance' }]);
        const { Volumes: [volume] = [] } = await cloud.send(new DescribeVolumesCommand({}));
        deepStrictEqual(volume?.Tags, [{ Key: 'of', Value: 'volume' }]);
        const wrong = [{ ResourceType: 'vpc', Tags: [{ Key: 'a', Value: 'b' }] }];
        await rejects(run({ TagSpecifications: wrong }), { code: 'InvalidParameterValue' });
    });
    it('go where they are asked to go', async () => {
        const { Vpc } = await cloud.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
        const VpcId = Vpc?.VpcId ?? '';
        const { Subnet } = await cloud.send(new CreateSubnetCommand({ VpcId, CidrBlock: '10.0.1.0/28', AvailabilityZone: 'us-east-1c' }));
        const SubnetId = Subnet?.SubnetId ?? '';
        const { Instances: [made] = [] } = await run({ SubnetId, PrivateIpAddress: '10.0.1.9' });
        deepStrictEqual([
            made?.PrivateIpAddress,
            made?.PublicIpAddress,
            made?.VpcId,
            made?.Placement?.AvailabilityZone,
        ], ['10.0.1.9', undefined, VpcId, 'us-east-1c']);
        const taken = { SubnetId, PrivateIpAddress: '10.0.1.9' };
        await rejects(run(taken), { code: 'InvalidIPAddress.InUse' });
        await rejects(run({ SubnetId, PrivateIpAddress: '10.0.1.3' }), {
            code: 'InvalidParameterValue',
        });
        await rejects(run({ SubnetId, PrivateIpAddress: '10.0.9.9' }), {
            code: 'InvalidParameterValue',
        });
        await rejects(run({ SubnetId, MinCount: 11, MaxCount: 11 }), {
            code: 'VcpuLimitExceeded',
        });
        await cloud.quota('L-1216C47A', 64);
        await rejects(run({ SubnetId, MinCount: 11, MaxCount: 11 }), {
            code: 'InsufficientFreeAddressesInSubnet',
        });
        strictEqual((await describeAll()).length, 1);
        const { Subnets: [now] = [] } = await cloud.send(new DescribeSubnetsCommand({ SubnetIds: [SubnetId] }));
        strictEqual(now?.AvailableIpAddressCount, 10);
        const { SecurityGroups = [] } = await cloud.send(new DescribeSecurityGroupsCommand({}));
        const foreign = SecurityGroups.find((group) => group.VpcId !== VpcId)?.GroupId ?? '';
        await rejects(run({ SubnetId, SecurityGroupIds: [foreign] }), {
            code: 'InvalidParameter',
            message: /belong to different networks/,
        });
        await rejects(run({ SubnetId, SecurityGroups: ['default'] }), {
            code: 'InvalidParameterCombination',
        });
        await rejects(run({ SecurityGroups: ['nobody'] }), { code: 'InvalidGroup.NotFound' });
        const zoned = await run({ Placement: { AvailabilityZone: 'us-east-1b' } });
        strictEqual(zoned.Instances?.[0]?.Placement?.AvailabilityZone, 'us-east-1b');
    });
    it('describe their one network interface, or name one that is free', async () => {
        const of = (more) => ({ NetworkInterfaces: [{ DeviceIndex: 0, ...more }] });
        const made = await run(of({ AssociatePublicIpAddress: false, SecondaryPrivateIpAddressCount: 1 }));
        const [card] = made.Instances?.[0]?.NetworkInterfaces ?? [];
        strictEqual(made.Instances?.[0]?.PublicIpAddress, undefined);
        deepStrictEqual(card?.PrivateIpAddresses?.map(({ Primary, PrivateIpAddress }) => [Primary, PrivateIpAddress]), [
            [true, '172.31.0.4'],
            [false, '172.31.0.5'],
        ]);
        const NetworkInterfaceId = card?.NetworkInterfaceId ?? '';
        await rejects(run(of({ NetworkInterfaceId })), { code: 'InvalidNetworkInterface.InUse' });
        await rejects(run({ ...of({}), SubnetId: 'subnet-1' }), { code: 'InvalidParameterCombination' });
        const two = { NetworkInterfaces: [{ DeviceIndex: 0 }, { DeviceIndex: 1 }] };
        await rejects(run(two), { code: 'UnsupportedOperation' });
        const many = of({ SecondaryPrivateIpAddressCount: 9 });
        await rejects(run(many), { code: 'PrivateIpAddressLimitExceeded' });
    });
    it('bring volumes of their own', async () => {
        const { Instances: [made] = [] } = await run({
            BlockDeviceMappings: [
                { DeviceName: '/dev/xvda', Ebs: { VolumeSize: 20 } },
                { DeviceName: '/dev/sdf', Ebs: { VolumeSize: 5, DeleteOnTermination: false } },
            ],
        });
        deepStrictEqual(made?.BlockDeviceMappings?.map(({ DeviceName, Ebs }) => [
            DeviceName,
            Ebs?.DeleteOnTermination,
        ]), [
            ['/dev/xvda', true],
            ['/dev/sdf', false],
        ]);
        const { Volumes = [] } = await cloud.send(new DescribeVolumesCommand({}));
        deepStrictEqual(Volumes.map(({ Size }) => Size).sort(), [20, 5]);
        const device = (Ebs, DeviceName = '/dev/xvda') => ({
            BlockDeviceMappings: [{ DeviceName, Ebs }],
        });
        await rejects(run(device({ VolumeSize: 1 })), { code: 'InvalidBlockDeviceMapping' });
        await rejects(run(device({ DeleteOnTermination: false })), { code: 'UnsupportedOperation' });
        await rejects(run(device({}, '/dev/sdg')), { code: 'MissingParameter' });
        await rejects(run(device({ VolumeSize: 1 }, 'x y')), { code: 'InvalidParameterValue' });
        const snapshot = { SnapshotId: 'snap-00000000000000000' };
        await rejects(run(device(snapshot, '/dev/sdg')), { code: 'InvalidSnapshot.NotFound' });
        const twice = [1, 2].map(() => ({ DeviceName: '/dev/sdf', Ebs: { VolumeSize: 1 } }));
        await rejects(run({ BlockDeviceMappings: twice }), { code: 'InvalidBlockDeviceMapping' });
    });
    const refusals = [
        ['no image', { ImageId: undefined }, 'MissingParameter'],
        ['an image id that is none', { ImageId: 'ami' }, 'InvalidAMIID.Malformed'],
        ['an image that is not there', { ImageId: 'ami-00000000' }, 'InvalidAMIID.NotFound'],
        ['a type that is none', { InstanceType: 'x9.huge' }, 'InvalidParameterValue'],
        ['no count', { MinCount: 0 }, 'InvalidParameterValue'],
        ['counts the wrong way round', { MinCount: 2, MaxCount: 1 }, 'InvalidParameterValue'],
        ['a key that is not there', { KeyName: 'nobody' }, 'InvalidKeyPair.NotFound'],
        ['a subnet that is not there', { SubnetId: 'subnet-00000000' }, 'InvalidSubnetID.NotFound'],
        ['a zone that is not there', { Placement: { AvailabilityZone: 'x' } }, 'InvalidParameterValue'],
        ['user data in no base64', { UserData: '#!/bin/sh' }, 'InvalidUserData.Malformed'],
        [
            'too much user data',
            { UserData: Buffer.alloc(16_385).toString('base64') },
            'InvalidParameterValue',
        ],
        ['a profile that is not there', { IamInstanceProfile: { Name: 'x' } }, 'InvalidParameterValue'],
        ['IPv6', { Ipv6AddressCount: 1 }, 'UnsupportedOperation'],
        ['Spot', { InstanceMarketOptions: { MarketType: 'spot' } }, 'UnsupportedOperation'],
        ['hibernation', { HibernationOptions: { Configured: true } }, 'UnsupportedOperation'],
        ['tenancy', { Placement: { Tenancy: 'dedicated' } }, 'UnsupportedOperation'],
        ['a group of none', { Placement: { GroupName: 'x' } }, 'InvalidPlacementGroup.Unknown'],
        [
            'credits for what does not burst',
            { InstanceType: 'm5.large', CreditSpecification: { CpuCredits: 'standard' } },
            'InvalidParameterCombination',
        ],
        ['half of CPU options', { CpuOptions: { CoreCount: 1 } }, 'InvalidParameterCombination'],
        [
            'more cores than there are',
            { CpuOptions: { CoreCount: 2, ThreadsPerCore: 1 } },
            'InvalidParameterValue',
        ],
        [
            'a hop limit of none',
            { MetadataOptions: { HttpPutResponseHopLimit: 65 } },
            'InvalidParameterValue',
        ],
        ['a token that is too long', { ClientToken: 'x'.repeat(65) }, 'InvalidParameterValue'],
    ];
    for (const [what, more, code] of refusals) {
        it(`with ${what} are refused, and leave nothing`, async () => {
            await rejects(run(more), { code });
            deepStrictEqual(await describeAll(), []);
            const { Volumes } = await cloud.send(new DescribeVolumesCommand({}));
            deepStrictEqual(Volumes, []);
        });
    }
    it('are found by filters, and page by page', async () => {
        await cloud.send(new CreateKeyPairCommand({ KeyName: 'mine' }));
        await cloud.quota('L-1216C47A', 64);
        const Tags = [{ Key: 'team', Value: 'blue' }];
        const blue = await idsOf(run({ KeyName: 'mine', TagSpecifications: [{ ResourceType: 'instance', Tags }] }));
        await run({ MinCount: 6, MaxCount: 6, InstanceType: 't2.small' });
        const find = async (...filters) => {
            const Filters = filters.map(([Name, value]) => ({ Name, Values: [value] }));
            return (await describeAll({ Filters })).map(({ InstanceId }) => InstanceId);
        };
        for (const filter of [
            ['tag:team', 'blue'],
            ['key-name', 'mine'],
            ['private-ip-address', '172.31.0.4'],
            ['network-interface.addresses.private-ip-address', '172.31.0.4'],
            ['instance-type', '*.micro'],
        ]) {
            deepStrictEqual(await find(filter), blue);
        }
        strictEqual((await find(['instance-state-name', 'pending'])).length, 7);
        strictEqual((await find(['launch-index', '5'])).length, 1);
        deepStrictEqual(await find(['instance-state-name', 'running']), []);
        await rejects(find(['colour', 'blue']), {
            code: 'InvalidParameterValue',
            message: "The filter 'colour' is invalid",
        });
        const seen = [];
        let NextToken;
        do {
            const more = { MaxResults: 5, ...(NextToken && { NextToken }) };
            const page = await cloud.send(new DescribeInstancesCommand(more));
            const { Reservations = [] } = page;
            seen.push(...Reservations.flatMap(({ Instances = [] }) => Instances.map((i) => i.InstanceId)));
            NextToken = page.NextToken;
        } while (NextToken);
        strictEqual(new Set(seen).size, 7);
        const [id = ''] = blue;
        await rejects(describeAll({ InstanceIds: [id], MaxResults: 5 }), {
            code: 'InvalidParameterCombination',
        });
        await rejects(describeAll({ InstanceIds: [id, 'i-00000000', 'i-11111111'] }), {
            code: 'InvalidInstanceID.NotFound',
            message: "The instance IDs 'i-00000000, i-11111111' do not exist",
        });
    });
});
describe('without Docker', () => {
    const server = useServer();
    it('a launch says what is missing, once', async () => {
        const ec2 = ec2Client(server);
        const ImageId = 'ami-00000000000000000';
        const run = new RunInstancesCommand({ ImageId, MinCount: 1, MaxCount: 1 });
        await rejects(ec2.send(run), (error) => {
            match(error.name, /^(UnsupportedOperation|InvalidAMIID\.NotFound)$/);
            strictEqual(error.$metadata?.attempts, 1);
            return true;
        });
        deepStrictEqual((await ec2.send(new DescribeInstancesCommand({}))).Reservations, []);
    });
});
