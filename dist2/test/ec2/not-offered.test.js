/** What this server does not offer: it says so, and lists of it are empty. */
import { deepStrictEqual, rejects } from 'node:assert/strict';
import { AllocateHostsCommand, CreateCapacityReservationCommand, CreateVpnGatewayCommand, DescribeCapacityReservationsCommand, DescribeCustomerGatewaysCommand, DescribeEgressOnlyInternetGatewaysCommand, DescribeFlowLogsCommand, DescribeHostsCommand, DescribeReservedInstancesCommand, DescribeSpotInstanceRequestsCommand, DescribeTransitGatewaysCommand, DescribeVpnConnectionsCommand, DescribeVpnGatewaysCommand, PurchaseReservedInstancesOfferingCommand, RequestSpotInstancesCommand, } from '@aws-sdk/client-ec2';
import { ec2Client } from '../support/clients.js';
import { useServer } from '../support/server.js';
describe('what is not offered', () => {
    const server = useServer();
    const ec2 = ec2Client(server);
    /** Of each kind: its list, an id that it could have, the error for it, and a filter. */
    const lists = {
        'spot requests': [
            async ({ ids, filters }) => {
                const input = { SpotInstanceRequestIds: ids, Filters: filters };
                return (await ec2.send(new DescribeSpotInstanceRequestsCommand(input))).SpotInstanceRequests;
            },
            'sir-0123456789abcdef0',
            'InvalidSpotInstanceRequestID.NotFound',
            'launch.instance-type',
        ],
        'reserved instances': [
            async ({ ids, filters }) => {
                const input = { ReservedInstancesIds: ids, Filters: filters };
                return (await ec2.send(new DescribeReservedInstancesCommand(input))).ReservedInstances;
            },
            '01234567-89ab-cdef-0123-456789abcdef',
            'InvalidReservedInstancesId',
            'scope',
        ],
        hosts: [
            async ({ ids, filters }) => (await ec2.send(new DescribeHostsCommand({ HostIds: ids, Filter: filters }))).Hosts,
            'h-0123456789abcdef0',
            'InvalidHostID.NotFound',
            'auto-placement',
        ],
        'capacity reservations': [
            async ({ ids, filters }) => {
                const input = { CapacityReservationIds: ids, Filters: filters };
                return (await ec2.send(new DescribeCapacityReservationsCommand(input))).CapacityReservations;
            },
            'cr-0123456789abcdef0',
            'InvalidCapacityReservationId.NotFound',
            'tenancy',
        ],
        'VPN gateways': [
            async ({ ids, filters }) => {
                const input = { VpnGatewayIds: ids, Filters: filters };
                return (await ec2.send(new DescribeVpnGatewaysCommand(input))).VpnGateways;
            },
            'vgw-0123456789abcdef0',
            'InvalidVpnGatewayID.NotFound',
            'attachment.vpc-id',
        ],
        'transit gateways': [
            async ({ ids, filters }) => {
                const input = { TransitGatewayIds: ids, Filters: filters };
                return (await ec2.send(new DescribeTransitGatewaysCommand(input))).TransitGateways;
            },
            'tgw-0123456789abcdef0',
            'InvalidTransitGatewayID.NotFound',
            'transit-gateway-id',
        ],
        'customer gateways': [
            async ({ ids, filters }) => {
                const input = { CustomerGatewayIds: ids, Filters: filters };
                return (await ec2.send(new DescribeCustomerGatewaysCommand(input))).CustomerGateways;
            },
            'cgw-0123456789abcdef0',
            'InvalidCustomerGatewayID.NotFound',
            'bgp-asn',
        ],
        'VPN connections': [
            async ({ ids, filters }) => {
                const input = { VpnConnectionIds: ids, Filters: filters };
                return (await ec2.send(new DescribeVpnConnectionsCommand(input))).VpnConnections;
            },
            'vpn-0123456789abcdef0',
            'InvalidVpnConnectionID.NotFound',
            'vpn-gateway-id',
        ],
        'egress-only internet gateways': [
            async ({ ids, filters }) => {
                const input = { EgressOnlyInternetGatewayIds: ids, Filters: filters };
                const command = new DescribeEgressOnlyInternetGatewaysCommand(input);
                return (await ec2.send(command)).EgressOnlyInternetGateways;
            },
            'eigw-0123456789abcdef0',
            'InvalidEgressOnlyInternetGatewayId.NotFound',
            'tag-key',
        ],
        'flow logs': [
            async ({ ids, filters }) => {
                const input = { FlowLogIds: ids, Filter: filters };
                return (await ec2.send(new DescribeFlowLogsCommand(input))).FlowLogs;
            },
            'fl-0123456789abcdef0',
            'InvalidFlowLogId.NotFound',
            'resource-id',
        ],
    };
    for (const [what, [list, id, missing, filter]] of Object.entries(lists)) {
        it(`has no ${what}, and says so as AWS does`, async () => {
            deepStrictEqual((await list({})) ?? [], []);
            const by = (Name) => list({ filters: [{ Name, Values: ['some'] }] });
            deepStrictEqual((await by(filter)) ?? [], []);
            deepStrictEqual((await by('tag:stage')) ?? [], []);
            await rejects(by('colour'), { name: 'InvalidParameterValue' });
            await rejects(list({ ids: [id] }), { name: missing });
            await rejects(list({ ids: ['vpc-12'] }), /Invalid id: "vpc-12"/);
        });
    }
    it('cuts pages as other lists do', async () => {
        const few = new DescribeSpotInstanceRequestsCommand({ MaxResults: 4 });
        await rejects(ec2.send(few), { name: 'InvalidParameterValue' });
        const NextToken = 'no token';
        await rejects(ec2.send(new DescribeFlowLogsCommand({ NextToken })), {
            name: 'InvalidNextToken',
        });
    });
    it('refuses to sell, to set aside and to connect', async () => {
        const notOffered = { name: 'UnsupportedOperation', $fault: 'client' };
        const one = { InstanceType: 't3.micro', InstanceCount: 1 };
        const zone = { AvailabilityZone: 'us-east-1a' };
        const platform = { InstancePlatform: 'Linux/UNIX' };
        const offering = { InstanceCount: 1, ReservedInstancesOfferingId: 'none' };
        const spot = { LaunchSpecification: { ImageId: 'ami-0123456789abcdef0' } };
        await rejects(ec2.send(new RequestSpotInstancesCommand(spot)), notOffered);
        await rejects(ec2.send(new PurchaseReservedInstancesOfferingCommand(offering)), notOffered);
        await rejects(ec2.send(new AllocateHostsCommand({ ...zone, Quantity: 1 })), notOffered);
        const aside = new CreateCapacityReservationCommand({ ...one, ...zone, ...platform });
        await rejects(ec2.send(aside), notOffered);
        await rejects(ec2.send(new CreateVpnGatewayCommand({ Type: 'ipsec.1' })), notOffered);
    });
});
