/** VPC peerings, as EC2 finds, judges and shows them. */
import type { PeeringSide, VpcPeeringConnection } from '../../compute/network/peering-entities.ts'
import {
  activePeerings,
  expiryOf,
  isPeeringShown,
  type PeeringState,
  peeringState,
} from '../../compute/network/peerings.ts'
import type { ComputeReader } from '../../compute/records.ts'
import { limits } from '../../limits.ts'
import { notFound, refusal } from '../errors.ts'
import { withTagFilters } from '../filters.ts'
import { existing } from '../resources.ts'
import { tagsOutput } from '../tags.ts'

/** Whose eyes see a peering, and when. */
export interface PeeringView {
  readonly account: string
  readonly now: number
}

/** The peering of an id. Throws InvalidVpcPeeringConnectionId.Malformed and …ID.NotFound. */
export async function peeringOf(
  records: ComputeReader,
  id: string,
  view: PeeringView,
): Promise<VpcPeeringConnection> {
  const found = await existing(records, 'vpc-peering-connection', id)
  if (isPeeringShown(found, view)) return found
  throw unknownPeering(id)
}

/** Nothing has the id, or it has ended long since. */
export function unknownPeering(id: string): Error {
  const code = 'InvalidVpcPeeringConnectionID.NotFound'
  return notFound(code, `The vpcPeeringConnection ID '${id}'`)
}

/** Throws InvalidStateTransition where a peering cannot get from its state into another. */
export function requireTransition(
  peering: VpcPeeringConnection,
  { from, to, now }: { from: readonly PeeringState[]; to: string; now: number },
): void {
  const state = peeringState(peering, now)
  if (from.includes(state)) return
  const message = `Invalid state transition for ${peering.vpcPeeringConnectionId}, attempted to`
  throw refusal('InvalidStateTransition', `${message} transition from ${state} to ${to}`)
}

/** Who may not decide about a peering. */
export function notPermitted(
  { vpcPeeringConnectionId: id }: VpcPeeringConnection,
  { account, verb }: { readonly account: string; readonly verb: string },
): Error {
  return refusal('OperationNotPermitted', `User ${account} cannot ${verb} peering ${id}`)
}

/** Throws VpcPeeringConnectionsPerVpcLimitExceeded. */
export async function requireRoomForPeering(records: ComputeReader, vpcId: string): Promise<void> {
  if ((await activePeerings(records, vpcId)).length < limits.activePeeringsPerVpc) return
  const code = 'VpcPeeringConnectionsPerVpcLimitExceeded'
  throw refusal(code, `${vpcId} has the most VPC peering connections that a VPC may have.`)
}

/**
 * Two VPCs have one peering. Throws VpcPeeringConnectionAlreadyExists for another of the same two
 * in one of these states; of pending ones, requests of the other side do not count.
 */
export async function requireOnlyPeering(
  records: ComputeReader,
  { requester, accepter, createdAt: now }: VpcPeeringConnection,
  states: readonly PeeringState[],
): Promise<void> {
  const there = (await records.all('vpcPeeringConnection')).filter((other) => {
    const state = peeringState(other, now)
    const from = other.requester.vpcId
    const to = other.accepter.vpcId
    const isSame = from === requester.vpcId && to === accepter.vpcId
    const isReverse = from === accepter.vpcId && to === requester.vpcId
    return states.includes(state) && (isSame || (isReverse && state === 'active'))
  })
  if (there.length === 0) return
  const message = 'A VPC peering connection between the VPCs already exists.'
  throw refusal('VpcPeeringConnectionAlreadyExists', message)
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcPeeringConnections.html */
export function peeringFilters(now: number) {
  return withTagFilters<VpcPeeringConnection>({
    'accepter-vpc-info.cidr-block': ({ accepter }) => accepter.cidrBlocks,
    'accepter-vpc-info.owner-id': ({ accepter }) => accepter.account,
    'accepter-vpc-info.vpc-id': ({ accepter }) => accepter.vpcId,
    'expiration-time': (peering) => expirationTime(peering, now)?.toISOString(),
    'requester-vpc-info.cidr-block': ({ requester }) => requester.cidrBlocks,
    'requester-vpc-info.owner-id': ({ requester }) => requester.account,
    'requester-vpc-info.vpc-id': ({ requester }) => requester.vpcId,
    'status-code': (peering) => peeringState(peering, now),
    'status-message': (peering) => statusMessage(peering, peeringState(peering, now)),
    'vpc-peering-connection-id': ({ vpcPeeringConnectionId }) => vpcPeeringConnectionId,
  })
}

function expirationTime(peering: VpcPeeringConnection, now: number): Date | undefined {
  const isPending = peeringState(peering, now) === 'pending-acceptance'
  // To the second, as answers and filters write it.
  return isPending ? new Date(Math.floor(expiryOf(peering) / 1000) * 1000) : undefined
}

/** How a peering is seen. */
export interface PeeringSight {
  readonly region: string
  readonly now: number
  /** What answers call the state that it gets into by itself: `provisioning`. */
  readonly passing?: 'initiating-request' | 'provisioning'
}

/** A peering, as answers show it; of a VPC that has not agreed, its ranges are not told. */
export function peeringOutput(peering: VpcPeeringConnection, sight: PeeringSight) {
  const { vpcPeeringConnectionId, requester, accepter, tags } = peering
  const { region, now } = sight
  const state = peeringState(peering, now)
  const code = sight.passing ?? state
  const isKnown = state === 'active' || requester.account === accepter.account
  return {
    VpcPeeringConnectionId: vpcPeeringConnectionId,
    RequesterVpcInfo: { ...sideOutput(requester, region), ...rangesOutput(requester) },
    AccepterVpcInfo: { ...sideOutput(accepter, region), ...(isKnown && rangesOutput(accepter)) },
    Status: { Code: code, Message: statusMessage(peering, code) },
    ExpirationTime: expirationTime(peering, now),
    Tags: tagsOutput(tags),
  }
}

function sideOutput({ account, vpcId }: PeeringSide, Region: string) {
  return { OwnerId: account, VpcId: vpcId, Region, PeeringOptions: peeringOptions }
}

/** Names of machines lead to their public addresses, and there is no EC2-Classic. */
export const peeringOptions = {
  AllowDnsResolutionFromRemoteVpc: false,
  AllowEgressFromLocalClassicLinkToRemoteVpc: false,
  AllowEgressFromLocalVpcToRemoteClassicLink: false,
} as const

function rangesOutput({ cidrBlocks }: PeeringSide) {
  const [first] = cidrBlocks
  if (first === undefined) return {}
  return { CidrBlock: first, CidrBlockSet: cidrBlocks.map((CidrBlock) => ({ CidrBlock })) }
}

const messages: Readonly<
  Record<PeeringState | 'initiating-request' | 'provisioning', (of: VpcPeeringConnection) => string>
> = {
  'initiating-request': ({ accepter }) => `Initiating Request to ${accepter.account}`,
  'pending-acceptance': ({ accepter }) => `Pending Acceptance by ${accepter.account}`,
  provisioning: () => 'Provisioning',
  active: () => 'Active',
  rejected: ({ endedBy }) => `Rejected by ${endedBy}`,
  deleted: ({ endedBy }) => `Deleted by ${endedBy}`,
  expired: () => 'Expired',
  failed: () => 'Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range',
}

function statusMessage(peering: VpcPeeringConnection, code: keyof typeof messages): string {
  return messages[code](peering)
}
