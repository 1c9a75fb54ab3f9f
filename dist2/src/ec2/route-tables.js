import { routeState } from '../compute/routes.js';
import { withTagFilters } from './filters.js';
import { tagsOutput } from './tags.js';
/** Looks at the targets of a route table's routes. */
export async function seenTable(records, table, owner) {
    const seen = table.routes.map(async (route) => {
        const state = await routeState(records, table.vpcId, route);
        const isInterface = route.target.startsWith('eni-');
        const found = isInterface ? await interfaceOf(records, route) : undefined;
        return { ...route, state, instanceId: found?.attachment?.instanceId };
    });
    return { ...table, seen: await Promise.all(seen), owner };
}
function interfaceOf(records, { target }) {
    return records.get('networkInterface', target);
}
const associations = (read) => ({ associations }) => associations.flatMap((each) => read(each) ?? []);
const routes = (read) => ({ seen, owner }) => seen.flatMap((route) => read(routeOutput(route, owner)) ?? []);
/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRouteTables.html */
export const routeTableFilters = withTagFilters({
    'association.gateway-id': () => undefined,
    'association.main': associations(({ subnetId }) => String(subnetId === undefined)),
    'association.route-table-association-id': associations(({ associationId }) => associationId),
    'association.route-table-id': ({ associations, routeTableId }) => associations.map(() => routeTableId),
    'association.subnet-id': associations(({ subnetId }) => subnetId),
    'owner-id': ({ owner }) => owner,
    'route-table-id': ({ routeTableId }) => routeTableId,
    'route.destination-cidr-block': routes((route) => route.DestinationCidrBlock),
    'route.destination-ipv6-cidr-block': () => undefined,
    'route.destination-prefix-list-id': routes((route) => route.DestinationPrefixListId),
    'route.egress-only-internet-gateway-id': () => undefined,
    'route.gateway-id': routes((route) => route.GatewayId),
    'route.instance-id': routes((route) => route.InstanceId),
    'route.nat-gateway-id': routes((route) => route.NatGatewayId),
    'route.network-interface-id': routes((route) => route.NetworkInterfaceId),
    'route.origin': routes((route) => route.Origin),
    'route.state': routes((route) => route.State),
    'route.transit-gateway-id': () => undefined,
    'route.vpc-peering-connection-id': () => undefined,
    'vpc-id': ({ vpcId }) => vpcId,
});
/** A route table, as answers show it. */
export function routeTableOutput({ seen, owner, ...table }) {
    const { routeTableId, vpcId, tags } = table;
    return {
        RouteTableId: routeTableId,
        VpcId: vpcId,
        OwnerId: owner,
        Associations: table.associations.map(({ associationId, subnetId }) => ({
            Main: subnetId === undefined,
            RouteTableAssociationId: associationId,
            RouteTableId: routeTableId,
            SubnetId: subnetId,
            AssociationState: { State: 'associated' },
        })),
        PropagatingVgws: [],
        Routes: seen.map((route) => routeOutput(route, owner)),
        Tags: tagsOutput(tags),
    };
}
function routeOutput(route, owner) {
    const { destination, target, state } = route;
    return {
        DestinationCidrBlock: destination.startsWith('pl-') ? undefined : destination,
        DestinationPrefixListId: destination.startsWith('pl-') ? destination : undefined,
        ...shownTarget(route, owner),
        Origin: target === 'local' ? 'CreateRouteTable' : 'CreateRoute',
        State: state,
    };
}
function shownTarget({ target, instanceId }, owner) {
    const shown = {
        nat: { NatGatewayId: target },
        eni: {
            NetworkInterfaceId: target,
            ...(instanceId && { InstanceId: instanceId, InstanceOwnerId: owner }),
        },
    };
    return shown[target.slice(0, 3)] ?? { GatewayId: target };
}
