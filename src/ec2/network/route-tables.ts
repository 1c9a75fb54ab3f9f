/** Route tables, as EC2 finds and shows them. */
import type { NetworkInterface, Route, RouteTable } from '../../compute/network/network-entities.ts'
import { type RouteState, routeState } from '../../compute/network/routes.ts'
import type { ComputeReader } from '../../compute/records.ts'
import { withTagFilters } from '../filters.ts'
import { tagsOutput } from '../tags.ts'

/** A route with what is found of its target. */
export interface SeenRoute extends Route {
  readonly state: RouteState
  /** Whose interface it leads to, if it leads to one that an instance has. */
  readonly instanceId?: string | undefined
}

/** A route table with what is found of its routes. */
export interface SeenTable extends RouteTable {
  readonly seen: readonly SeenRoute[]
  readonly owner: string
}

/** Looks at the targets of a route table's routes. */
export async function seenTable(
  records: ComputeReader,
  table: RouteTable,
  owner: string,
): Promise<SeenTable> {
  const seen = table.routes.map(async (route): Promise<SeenRoute> => {
    const state = await routeState(records, table.vpcId, route)
    const isInterface = route.target.startsWith('eni-')
    const found = isInterface ? await interfaceOf(records, route) : undefined
    return { ...route, state, instanceId: found?.attachment?.instanceId }
  })
  return { ...table, seen: await Promise.all(seen), owner }
}

function interfaceOf(records: ComputeReader, { target }: Route) {
  return records.get('networkInterface', target) as Promise<NetworkInterface | undefined>
}

const associations =
  (read: (association: RouteTable['associations'][number]) => string | undefined) =>
  ({ associations }: SeenTable) =>
    associations.flatMap((each) => read(each) ?? [])

const routes =
  (read: (route: ReturnType<typeof routeOutput>) => string | undefined) =>
  ({ seen, owner }: SeenTable) =>
    seen.flatMap((route) => read(routeOutput(route, owner)) ?? [])

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRouteTables.html */
export const routeTableFilters = withTagFilters<SeenTable>({
  'association.gateway-id': () => undefined,
  'association.main': associations(({ subnetId }) => String(subnetId === undefined)),
  'association.route-table-association-id': associations(({ associationId }) => associationId),
  'association.route-table-id': ({ associations, routeTableId }) =>
    associations.map(() => routeTableId),
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
  'route.vpc-peering-connection-id': routes((route) => route.VpcPeeringConnectionId),
  'vpc-id': ({ vpcId }) => vpcId,
})

/** A route table, as answers show it. */
export function routeTableOutput({ seen, owner, ...table }: SeenTable) {
  const { routeTableId, vpcId, tags } = table
  return {
    RouteTableId: routeTableId,
    VpcId: vpcId,
    OwnerId: owner,
    Associations: table.associations.map(({ associationId, subnetId }) => ({
      Main: subnetId === undefined,
      RouteTableAssociationId: associationId,
      RouteTableId: routeTableId,
      SubnetId: subnetId,
      AssociationState: { State: 'associated' as const },
    })),
    PropagatingVgws: [],
    Routes: seen.map((route) => routeOutput(route, owner)),
    Tags: tagsOutput(tags),
  }
}

interface ShownTarget {
  readonly GatewayId?: string
  readonly NatGatewayId?: string
  readonly NetworkInterfaceId?: string
  readonly InstanceId?: string | undefined
  readonly InstanceOwnerId?: string | undefined
  readonly VpcPeeringConnectionId?: string
}

function routeOutput(route: SeenRoute, owner: string) {
  const { destination, target, state } = route
  return {
    DestinationCidrBlock: destination.startsWith('pl-') ? undefined : destination,
    DestinationPrefixListId: destination.startsWith('pl-') ? destination : undefined,
    ...shownTarget(route, owner),
    Origin: target === 'local' ? ('CreateRouteTable' as const) : ('CreateRoute' as const),
    State: state,
  }
}

function shownTarget({ target, instanceId }: SeenRoute, owner: string): ShownTarget {
  const shown: Readonly<Record<string, ShownTarget>> = {
    nat: { NatGatewayId: target },
    pcx: { VpcPeeringConnectionId: target },
    eni: {
      NetworkInterfaceId: target,
      ...(instanceId && { InstanceId: instanceId, InstanceOwnerId: owner }),
    },
  }
  return shown[target.slice(0, 3)] ?? { GatewayId: target }
}
