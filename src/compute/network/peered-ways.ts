/**
 * Ways that lead to peered VPCs: what of a route's range the other VPC has goes to the peering's
 * router on this VPC's link (`runtime/routers.ts`), all else of it nowhere.
 * https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html
 */

import type { ComputeReader } from '../records.ts'
import type { NetworkInterface } from './network-entities.ts'
import { sidesOf } from './peerings.ts'
import { contains, overlaps, parseRange4, type Range4 } from './ranges.ts'
import { type Way, waysOf } from './routes.ts'
import type { WayOut } from './ways-out.ts'

/** What is beyond an account: its neighbours' records, and the routers that lead to them. */
export interface Peers {
  recordsOf(account: string): ComputeReader
  /** The link address of a peering's router in one of its VPCs; undefined while none runs. */
  routerOf(peeringId: string, vpcId: string): string | undefined
}

/** An interface's ways out, with those to peered VPCs among them; the narrowest range first. */
export async function withPeeredWays(
  records: ComputeReader,
  { subnetId, vpcId }: Pick<NetworkInterface, 'subnetId' | 'vpcId'>,
  { peers, out }: { readonly peers: Peers; readonly out: readonly WayOut[] },
): Promise<readonly WayOut[]> {
  const subnet = await records.get('subnet', subnetId)
  const ways = subnet === undefined ? [] : await waysOf(records, subnet)
  const peered: WayOut[] = []
  for (const way of ways) {
    if (!way.target.startsWith('pcx-') || way.state !== 'active') continue
    const peering = await records.get('vpcPeeringConnection', way.target)
    const via = peers.routerOf(way.target, vpcId)
    if (peering === undefined || via === undefined) continue
    const { cidrBlocks = [] } = sidesOf(peering, vpcId)?.peer ?? {}
    peered.push(...piecesOf(way, { cidrBlocks, ways }).map((each) => ({ ...each, via })))
  }
  const taken = new Set(peered.map(({ destination }) => destination))
  const all = [...peered, ...out.filter(({ destination }) => !taken.has(destination))]
  return all.sort((a, b) => range(b.destination).prefixBits - range(a.destination).prefixBits)
}

/** What the other VPC has of a route's range, but for what a narrower route speaks of. */
function piecesOf(
  way: Way,
  { cidrBlocks, ways }: { readonly cidrBlocks: readonly string[]; readonly ways: readonly Way[] },
): WayOut[] {
  const whole = range(way.destination)
  return cidrBlocks.flatMap((cidr): WayOut[] => {
    if (!overlaps(whole, range(cidr))) return []
    if (!contains(whole, range(cidr))) return [{ destination: way.destination, isOpen: true }]
    const isSpokenOf = ways.some(({ destination }) => {
      const other = parseRange4(destination)
      return other && other.prefixBits > whole.prefixBits && contains(other, range(cidr))
    })
    return isSpokenOf ? [] : [{ destination: cidr, isOpen: true }]
  })
}

function range(cidr: string): Range4 {
  return parseRange4(cidr) as Range4
}
