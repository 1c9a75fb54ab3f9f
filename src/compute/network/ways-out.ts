/**
 * Which destinations outside of its VPC an interface reaches, as its route table says. A route to
 * an internet gateway counts if the gateway is the VPC's and the interface has a public address;
 * one to a NAT gateway if that stands in a subnet with a route to an internet gateway.
 * https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html
 */

import type { ComputeReader } from '../records.ts'
import type { NetworkInterface } from './network-entities.ts'
import { contains, parseRange4, type Range4 } from './ranges.ts'
import { type Way, waysOf } from './routes.ts'

/** A range outside of the VPC, and whether packets for it leave. */
export interface WayOut {
  /** IPv4 CIDR. */
  readonly destination: string
  readonly isOpen: boolean
  /** The link address of the router that leads to a peered VPC; absent: the host. */
  readonly via?: string
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
  const ways = (await waysOfSubnet(records, networkInterface.subnetId)).filter(leadsOutside)
  if (ways.length === 0) return []
  const isPublic = await hasPublicAddress(records, networkInterface)
  const out: WayOut[] = []
  for (const way of ways) {
    const { destination } = way
    const isOpen = (isPublic && leadsToInternet(way)) || (await leadsByNat(records, way))
    out.push({ destination, isOpen })
  }
  return out
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

async function waysOfSubnet(records: ComputeReader, subnetId: string): Promise<readonly Way[]> {
  const subnet = await records.get('subnet', subnetId)
  return subnet === undefined ? [] : waysOf(records, subnet)
}

/** Machines have IPv4 alone. */
function leadsOutside({ destination, target }: Way): boolean {
  return target !== 'local' && parseRange4(destination) !== undefined
}

function leadsToInternet({ target, state }: Way): boolean {
  return target.startsWith('igw-') && state === 'active'
}

/** A public NAT gateway, from whose own subnet the same packets go to an internet gateway. */
async function leadsByNat(
  records: ComputeReader,
  { target, state, destination }: Way,
): Promise<boolean> {
  if (!target.startsWith('nat-') || state !== 'active') return false
  const nat = await records.get('natGateway', target)
  if (nat === undefined || nat.connectivityType === 'private') return false
  const range = parseRange4(destination) as Range4
  const onward = (await waysOfSubnet(records, nat.subnetId)).find((way) => {
    const found = parseRange4(way.destination)
    return found !== undefined && contains(found, range)
  })
  return onward !== undefined && leadsToInternet(onward)
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
