/** Changes of peerings, which are made for both of their accounts at once. */
import type { Resource } from '../../auth/call.ts'
import type { PeeringSide, VpcPeeringConnection } from '../../compute/network/peering-entities.ts'
import { accountsOf, activePeerings, putPeering } from '../../compute/network/peerings.ts'
import type { ComputeChange, ComputeReader, OthersChange } from '../../compute/records.ts'
import type { Ec2Context } from '../operation.ts'
import { arnOf, existing, resourceOf } from '../resources.ts'
import { peeringOf } from './peerings.ts'

type PeeringContext = Ec2Context<{ readonly VpcPeeringConnectionId?: string | undefined }>

/** The peering that an input names, and the account's VPC of it, as policies see them. */
export async function peeringResources(context: PeeringContext): Promise<Resource[]> {
  const { input, records, account } = context
  const id = input.VpcPeeringConnectionId
  const [own, found] = await Promise.all([
    resourceOf(context, 'vpc-peering-connection', id),
    records.get('vpcPeeringConnection', id ?? ''),
  ])
  if (found === undefined) return [own]
  const { requester, accepter } = found
  const arn = ({ account: owner, vpcId }: typeof requester) =>
    arnOf({ ...context, account: owner }, 'vpc', vpcId)
  const sides = { 'ec2:RequesterVpc': arn(requester), 'ec2:AccepterVpc': arn(accepter) }
  const side = accepter.account === account ? accepter : requester
  return [
    { ...own, conditions: { ...own.conditions, ...sides } },
    await resourceOf(context, 'vpc', side.vpcId),
  ]
}

/** What becomes of a peering; what it throws leaves it as it is. */
export type PeeringChange = (
  peering: VpcPeeringConnection,
  others: OthersChange,
) => Promise<VpcPeeringConnection>

/**
 * Changes the peering that an input names, for both accounts, and has both looked at. Throws
 * InvalidVpcPeeringConnectionID.NotFound, and what `change` throws.
 */
export async function changePeering(
  { input, records, account, now, changeWith, host }: PeeringContext,
  change: PeeringChange,
): Promise<VpcPeeringConnection> {
  const id = input.VpcPeeringConnectionId ?? ''
  const accounts = accountsOf(await peeringOf(records, id, { account, now }))
  const changed = await changeWith(accounts, async (own, others) => {
    const next = await change(await peeringOf(own, id, { account, now }), others)
    await putPeering(others, next)
    return next
  })
  for (const each of accounts) host.changed(each)
  return changed
}

/** A change of a VPC's, told to those that it is peered with. */
export interface VpcChange<T> {
  readonly vpcId: string
  work(records: ComputeChange): Promise<T>
  /** What becomes of each active peering of the VPC. */
  peering(peering: VpcPeeringConnection, records: ComputeChange): Promise<VpcPeeringConnection>
}

/** Changes a VPC, and its active peerings for both of their accounts. */
export async function changePeeredVpc<T>(
  { records, account, changeWith, host }: Ec2Context<unknown>,
  { vpcId, work, peering }: VpcChange<T>,
): Promise<T> {
  for (;;) {
    const others = await peeredAccounts(records, vpcId)
    const done = await changeWith(others, async (own, other) => {
      // Somebody may have been peered with it since.
      const found = await activePeerings(own, vpcId)
      if (found.some(({ peer }) => ![account, ...others].includes(peer.account))) return undefined
      const value = await work(own)
      for (const each of found) await putPeering(other, await peering(each.peering, own))
      return { value }
    })
    for (const each of [account, ...others]) host.changed(each)
    if (done !== undefined) return done.value
  }
}

async function peeredAccounts(records: ComputeReader, vpcId: string): Promise<string[]> {
  const found = await activePeerings(records, vpcId)
  return [...new Set(found.map(({ peer }) => peer.account))]
}

/** A peering with the ranges that one of its VPCs has now. */
export function followRanges(vpcId: string): VpcChange<unknown>['peering'] {
  return async (peering, records) => {
    const vpc = await existing(records, 'vpc', vpcId)
    const cidrBlocks = vpc.ranges.map(({ cidrBlock }) => cidrBlock)
    const moved = (side: PeeringSide) => (side.vpcId === vpcId ? { ...side, cidrBlocks } : side)
    const { requester, accepter } = peering
    return { ...peering, requester: moved(requester), accepter: moved(accepter) }
  }
}
