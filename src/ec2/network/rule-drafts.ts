/**
 * Rules of security groups as inputs give them, checked in themselves: what they name need not be
 * there.
 */
import type { RulePeer } from '../../compute/network/group-entities.ts'
import { formatRange4, parseRange4 } from '../../compute/network/ranges.ts'
import { canonicalRange6 } from '../../compute/network/ranges6.ts'
import {
  invalidParameterCombination,
  invalidParameterValue,
  missingParameter,
  refusal,
} from '../errors.ts'
import { parseService, type Service, type ServiceInput } from './rule-services.ts'

/** The other end as an input gives it: of groups the name may stand for the id. */
export type DraftPeer =
  | Exclude<RulePeer, { readonly type: 'group' }>
  | {
      readonly type: 'group'
      readonly groupId?: string
      readonly groupName?: string
      /** Whose group it is, if the input says so. */
      readonly owner?: string
    }

/** A rule in an input, in the shape that it is kept in. */
export interface DraftRule extends Service {
  readonly peer: DraftPeer
  readonly description?: string
}

interface PeerInput {
  readonly Description?: string | undefined
}

/** What lists of peers an input may have; each peer is a rule of its own. */
export interface PermissionInput extends ServiceInput {
  readonly UserIdGroupPairs?:
    | readonly (PeerInput & {
        readonly GroupId?: string | undefined
        readonly GroupName?: string | undefined
        readonly UserId?: string | undefined
      })[]
    | undefined
  readonly IpRanges?: readonly (PeerInput & { readonly CidrIp?: string | undefined })[] | undefined
  readonly Ipv6Ranges?:
    | readonly (PeerInput & { readonly CidrIpv6?: string | undefined })[]
    | undefined
  readonly PrefixListIds?:
    | readonly (PeerInput & { readonly PrefixListId?: string | undefined })[]
    | undefined
}

/** One rule in the parameters of the request itself, as it was before there were lists. */
export interface FlatInput extends ServiceInput {
  readonly CidrIp?: string | undefined
  readonly SourceSecurityGroupName?: string | undefined
  readonly SourceSecurityGroupOwnerId?: string | undefined
}

const flatNames = [
  'CidrIp',
  'FromPort',
  'IpProtocol',
  'SourceSecurityGroupName',
  'SourceSecurityGroupOwnerId',
  'ToPort',
] as const

/** Whether an input uses the old parameters. */
export function isFlat(input: FlatInput): boolean {
  return flatNames.some((name) => input[name] !== undefined)
}

/**
 * The rules of an input, each once. Throws MissingParameter, InvalidParameterValue,
 * InvalidParameterCombination.
 */
export function draftRules(
  input: FlatInput & { readonly IpPermissions?: readonly PermissionInput[] | undefined },
): DraftRule[] {
  const { IpPermissions: permissions = [] } = input
  const flat = flatNames.find((name) => input[name] !== undefined)
  if (flat !== undefined && permissions.length > 0) {
    const name = flat.charAt(0).toLowerCase() + flat.slice(1)
    const message = "The parameter 'ipPermissions' may not be used in combination with"
    throw invalidParameterCombination(`${message} '${name}'`)
  }
  if (flat === undefined && permissions.length === 0) throw missingParameter('ipPermissions')
  const drafts =
    flat === undefined ? permissions.flatMap(draftsOf) : flatPermissions(input).flatMap(draftsOf)
  const keys = drafts.map((draft) => JSON.stringify({ ...draft, description: undefined }))
  if (new Set(keys).size < keys.length) {
    throw invalidParameterValue('The same permission must not appear multiple times')
  }
  return drafts
}

/** A source group alone means all ports of TCP and UDP, and ICMP. */
function flatPermissions(input: FlatInput): PermissionInput[] {
  const { CidrIp, SourceSecurityGroupName: GroupName, IpProtocol, FromPort, ToPort } = input
  const service = { IpProtocol, FromPort, ToPort }
  if (GroupName === undefined) {
    return [{ ...service, ...(CidrIp !== undefined && { IpRanges: [{ CidrIp }] }) }]
  }
  if (CidrIp !== undefined || IpProtocol !== undefined || FromPort !== undefined) {
    throw invalidParameterCombination(
      "The parameter 'sourceSecurityGroupName' stands alone: use 'ipPermissions' for one protocol",
    )
  }
  const UserIdGroupPairs = [{ GroupName }]
  return [
    { IpProtocol: 'tcp', FromPort: 0, ToPort: 65_535, UserIdGroupPairs },
    { IpProtocol: 'udp', FromPort: 0, ToPort: 65_535, UserIdGroupPairs },
    { IpProtocol: 'icmp', FromPort: -1, ToPort: -1, UserIdGroupPairs },
  ]
}

function draftsOf(permission: PermissionInput): DraftRule[] {
  const service = parseService(permission)
  const { UserIdGroupPairs = [], IpRanges = [], Ipv6Ranges = [], PrefixListIds = [] } = permission
  const made = (peer: DraftPeer, { Description }: PeerInput): DraftRule => ({
    ...service,
    peer,
    ...withDescription(Description),
  })
  const drafts = [
    ...IpRanges.map((each) => made(peer4(each.CidrIp), each)),
    ...Ipv6Ranges.map((each) => made(peer6(each.CidrIpv6), each)),
    ...PrefixListIds.map((each) => made(peerList(each.PrefixListId), each)),
    ...UserIdGroupPairs.map((each) => made(peerGroup(each), each)),
  ]
  if (drafts.length > 0) return drafts
  throw refusal('MissingParameter', 'Source group ID missing.')
}

/** Host bits are cleared, as at AWS. Throws InvalidParameterValue. */
export function peer4(cidr = ''): DraftPeer {
  const range = parseRange4(cidr)
  if (range !== undefined) return { type: 'ipv4', cidr: formatRange4(range) }
  throw invalidParameterValue(`CIDR block ${cidr} is malformed`)
}

/** Host bits are cleared, as at AWS. Throws InvalidParameterValue. */
export function peer6(cidr = ''): DraftPeer {
  const range = canonicalRange6(cidr)
  if (range !== undefined) return { type: 'ipv6', cidr: range }
  throw invalidParameterValue(`CIDR block ${cidr} is malformed`)
}

function peerList(prefixListId = ''): DraftPeer {
  if (prefixListId === '') throw missingParameter('prefixListId')
  return { type: 'prefixList', prefixListId }
}

function peerGroup({
  GroupId: groupId,
  GroupName: groupName,
  UserId: owner,
}: {
  readonly GroupId?: string | undefined
  readonly GroupName?: string | undefined
  readonly UserId?: string | undefined
}): DraftPeer {
  if (groupId) return { type: 'group', groupId, ...(owner && { owner }) }
  if (groupName) return { type: 'group', groupName }
  throw refusal('MissingParameter', 'Source group ID missing.')
}

const described = /^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]{0,255}$/

/** A rule's description; an empty one is none. Throws InvalidParameterValue. */
export function withDescription(description: string | undefined): { description?: string } {
  if (!description) return {}
  if (described.test(description)) return { description }
  const set = 'a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*'
  const message = 'Invalid rule description. Valid descriptions are strings less than 256'
  throw invalidParameterValue(`${message} characters from the following set: ${set}`)
}
