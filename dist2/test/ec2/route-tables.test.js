import { deepStrictEqual, match, rejects, strictEqual } from 'node:assert/strict';
import { AssociateRouteTableCommand, AttachInternetGatewayCommand, CreateInternetGatewayCommand, CreateManagedPrefixListCommand, CreateNetworkInterfaceCommand, CreateRouteCommand, CreateRouteTableCommand, CreateSubnetCommand, CreateVpcCommand, DeleteNetworkInterfaceCommand, DeleteRouteCommand, DeleteRouteTableCommand, DeleteSubnetCommand, DescribeRouteTablesCommand, DetachInternetGatewayCommand, DisassociateRouteTableCommand, ReplaceRouteCommand, ReplaceRouteTableAssociationCommand, } from '@aws-sdk/client-ec2';
import { ec2Client } from '../support/clients.js';
import { useServer } from '../support/server.js';
describe('route tables', () => {
    const server = useServer();
    const ec2 = ec2Client(server);
    let vpcId = '';
    let subnetId = '';
    let mainId = '';
    let gatewayId = '';
    const everywhere = '0.0.0.0/0';
    before('make a network', async () => {
        const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
        vpcId = Vpc?.VpcId ?? '';
        subnetId = await createSubnet('10.0.0.0/24');
        mainId = (await find({ Name: 'vpc-id', Values: [vpcId] }))[0]?.RouteTableId ?? '';
        gatewayId = await createGateway();
        const attach = { InternetGatewayId: gatewayId, VpcId: vpcId };
        await ec2.send(new AttachInternetGatewayCommand(attach));
    });
    const createSubnet = async (CidrBlock) => {
        const { Subnet } = await ec2.send(new CreateSubnetCommand({ VpcId: vpcId, CidrBlock }));
        return Subnet?.SubnetId ?? '';
    };
    const createGateway = async () => {
        const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand({}));
        return InternetGateway?.InternetGatewayId ?? '';
    };
    const create = async (more = {}) => {
        const { RouteTable } = await ec2.send(new CreateRouteTableCommand({ VpcId: vpcId, ...more }));
        return RouteTable?.RouteTableId ?? '';
    };
    const remove = (RouteTableId) => ec2.send(new DeleteRouteTableCommand({ RouteTableId }));
    const find = async (...Filters) => (await ec2.send(new DescribeRouteTablesCommand({ Filters }))).RouteTables ?? [];
    const read = async (id) => {
        const wish = { RouteTableIds: [id] };
        return (await ec2.send(new DescribeRouteTablesCommand(wish))).RouteTables?.[0];
    };
    const route = (RouteTableId, more) => ec2.send(new CreateRouteCommand({ RouteTableId, ...more }));
    const deleteRoute = (RouteTableId, DestinationCidrBlock) => ec2.send(new DeleteRouteCommand({ RouteTableId, DestinationCidrBlock }));
    const associate = async (RouteTableId, SubnetId) => (await ec2.send(new AssociateRouteTableCommand({ RouteTableId, SubnetId }))).AssociationId;
    it('begin with the main one, which leads to the VPC alone', async () => {
        const main = await read(mainId);
        deepStrictEqual(main?.Routes, [
            {
                DestinationCidrBlock: '10.0.0.0/16',
                GatewayId: 'local',
                Origin: 'CreateRouteTable',
                State: 'active',
            },
        ]);
        const [association] = main?.Associations ?? [];
        deepStrictEqual([association?.Main, association?.SubnetId], [true, undefined]);
        deepStrictEqual(main?.PropagatingVgws ?? [], []);
        await rejects(remove(mainId), {
            name: 'DependencyViolation',
            message: `The routeTable '${mainId}' has dependencies and cannot be deleted.`,
        });
        const AssociationId = association?.RouteTableAssociationId;
        await rejects(ec2.send(new DisassociateRouteTableCommand({ AssociationId })), {
            name: 'InvalidParameterValue',
            message: `cannot disassociate the main route table association ${AssociationId}`,
        });
    });
    it('get routes, once each, and lose them', async () => {
        const id = await create();
        match(id, /^rtb-0[0-9a-f]{16}$/);
        const wish = { DestinationCidrBlock: everywhere, GatewayId: gatewayId };
        strictEqual((await route(id, wish)).Return, true);
        await rejects(route(id, wish), {
            name: 'RouteAlreadyExists',
            message: 'The route identified by 0.0.0.0/0 already exists.',
        });
        const [, made] = (await read(id))?.Routes ?? [];
        deepStrictEqual(made, { ...wish, Origin: 'CreateRoute', State: 'active' });
        await route(id, { ...wish, DestinationCidrBlock: '100.68.0.18/18' });
        await deleteRoute(id, '100.68.0.0/18');
        await rejects(deleteRoute(id, '100.68.0.0/18'), {
            name: 'InvalidRoute.NotFound',
            message: `no route with destination-cidr-block 100.68.0.0/18 in route table ${id}`,
        });
        await rejects(deleteRoute(id, '10.0.0.0/16'), {
            name: 'InvalidParameterValue',
            message: `cannot remove local route 10.0.0.0/16 in route table ${id}`,
        });
        await remove(id);
        await rejects(remove(id), { name: 'InvalidRouteTableID.NotFound' });
    });
    it('refuse routes that lead nowhere', async () => {
        const id = await create();
        const to = (more) => route(id, { DestinationCidrBlock: everywhere, ...more });
        await rejects(route(id, { GatewayId: gatewayId }), { name: 'MissingParameter' });
        await rejects(to({}), { name: 'MissingParameter' });
        await rejects(to({ GatewayId: gatewayId, NatGatewayId: 'nat-0' }), {
            name: 'InvalidParameterCombination',
        });
        await rejects(to({ GatewayId: gatewayId, DestinationPrefixListId: 'pl-0' }), {
            name: 'InvalidParameterCombination',
        });
        const unknown = [
            [{ GatewayId: 'igw-00000000000000000' }, 'InvalidGatewayID.NotFound'],
            [{ NatGatewayId: 'nat-00000000000000000' }, 'InvalidNatGatewayID.NotFound'],
            [{ InstanceId: 'i-00000000000000000' }, 'InvalidInstanceID.NotFound'],
            [{ NetworkInterfaceId: 'eni-00000000000000000' }, 'InvalidNetworkInterfaceID.NotFound'],
            [
                { VpcPeeringConnectionId: 'pcx-00000000000000000' },
                'InvalidVpcPeeringConnectionID.NotFound',
            ],
            [{ VpcEndpointId: 'vpce-00000000000000000' }, 'InvalidVpcEndpointId.NotFound'],
            [{ TransitGatewayId: 'tgw-00000000000000000' }, 'UnsupportedOperation'],
            [{ EgressOnlyInternetGatewayId: 'eigw-00000000000000000' }, 'UnsupportedOperation'],
        ];
        for (const [target, name] of unknown)
            await rejects(to(target), { name });
        const other = await createGateway();
        await rejects(to({ GatewayId: other }), {
            name: 'InvalidParameterValue',
            message: `route table ${id} and network gateway ${other} belong to different networks`,
        });
        const gateway = { GatewayId: gatewayId };
        await rejects(to({ ...gateway, DestinationCidrBlock: 'x' }), {
            name: 'InvalidParameterValue',
            message: 'Value (x) for parameter destinationCidrBlock is invalid. This is not a valid CIDR block.',
        });
        await rejects(to({ ...gateway, DestinationCidrBlock: '10.0.0.0/24' }), {
            name: 'InvalidParameterValue',
        });
        await rejects(to({ ...gateway, DestinationCidrBlock: '10.0.0.0/16' }), {
            name: 'RouteAlreadyExists',
        });
        await rejects(route(id, { ...gateway, DestinationIpv6CidrBlock: '::/0' }), {
            name: 'UnsupportedOperation',
        });
        await rejects(route(id, { ...gateway, DestinationPrefixListId: 'pl-00000000000000000' }), {
            name: 'InvalidPrefixListID.NotFound',
        });
        strictEqual((await read(id))?.Routes?.length, 1);
        await remove(id);
    });
    it('say of each route whether packets arrive by it', async () => {
        const id = await create();
        const wish = { SubnetId: subnetId };
        const { NetworkInterface } = await ec2.send(new CreateNetworkInterfaceCommand(wish));
        const { NetworkInterfaceId } = NetworkInterface ?? {};
        await route(id, { DestinationCidrBlock: '192.0.2.0/24', NetworkInterfaceId });
        await route(id, { DestinationCidrBlock: everywhere, GatewayId: gatewayId });
        const states = async () => (await read(id))?.Routes?.map((each) => [each.DestinationCidrBlock, each.State]);
        deepStrictEqual(await states(), [
            ['10.0.0.0/16', 'active'],
            ['192.0.2.0/24', 'blackhole'],
            [everywhere, 'active'],
        ]);
        const pair = { InternetGatewayId: gatewayId, VpcId: vpcId };
        await ec2.send(new DetachInternetGatewayCommand(pair));
        deepStrictEqual((await states())?.at(-1), [everywhere, 'blackhole']);
        const lost = await find({ Name: 'route.state', Values: ['blackhole'] });
        deepStrictEqual(lost.map(({ RouteTableId }) => RouteTableId), [id]);
        await ec2.send(new AttachInternetGatewayCommand(pair));
        deepStrictEqual((await states())?.at(-1), [everywhere, 'active']);
        await ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId }));
        await remove(id);
    });
    it('lead elsewhere when a route is replaced', async () => {
        const id = await create();
        const replace = (more) => ec2.send(new ReplaceRouteCommand({ RouteTableId: id, ...more }));
        const DestinationCidrBlock = '198.51.100.0/24';
        const wish = { DestinationCidrBlock, GatewayId: gatewayId };
        await rejects(replace(wish), {
            name: 'InvalidParameterValue',
            message: "There is no route defined for '198.51.100.0/24' in the route table. " +
                'Use CreateRoute instead.',
        });
        await route(id, wish);
        const { NetworkInterface } = await ec2.send(new CreateNetworkInterfaceCommand({ SubnetId: subnetId }));
        const { NetworkInterfaceId } = NetworkInterface ?? {};
        await replace({ DestinationCidrBlock, NetworkInterfaceId });
        const [, now] = (await read(id))?.Routes ?? [];
        deepStrictEqual([now?.NetworkInterfaceId, now?.GatewayId], [NetworkInterfaceId, undefined]);
        await rejects(replace({ DestinationCidrBlock: '10.0.0.0/16', GatewayId: gatewayId }), {
            name: 'InvalidParameterValue',
        });
        await ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId }));
        await remove(id);
    });
    it('serve the subnets that they are associated with', async () => {
        const id = await create();
        const other = await create();
        const AssociationId = await associate(id, subnetId);
        match(AssociationId ?? '', /^rtbassoc-0[0-9a-f]{16}$/);
        strictEqual(await associate(id, subnetId), AssociationId);
        await rejects(associate(other, subnetId), { name: 'Resource.AlreadyAssociated' });
        const served = await find({ Name: 'association.subnet-id', Values: [subnetId] });
        strictEqual(served[0]?.RouteTableId, id);
        await rejects(remove(id), { name: 'DependencyViolation' });
        const replaced = await ec2.send(new ReplaceRouteTableAssociationCommand({ AssociationId, RouteTableId: other }));
        strictEqual((await read(id))?.Associations?.length ?? 0, 0);
        const again = new DisassociateRouteTableCommand({ AssociationId });
        await rejects(ec2.send(again), { name: 'InvalidAssociationID.NotFound' });
        await ec2.send(new DisassociateRouteTableCommand({ AssociationId: replaced.NewAssociationId }));
        await remove(id);
        await remove(other);
    });
    it('let another one be the main one', async () => {
        const id = await create();
        const mainOf = async () => (await find({ Name: 'vpc-id', Values: [vpcId] }, { Name: 'association.main', Values: ['true'] })).map(({ RouteTableId }) => RouteTableId);
        const before = (await read(mainId))?.Associations?.[0]?.RouteTableAssociationId;
        const replace = (AssociationId, RouteTableId) => ec2.send(new ReplaceRouteTableAssociationCommand({ AssociationId, RouteTableId }));
        const { NewAssociationId } = await replace(before, id);
        deepStrictEqual(await mainOf(), [id]);
        await replace(NewAssociationId, mainId);
        deepStrictEqual(await mainOf(), [mainId]);
        await remove(id);
    });
    it('are of one VPC with their subnets', async () => {
        const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: '10.9.0.0/16' }));
        const id = await create({ VpcId: Vpc?.VpcId });
        await rejects(associate(id, subnetId), {
            name: 'InvalidParameterValue',
            message: `Route table ${id} and subnet ${subnetId} belong to different networks`,
        });
        await rejects(create({ VpcId: 'vpc-00000000000000000' }), { name: 'InvalidVpcID.NotFound' });
        const gateway = { RouteTableId: id, GatewayId: gatewayId };
        await rejects(ec2.send(new AssociateRouteTableCommand(gateway)), {
            name: 'UnsupportedOperation',
        });
        const missing = { RouteTableId: id, SubnetId: 'subnet-00000000000000000' };
        await rejects(ec2.send(new AssociateRouteTableCommand(missing)), {
            name: 'InvalidSubnetID.NotFound',
        });
        await remove(id);
    });
    it('lose a subnet that is deleted, and take prefix lists as destinations', async () => {
        const id = await create({ ClientToken: 'once' });
        strictEqual(await create({ ClientToken: 'once' }), id);
        const subnet = await createSubnet('10.0.7.0/24');
        await associate(id, subnet);
        await ec2.send(new DeleteSubnetCommand({ SubnetId: subnet }));
        strictEqual((await read(id))?.Associations?.length ?? 0, 0);
        const { PrefixList } = await ec2.send(new CreateManagedPrefixListCommand({
            PrefixListName: 'partners',
            AddressFamily: 'IPv4',
            MaxEntries: 2,
            Entries: [{ Cidr: '203.0.113.0/24' }],
        }));
        const DestinationPrefixListId = PrefixList?.PrefixListId;
        await route(id, { DestinationPrefixListId, GatewayId: gatewayId });
        const [, made] = (await read(id))?.Routes ?? [];
        deepStrictEqual([made?.DestinationPrefixListId, made?.DestinationCidrBlock], [DestinationPrefixListId, undefined]);
        const wish = { RouteTableId: id, DestinationPrefixListId };
        await ec2.send(new DeleteRouteCommand(wish));
        await remove(id);
    });
});
