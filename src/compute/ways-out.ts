/**
 * Which destinations outside of its VPC an interface reaches, as its route table says. A route to
 * an internet gateway counts if the gateway is the VPC's and the interface has a public address;
 * one to a NAT gateway if that stands in a subnet with a route to an internet gateway.
 * https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html
 */
import type { NetworkInterface, Route } from './network-entities.ts'
import { contains, parseRange4, type Range4 } from './ranges.ts'
import type { ComputeReader } from './records.ts'

/** A range outside of the VPC, and whether packets for it leave. */
export interface WayOut {
  /** IPv4 CIDR. */
  readonly destination: string
  readonly isOpen: boolean
}

/**
 * What no machine reaches by a way out: this host and its neighbours, other machines' links, the
 * metadata service of whoever runs the host, and what is no single machine (RFC 6890).
 */
export const neverReached: readonly string[] = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '224.0.0.0/3',
]

/** The ways of an interface, the narrowest range first: the first that fits an address decides. */
export async function waysOut(
  records: ComputeReader,
  networkInterface: NetworkInterface,
): Promise<readonly WayOut[]> {
  const routes = (await routesOf(records, networkInterface)).filter(leadsOutside)
  if (routes.length === 0) return []
  const isPublic = await hasPublicAddress(records, networkInterface)
  const ways: WayOut[] = []
  for (const route of routes) {
    const isOpen =
      (isPublic && (await isInternetGateway(records, route.target, networkInterface.vpcId))) ||
      (await isOpenNatGateway(records, route))
    ways.push({ destination: route.destination, isOpen })
  }
  return ways.sort((one, other) => prefixBits(other) - prefixBits(one))
}

/** Whether an address outside is reached. */
export function isReached(ways: readonly WayOut[], address: string): boolean {
  const range = parseRange4(`${address}/32`)
  if (range === undefined) return false
  const way = ways.find(({ destination }) => contains(parseRange4(destination) as Range4, range))
  return way?.isOpen === true
}

/** `internet`: it reaches something outside of its VPC. */
export async function wayOut(
  records: ComputeReader,
  networkInterface: NetworkInterface,
): Promise<'none' | 'internet'> {
  const ways = await waysOut(records, networkInterface)
  return ways.some(({ isOpen }) => isOpen) ? 'internet' : 'none'
}

/** Of the subnet's own route table, or the VPC's main one. */
async function routesOf(
  records: ComputeReader,
  { vpcId, subnetId }: { readonly vpcId: string; readonly subnetId: string },
): Promise<readonly Route[]> {
  const tables = (await records.all('routeTable')).filter((table) => table.vpcId === vpcId)
  const associatedWith = (id: string | undefined) =>
    tables.find(({ associations }) => associations.some((one) => one.subnetId === id))
  return (associatedWith(subnetId) ?? associatedWith(undefined))?.routes ?? []
}

/** Machines have IPv4 alone. */
function leadsOutside({ destination, target }: Route): boolean {
  return target !== 'local' && parseRange4(destination) !== undefined
}

async function hasPublicAddress(
  records: ComputeReader,
  { networkInterfaceId, addresses }: NetworkInterface,
): Promise<boolean> {
  if (addresses.some(({ publicIp }) => publicIp !== undefined)) return true
  const elasticIps = await records.all('elasticIp')
  return elasticIps.some(
    ({ association }) => association?.networkInterfaceId === networkInterfaceId,
  )
}

async function isInternetGateway(
  records: ComputeReader,
  target: string,
  vpcId: string,
): Promise<boolean> {
  if (!target.startsWith('igw-')) return false
  return (await records.get('internetGateway', target))?.vpcId === vpcId
}

/** A public one, in a subnet from which its own packets for that destination leave. */
async function isOpenNatGateway(
  records: ComputeReader,
  { destination, target }: Route,
): Promise<boolean> {
  if (!target.startsWith('nat-')) return false
  const gateway = await records.get('natGateway', target)
  if (gateway?.connectivityType !== 'public' || gateway.deletedAt !== undefined) return false
  const range = parseRange4(destination) as Range4
  const fits = (await routesOf(records, gateway))
    .filter(leadsOutside)
    .filter((route) => contains(parseRange4(route.destination) as Range4, range))
    .sort((one, other) => prefixBits(other) - prefixBits(one))
  const [narrowest] = fits
  return narrowest !== undefined && isInternetGateway(records, narrowest.target, gateway.vpcId)
}

function prefixBits({ destination }: Pick<WayOut, 'destination'>): number {
  return parseRange4(destination)?.prefixBits ?? 0
}
