/**
 * What peerings of VPCs are at a moment, and how both copies of one change together.
 * https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html#vpc-peering-lifecycle
 */
import { limits } from '../../limits.ts'
import type { ComputeReader, OthersChange } from '../records.ts'
import type { PeeringSide, VpcPeeringConnection } from './peering-entities.ts'
import { overlaps, parseRange4, type Range4 } from './ranges.ts'

/** A peering's state with what time makes of it. */
export type PeeringState = VpcPeeringConnection['state'] | 'expired'

/** Nobody accepts one that has waited for a week. */
export function peeringState(
  { state, createdAt }: VpcPeeringConnection,
  now: number,
): PeeringState {
  return state === 'pending-acceptance' && now >= expiryOf({ createdAt }) ? 'expired' : state
}

/** When a peering that nobody accepts expires. */
export function expiryOf({ createdAt }: Pick<VpcPeeringConnection, 'createdAt'>): number {
  return createdAt + limits.peeringPendingMs
}

/** Whether lists of an account still show it: AWS hides what has ended after two hours or days. */
export function isPeeringShown(
  peering: VpcPeeringConnection,
  { account, now }: { readonly account: string; readonly now: number },
): boolean {
  const state = peeringState(peering, now)
  if (state === 'active' || state === 'pending-acceptance') return true
  if (state === 'expired') return now < expiryOf(peering) + limits.peeringEndedLongMs
  const { requester, accepter, endedBy = account, endedAt = 0 } = peering
  const isWithin = requester.account === accepter.account
  const isShort = isWithin || endedBy === account
  return now < endedAt + (isShort ? limits.peeringEndedMs : limits.peeringEndedLongMs)
}

/** The side of a VPC and the one that faces it; undefined for a VPC that is on neither. */
export function sidesOf(
  { requester, accepter }: VpcPeeringConnection,
  vpcId: string,
): { readonly own: PeeringSide; readonly peer: PeeringSide } | undefined {
  if (requester.vpcId === vpcId) return { own: requester, peer: accepter }
  return accepter.vpcId === vpcId ? { own: accepter, peer: requester } : undefined
}

/** The active peerings of a VPC, with its side and the other. */
export async function activePeerings(records: ComputeReader, vpcId: string) {
  const all = await records.all('vpcPeeringConnection')
  return all.flatMap((peering) => {
    const sides = peering.state === 'active' ? sidesOf(peering, vpcId) : undefined
    return sides === undefined ? [] : [{ peering, ...sides }]
  })
}

/** The accounts of both sides, each once. */
export function accountsOf({ requester, accepter }: VpcPeeringConnection): string[] {
  return [...new Set([requester.account, accepter.account])]
}

/** Whether two lists of CIDRs have an address in common. */
export function haveCommonAddress(one: readonly string[], other: readonly string[]): boolean {
  const ranges = other.map((cidr) => parseRange4(cidr) as Range4)
  return one.some((cidr) => ranges.some((range) => overlaps(parseRange4(cidr) as Range4, range)))
}

/** Changes a peering for both of its sides; each keeps its tags. */
export async function putPeering(
  others: OthersChange,
  { tags: _, ...peering }: VpcPeeringConnection,
): Promise<void> {
  const id = peering.vpcPeeringConnectionId
  for (const account of accountsOf({ ...peering, tags: {} })) {
    const records = others(account)
    const before = await records.get('vpcPeeringConnection', id)
    records.put('vpcPeeringConnection', id, { ...peering, tags: before?.tags ?? {} })
  }
}
