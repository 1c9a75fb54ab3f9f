import { deepStrictEqual, match, rejects, strictEqual } from 'node:assert/strict';
import { AssignPrivateIpAddressesCommand, AttachNetworkInterfaceCommand, CreateNetworkInterfaceCommand, CreateNetworkInterfacePermissionCommand, CreateSubnetCommand, CreateVpcCommand, DeleteNetworkInterfaceCommand, DeleteNetworkInterfacePermissionCommand, DeleteSubnetCommand, DescribeNetworkInterfaceAttributeCommand, DescribeNetworkInterfacePermissionsCommand, DescribeNetworkInterfacesCommand, DetachNetworkInterfaceCommand, ModifyNetworkInterfaceAttributeCommand, ResetNetworkInterfaceAttributeCommand, UnassignPrivateIpAddressesCommand, } from '@aws-sdk/client-ec2';
import { ec2Client } from '../support/clients.js';
import { useServer } from '../support/server.js';
describe('network interfaces', () => {
    const server = useServer();
    const ec2 = ec2Client(server);
    let subnetId = '';
    let vpcId = '';
    before('make a small subnet', async () => {
        const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
        vpcId = Vpc?.VpcId ?? '';
        const wish = { VpcId: vpcId, CidrBlock: '10.0.0.0/28' };
        const { Subnet } = await ec2.send(new CreateSubnetCommand(wish));
        subnetId = Subnet?.SubnetId ?? '';
    });
    const create = async (more = {}) => {
        const wish = { SubnetId: subnetId, ...more };
        return (await ec2.send(new CreateNetworkInterfaceCommand(wish))).NetworkInterface;
    };
    const remove = (NetworkInterfaceId) => ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId }));
    const find = async (...Filters) => (await ec2.send(new DescribeNetworkInterfacesCommand({ Filters }))).NetworkInterfaces ?? [];
    const read = async (id) => {
        const wish = { NetworkInterfaceIds: [id ?? ''] };
        return (await ec2.send(new DescribeNetworkInterfacesCommand(wish))).NetworkInterfaces?.[0];
    };
    it('have the first free address of their subnet, and its VPC’s default group', async () => {
        const made = await create({ Description: 'one' });
        match(made?.NetworkInterfaceId ?? '', /^eni-0[0-9a-f]{16}$/);
        match(made?.MacAddress ?? '', /^02(:[0-9a-f]{2}){5}$/);
        strictEqual(made?.PrivateIpAddress, '10.0.0.4');
        deepStrictEqual(made?.PrivateIpAddresses, [
            { Primary: true, PrivateDnsName: 'ip-10-0-0-4.ec2.internal', PrivateIpAddress: '10.0.0.4' },
        ]);
        deepStrictEqual([made?.Status, made?.SourceDestCheck, made?.VpcId, made?.Groups?.[0]?.GroupName], ['available', true, vpcId, 'default']);
        const next = await create();
        strictEqual(next?.PrivateIpAddress, '10.0.0.5');
        await remove(made?.NetworkInterfaceId);
        await rejects(remove(made?.NetworkInterfaceId), { name: 'InvalidNetworkInterfaceID.NotFound' });
        strictEqual((await create({ PrivateIpAddress: '10.0.0.4' }))?.PrivateIpAddress, '10.0.0.4');
        for (const each of await find({ Name: 'subnet-id', Values: [subnetId] })) {
            await remove(each.NetworkInterfaceId);
        }
    });
    it('refuse addresses that are not theirs to have', async () => {
        const made = await create();
        await rejects(create({ PrivateIpAddress: '10.0.0.4' }), {
            name: 'InvalidIPAddress.InUse',
            message: 'Address 10.0.0.4 is in use.',
        });
        for (const PrivateIpAddress of ['10.0.0.3', '10.0.0.15', '10.0.1.4', 'x']) {
            await rejects(create({ PrivateIpAddress }), { name: 'InvalidParameterValue' });
        }
        await rejects(create({ SecondaryPrivateIpAddressCount: 11 }), {
            name: 'InsufficientFreeAddressesInSubnet',
        });
        await rejects(create({ SecondaryPrivateIpAddressCount: 50 }), {
            name: 'PrivateIpAddressLimitExceeded',
        });
        await rejects(create({ SecondaryPrivateIpAddressCount: -1 }), { name: 'InvalidParameterValue' });
        const twice = [
            { PrivateIpAddress: '10.0.0.6', Primary: true },
            { PrivateIpAddress: '10.0.0.7', Primary: true },
        ];
        await rejects(create({ PrivateIpAddresses: twice }), { name: 'InvalidParameterCombination' });
        await rejects(create({ Ipv6AddressCount: 1 }), { name: 'UnsupportedOperation' });
        await rejects(create({ InterfaceType: 'efa' }), { name: 'UnsupportedOperation' });
        await rejects(create({ SubnetId: 'subnet-00000000000000000' }), {
            name: 'InvalidSubnetID.NotFound',
        });
        await rejects(create({ Groups: ['sg-00000000000000000'] }), { name: 'InvalidGroup.NotFound' });
        const many = Array.from({ length: 6 }, (_, index) => `sg-0000000000000000${index}`);
        await rejects(create({ Groups: many }), { name: 'SecurityGroupsPerInterfaceLimitExceeded' });
        strictEqual((await find({ Name: 'vpc-id', Values: [vpcId] })).length, 1);
        await remove(made?.NetworkInterfaceId);
    });
    it('are made once, however often a request with a token is sent', async () => {
        const wish = { ClientToken: 'one', PrivateIpAddress: '10.0.0.9' };
        const ids = await Promise.all([create(wish), create(wish), create(wish)]);
        strictEqual(new Set(ids.map((each) => each?.NetworkInterfaceId)).size, 1);
        await rejects(create({ ...wish, Description: 'other' }), {
            name: 'IdempotentParameterMismatch',
        });
        await remove(ids[0]?.NetworkInterfaceId);
    });
    it('keep their subnet from being deleted', async () => {
        const made = await create();
        await rejects(ec2.send(new DeleteSubnetCommand({ SubnetId: subnetId })), {
            name: 'DependencyViolation',
            message: `The subnet '${subnetId}' has dependencies and cannot be deleted.`,
        });
        await remove(made?.NetworkInterfaceId);
    });
    it('are found by what they have', async () => {
        const Tags = [{ Key: 'Name', Value: 'web' }];
        const made = await create({
            TagSpecifications: [{ ResourceType: 'network-interface', Tags }],
            SecondaryPrivateIpAddressCount: 1,
        });
        const other = await create();
        const id = made?.NetworkInterfaceId;
        const found = async (Name, ...Values) => (await find({ Name, Values })).map((each) => each.NetworkInterfaceId);
        deepStrictEqual(await found('tag:Name', 'web'), [id]);
        deepStrictEqual(await found('addresses.private-ip-address', '10.0.0.5'), [id]);
        deepStrictEqual(await found('private-ip-address', '10.0.0.5'), []);
        deepStrictEqual(await found('mac-address', made?.MacAddress ?? ''), [id]);
        deepStrictEqual((await found('status', 'available')).length, 2);
        deepStrictEqual(await found('attachment.instance-id', 'i-*'), []);
        await rejects(find({ Name: 'nonsense', Values: ['x'] }), { name: 'InvalidParameterValue' });
        await rejects(read('eni-1'), { name: 'InvalidNetworkInterfaceID.Malformed' });
        await remove(id);
        await remove(other?.NetworkInterfaceId);
    });
    it('have attributes, changed one at a time', async () => {
        const made = await create();
        const NetworkInterfaceId = made?.NetworkInterfaceId ?? '';
        const modify = (more) => ec2.send(new ModifyNetworkInterfaceAttributeCommand({ NetworkInterfaceId, ...more }));
        const attribute = (Attribute) => ec2.send(new DescribeNetworkInterfaceAttributeCommand({ NetworkInterfaceId, Attribute }));
        await modify({ Description: { Value: 'two' } });
        strictEqual((await attribute('description')).Description?.Value, 'two');
        await modify({ SourceDestCheck: { Value: false } });
        strictEqual((await attribute('sourceDestCheck')).SourceDestCheck?.Value, false);
        await ec2.send(new ResetNetworkInterfaceAttributeCommand({ NetworkInterfaceId, SourceDestCheck: 'true' }));
        strictEqual((await read(NetworkInterfaceId))?.SourceDestCheck, true);
        strictEqual((await attribute('groupSet')).Groups?.[0]?.GroupName, 'default');
        strictEqual((await attribute('attachment')).Attachment, undefined);
        await rejects(modify({}), { name: 'MissingParameter' });
        const both = { Description: { Value: 'x' }, SourceDestCheck: { Value: true } };
        await rejects(modify(both), { name: 'InvalidParameterCombination' });
        await rejects(modify({ Groups: ['sg-00000000000000000'] }), { name: 'InvalidGroup.NotFound' });
        const Attachment = { AttachmentId: 'eni-attach-0', DeleteOnTermination: true };
        await rejects(modify({ Attachment }), { name: 'InvalidAttachmentID.NotFound' });
        await remove(NetworkInterfaceId);
    });
    it('get and lose secondary addresses', async () => {
        const one = (await create())?.NetworkInterfaceId;
        const other = (await create())?.NetworkInterfaceId;
        const assign = (NetworkInterfaceId, more) => ec2.send(new AssignPrivateIpAddressesCommand({ NetworkInterfaceId, ...more }));
        const unassign = (NetworkInterfaceId, PrivateIpAddresses) => ec2.send(new UnassignPrivateIpAddressesCommand({ NetworkInterfaceId, PrivateIpAddresses }));
        const addressesOf = async (id) => (await read(id))?.PrivateIpAddresses?.map((each) => each.PrivateIpAddress);
        const { AssignedPrivateIpAddresses: assigned } = await assign(one, {
            SecondaryPrivateIpAddressCount: 2,
        });
        deepStrictEqual(assigned, [{ PrivateIpAddress: '10.0.0.6' }, { PrivateIpAddress: '10.0.0.7' }]);
        deepStrictEqual(await addressesOf(one), ['10.0.0.4', '10.0.0.6', '10.0.0.7']);
        const taken = { PrivateIpAddresses: ['10.0.0.7'] };
        await rejects(assign(other, taken), { name: 'InvalidIPAddress.InUse' });
        await assign(other, { ...taken, AllowReassignment: true });
        deepStrictEqual(await addressesOf(one), ['10.0.0.4', '10.0.0.6']);
        deepStrictEqual(await addressesOf(other), ['10.0.0.5', '10.0.0.7']);
        const primary = { PrivateIpAddresses: ['10.0.0.4'], AllowReassignment: true };
        await rejects(assign(other, primary), { name: 'InvalidIPAddress.InUse' });
        await rejects(assign(other, {}), { name: 'MissingParameter' });
        await rejects(assign(other, { ...taken, SecondaryPrivateIpAddressCount: 1 }), {
            name: 'InvalidParameterCombination',
        });
        await rejects(unassign(other, ['10.0.0.5']), { name: 'InvalidParameterValue' });
        await rejects(unassign(other, ['10.0.0.6']), { name: 'InvalidParameterValue' });
        await unassign(other, ['10.0.0.7']);
        deepStrictEqual(await addressesOf(other), ['10.0.0.5']);
        await remove(one);
        await remove(other);
    });
    it('are one to an instance, and no other account’s', async () => {
        const NetworkInterfaceId = (await create())?.NetworkInterfaceId;
        const attach = { NetworkInterfaceId, InstanceId: 'i-00000000000000000', DeviceIndex: 1 };
        await rejects(ec2.send(new AttachNetworkInterfaceCommand(attach)), {
            name: 'InvalidInstanceID.NotFound',
        });
        const AttachmentId = 'eni-attach-00000000000000000';
        await rejects(ec2.send(new DetachNetworkInterfaceCommand({ AttachmentId })), {
            name: 'InvalidAttachmentID.NotFound',
        });
        const permission = { NetworkInterfaceId, Permission: 'INSTANCE-ATTACH' };
        await rejects(ec2.send(new CreateNetworkInterfacePermissionCommand(permission)), {
            name: 'UnsupportedOperation',
        });
        const NetworkInterfacePermissionId = 'eni-perm-00000000000000000';
        await rejects(ec2.send(new DeleteNetworkInterfacePermissionCommand({ NetworkInterfacePermissionId })), { name: 'InvalidPermissionID.NotFound' });
        const none = await ec2.send(new DescribeNetworkInterfacePermissionsCommand({}));
        deepStrictEqual(none.NetworkInterfacePermissions ?? [], []);
        await remove(NetworkInterfaceId);
    });
});
