import { deepStrictEqual, match, rejects, strictEqual } from 'node:assert/strict';
import { AllocateAddressCommand, AssociateAddressCommand, AttachInternetGatewayCommand, CreateInternetGatewayCommand, CreateNatGatewayCommand, CreateNetworkInterfaceCommand, CreateRouteCommand, CreateRouteTableCommand, CreateSubnetCommand, CreateVpcCommand, DeleteInternetGatewayCommand, DeleteNatGatewayCommand, DeleteNetworkInterfaceCommand, DeleteSubnetCommand, DeleteVpcCommand, DescribeAddressesCommand, DescribeInternetGatewaysCommand, DescribeNatGatewaysCommand, DescribeNetworkInterfacesCommand, DescribeRouteTablesCommand, DetachInternetGatewayCommand, DisassociateAddressCommand, ReleaseAddressCommand, } from '@aws-sdk/client-ec2';
import { ec2Client } from '../support/clients.js';
import { useServer } from '../support/server.js';
describe('gateways', () => {
    const server = useServer();
    const ec2 = ec2Client(server);
    const createVpc = async () => (await ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }))).Vpc?.VpcId ?? '';
    const createGateway = async (more = {}) => (await ec2.send(new CreateInternetGatewayCommand(more))).InternetGateway?.InternetGatewayId ??
        '';
    const attach = (InternetGatewayId, VpcId) => ec2.send(new AttachInternetGatewayCommand({ InternetGatewayId, VpcId }));
    const detach = (InternetGatewayId, VpcId) => ec2.send(new DetachInternetGatewayCommand({ InternetGatewayId, VpcId }));
    const deleteGateway = (InternetGatewayId) => ec2.send(new DeleteInternetGatewayCommand({ InternetGatewayId }));
    const deleteVpc = (VpcId) => ec2.send(new DeleteVpcCommand({ VpcId }));
    describe('to the internet', () => {
        it('are a VPC’s from attaching to detaching', async () => {
            const vpcId = await createVpc();
            const id = await createGateway();
            match(id, /^igw-0[0-9a-f]{16}$/);
            const find = async (...Filters) => (await ec2.send(new DescribeInternetGatewaysCommand({ Filters }))).InternetGateways ?? [];
            const here = { Name: 'attachment.vpc-id', Values: [vpcId] };
            strictEqual((await find(here)).length, 0);
            await attach(id, vpcId);
            const [found] = await find(here, { Name: 'attachment.state', Values: ['available'] });
            deepStrictEqual(found?.Attachments, [{ VpcId: vpcId, State: 'available' }]);
            await rejects(attach(id, vpcId), {
                name: 'Resource.AlreadyAssociated',
                message: `resource ${id} is already attached to network ${vpcId}`,
            });
            const other = await createGateway();
            await rejects(attach(other, vpcId), {
                name: 'InvalidParameterValue',
                message: `Network ${vpcId} already has an internet gateway attached`,
            });
            await rejects(deleteGateway(id), {
                name: 'DependencyViolation',
                message: `The internetGateway '${id}' has dependencies and cannot be deleted.`,
            });
            await rejects(deleteVpc(vpcId), { name: 'DependencyViolation' });
            await rejects(detach(other, vpcId), {
                name: 'Gateway.NotAttached',
                message: `resource ${other} is not attached to network ${vpcId}`,
            });
            await detach(id, vpcId);
            await deleteGateway(id);
            await deleteGateway(other);
            await rejects(deleteGateway(id), { name: 'InvalidInternetGatewayID.NotFound' });
            await deleteVpc(vpcId);
        });
        it('are named rightly, and five at most', async () => {
            const vpcId = await createVpc();
            await rejects(attach('igw-00000000000000000', vpcId), {
                name: 'InvalidInternetGatewayID.NotFound',
            });
            await rejects(attach('x', vpcId), { name: 'InvalidInternetGatewayID.Malformed' });
            const ids = [];
            for (let count = 1; count < 5; count += 1)
                ids.push(await createGateway());
            await rejects(createGateway(), { name: 'InternetGatewayLimitExceeded' });
            await rejects(attach(ids[0] ?? '', 'vpc-00000000000000000'), {
                name: 'InvalidVpcID.NotFound',
            });
            for (const id of ids)
                await deleteGateway(id);
            await deleteVpc(vpcId);
        });
        it('stay while something in the VPC has a public address', async () => {
            const vpc = await network();
            const { AllocationId } = await ec2.send(new AllocateAddressCommand({}));
            const NetworkInterfaceId = await vpc.createInterface();
            const { AssociationId } = await ec2.send(new AssociateAddressCommand({ AllocationId, NetworkInterfaceId }));
            await rejects(detach(vpc.gatewayId, vpc.vpcId), {
                name: 'DependencyViolation',
                message: `Network ${vpc.vpcId} has some mapped public address(es). ` +
                    'Please unmap those public address(es) before detaching the gateway.',
            });
            await ec2.send(new DisassociateAddressCommand({ AssociationId }));
            await ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId }));
            await ec2.send(new ReleaseAddressCommand({ AllocationId }));
            await vpc.remove();
        });
    });
    describe('of network address translation', () => {
        const create = async (more) => (await ec2.send(new CreateNatGatewayCommand(more))).NatGateway;
        const remove = (NatGatewayId) => ec2.send(new DeleteNatGatewayCommand({ NatGatewayId }));
        const find = async (...Filter) => (await ec2.send(new DescribeNatGatewaysCommand({ Filter }))).NatGateways ?? [];
        it('have an interface and an elastic IP, until they are deleted', async () => {
            const vpc = await network();
            const { AllocationId, PublicIp } = await ec2.send(new AllocateAddressCommand({}));
            const wish = { AllocationId, SubnetId: vpc.subnetId };
            const made = await create(wish);
            match(made?.NatGatewayId ?? '', /^nat-0[0-9a-f]{16}$/);
            const [found] = await find({ Name: 'state', Values: ['available'] });
            deepStrictEqual([found?.NatGatewayId, found?.ConnectivityType], [made?.NatGatewayId, 'public']);
            const [address] = found?.NatGatewayAddresses ?? [];
            deepStrictEqual([address?.AllocationId, address?.PublicIp, address?.PrivateIp], [AllocationId, PublicIp, '10.0.0.4']);
            const interfaces = await ec2.send(new DescribeNetworkInterfacesCommand({
                NetworkInterfaceIds: [address?.NetworkInterfaceId ?? ''],
            }));
            const own = interfaces.NetworkInterfaces?.[0];
            deepStrictEqual([own?.InterfaceType, own?.RequesterManaged, own?.Status, own?.Association?.PublicIp], ['nat_gateway', true, 'in-use', PublicIp]);
            const { NetworkInterfaceId } = own ?? {};
            await rejects(ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId })), {
                name: 'OperationNotPermitted',
            });
            const { AssociationId } = own?.Association ?? {};
            await rejects(ec2.send(new DisassociateAddressCommand({ AssociationId })), {
                name: 'AuthFailure',
            });
            await rejects(create(wish), { name: 'Resource.AlreadyAssociated' });
            await rejects(ec2.send(new DeleteSubnetCommand({ SubnetId: vpc.subnetId })), {
                name: 'DependencyViolation',
            });
            await remove(made?.NatGatewayId);
            const [gone] = await find({ Name: 'vpc-id', Values: [vpc.vpcId] });
            strictEqual(gone?.State, 'deleted');
            const { Addresses } = await ec2.send(new DescribeAddressesCommand({}));
            strictEqual(Addresses?.[0]?.AssociationId, undefined);
            await ec2.send(new ReleaseAddressCommand({ AllocationId }));
            await vpc.remove();
        });
        it('are where routes lead, which end when they are deleted', async () => {
            const vpc = await network();
            const made = await create({ SubnetId: vpc.subnetId, ConnectivityType: 'private' });
            const { RouteTable } = await ec2.send(new CreateRouteTableCommand({ VpcId: vpc.vpcId }));
            const RouteTableId = RouteTable?.RouteTableId ?? '';
            const { NatGatewayId } = made ?? {};
            const route = { RouteTableId, DestinationCidrBlock: '0.0.0.0/0', NatGatewayId };
            await ec2.send(new CreateRouteCommand(route));
            const read = async () => {
                const wish = { RouteTableIds: [RouteTableId] };
                const { RouteTables } = await ec2.send(new DescribeRouteTablesCommand(wish));
                return RouteTables?.[0]?.Routes?.find((each) => each.NatGatewayId === NatGatewayId)?.State;
            };
            strictEqual(await read(), 'active');
            await remove(NatGatewayId);
            strictEqual(await read(), 'blackhole');
            await rejects(ec2.send(new CreateRouteCommand({ ...route, DestinationCidrBlock: '8.8.8.8/32' })), { name: 'InvalidNatGatewayID.NotFound' });
        });
        it('refuse what they cannot be', async () => {
            const bare = await createVpc();
            const range = { VpcId: bare, CidrBlock: '10.0.0.0/24' };
            const { Subnet } = await ec2.send(new CreateSubnetCommand(range));
            const SubnetId = Subnet?.SubnetId;
            const { AllocationId } = await ec2.send(new AllocateAddressCommand({}));
            await rejects(create({ SubnetId, AllocationId }), { name: 'Gateway.NotAttached' });
            await rejects(create({ SubnetId }), { name: 'MissingParameter' });
            await rejects(create({ AllocationId }), { name: 'MissingParameter' });
            await rejects(create({ SubnetId, AllocationId, ConnectivityType: 'private' }), {
                name: 'InvalidParameterCombination',
            });
            await rejects(create({ SubnetId, AllocationId: 'eipalloc-00000000000000000' }), {
                name: 'InvalidAllocationID.NotFound',
            });
            await rejects(create({ SubnetId: 'subnet-00000000000000000', AllocationId }), {
                name: 'InvalidSubnetID.NotFound',
            });
            const more = { SecondaryPrivateIpAddressCount: 1 };
            await rejects(create({ SubnetId, AllocationId, ...more }), { name: 'UnsupportedOperation' });
            await rejects(remove('nat-00000000000000000'), { name: 'NatGatewayNotFound' });
            await rejects(remove('x'), { name: 'NatGatewayMalformed' });
            await rejects(find({ Name: 'nonsense', Values: ['x'] }), { name: 'InvalidParameterValue' });
            const { NetworkInterfaces } = await ec2.send(new DescribeNetworkInterfacesCommand({ Filters: [{ Name: 'vpc-id', Values: [bare] }] }));
            deepStrictEqual(NetworkInterfaces ?? [], []);
            const once = { SubnetId, ConnectivityType: 'private', ClientToken: 'once' };
            const twice = await Promise.all([create(once), create(once)]);
            strictEqual(twice[0]?.NatGatewayId, twice[1]?.NatGatewayId);
        });
    });
    /** A VPC with a subnet and a way out. */
    async function network() {
        const vpcId = await createVpc();
        const range = { VpcId: vpcId, CidrBlock: '10.0.0.0/24' };
        const { Subnet } = await ec2.send(new CreateSubnetCommand(range));
        const subnetId = Subnet?.SubnetId ?? '';
        const gatewayId = await createGateway();
        await attach(gatewayId, vpcId);
        return {
            vpcId,
            subnetId,
            gatewayId,
            async createInterface() {
                const wish = { SubnetId: subnetId };
                const { NetworkInterface } = await ec2.send(new CreateNetworkInterfaceCommand(wish));
                return NetworkInterface?.NetworkInterfaceId ?? '';
            },
            async remove() {
                await ec2.send(new DeleteSubnetCommand({ SubnetId: subnetId }));
                await detach(gatewayId, vpcId);
                await deleteGateway(gatewayId);
                await deleteVpc(vpcId);
            },
        };
    }
});
