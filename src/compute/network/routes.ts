/**
 * Where packets go that leave an interface: the route table of its subnet, and whether what its
 * routes name is there. https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html
 */

import type { ComputeReader } from '../records.ts'
import { awsPrefixLists } from './aws-prefix-lists.ts'
import type { Route, RouteTable, Subnet } from './network-entities.ts'
import { sidesOf } from './peerings.ts'
import { parseRange4 } from './ranges.ts'

/** Whether packets that take a route arrive. */
export type RouteState = 'active' | 'blackhole'

/** One range, and where packets for it go. */
export interface Way {
  /** CIDR. */
  readonly destination: string
  /** See `Route`. */
  readonly target: string
  readonly state: RouteState
}

/**
 * The ways of a subnet's interfaces, the most specific first: the first whose destination holds an
 * address is the one that its packets take. Prefix lists are taken apart.
 */
export async function waysOf(
  records: ComputeReader,
  { subnetId, vpcId, availabilityZone }: Subnet,
): Promise<Way[]> {
  const table = await routeTableOf(records, { subnetId, vpcId })
  const ways: Way[] = []
  const region = availabilityZone.slice(0, -1)
  for (const route of table?.routes ?? []) {
    const state = await routeState(records, vpcId, route)
    const { target } = route
    for (const destination of await cidrsOf(records, route.destination, region)) {
      ways.push({ destination, target, state })
    }
  }
  return ways.sort((a, b) => bitsOf(b) - bitsOf(a))
}

/** The route table of a subnet: its own, or its VPC's main one. */
export async function routeTableOf(
  records: ComputeReader,
  { subnetId, vpcId }: Pick<Subnet, 'subnetId' | 'vpcId'>,
): Promise<RouteTable | undefined> {
  const tables = (await records.all('routeTable')).filter((table) => table.vpcId === vpcId)
  const serves = (subnet: string | undefined) => (table: RouteTable) =>
    table.associations.some((association) => association.subnetId === subnet)
  return tables.find(serves(subnetId)) ?? tables.find(serves(undefined))
}

/** The CIDRs of a destination. Routes here have IPv4 alone, so lists of IPv6 have none. */
export async function cidrsOf(
  records: ComputeReader,
  destination: string,
  region: string,
): Promise<readonly string[]> {
  if (!destination.startsWith('pl-')) return [destination]
  const aws = awsPrefixLists(region).find(({ prefixListId }) => prefixListId === destination)
  if (aws !== undefined) return aws.cidrs
  const own = await records.get('prefixList', destination)
  if (own?.addressFamily !== 'IPv4') return []
  return (own.versions.at(-1)?.entries ?? []).map(({ cidr }) => cidr)
}

function bitsOf({ destination }: Way): number {
  return parseRange4(destination)?.prefixBits ?? 0
}

/** Whether what a route names is there, and in a state to take packets. */
export async function routeState(
  records: ComputeReader,
  vpcId: string,
  { target }: Pick<Route, 'target'>,
): Promise<RouteState> {
  const isThere = checks[target.slice(0, target.indexOf('-'))] ?? (async () => target === 'local')
  return (await isThere(records, target, vpcId)) ? 'active' : 'blackhole'
}

type Check = (records: ComputeReader, target: string, vpcId: string) => Promise<boolean>

const checks: Readonly<Record<string, Check>> = {
  igw: async (records, target, vpcId) =>
    (await records.get('internetGateway', target))?.vpcId === vpcId,

  nat: async (records, target) => {
    const found = await records.get('natGateway', target)
    return found !== undefined && found.deletedAt === undefined
  },

  eni: async (records, target) => {
    const found = await records.get('networkInterface', target)
    const instance = await records.get('instance', found?.attachment?.instanceId ?? '')
    return instance?.state === 'running' || instance?.state === 'pending'
  },

  pcx: async (records, target, vpcId) => {
    const found = await records.get('vpcPeeringConnection', target)
    return found?.state === 'active' && sidesOf(found, vpcId) !== undefined
  },

  vpce: async (records, target) => (await records.get('vpcEndpoint', target)) !== undefined,
}
