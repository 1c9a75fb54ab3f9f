/** Network ACLs, as EC2 checks, filters and shows them. */
import type { NetworkAcl, NetworkAclEntry } from '../../compute/network/acl-entities.ts'
import { formatRange4 } from '../../compute/network/ranges.ts'
import { canonicalRange6 } from '../../compute/network/ranges6.ts'
import { limits } from '../../limits.ts'
import {
  invalidParameterCombination,
  invalidParameterValue,
  limitExceeded,
  missingParameter,
  refusal,
} from '../errors.ts'
import { withTagFilters } from '../filters.ts'
import type { Owned } from '../listing.ts'
import { tagsOutput } from '../tags.ts'
import { parseCidr } from './vpcs.ts'

/** An entry in an input. */
export interface EntryInput {
  readonly RuleNumber?: number | undefined
  readonly Egress?: boolean | undefined
  readonly Protocol?: string | undefined
  readonly RuleAction?: string | undefined
  readonly CidrBlock?: string | undefined
  readonly Ipv6CidrBlock?: string | undefined
  readonly PortRange?:
    | { readonly From?: number | undefined; readonly To?: number | undefined }
    | undefined
  readonly IcmpTypeCode?:
    | { readonly Type?: number | undefined; readonly Code?: number | undefined }
    | undefined
}

const numberMax = 32_766
const portMax = 65_535
const icmpMax = 255
const names: Readonly<Record<string, string>> = { icmp: '1', tcp: '6', udp: '17', icmpv6: '58' }

/** An entry as it is kept. Throws MissingParameter, InvalidParameterValue and …Combination. */
export function parseEntry(input: EntryInput): NetworkAclEntry {
  const protocol = parseProtocol(input.Protocol)
  const cidr = parseRange(input)
  return {
    number: parseNumber(input.RuleNumber),
    isEgress: input.Egress ?? false,
    protocol,
    allow: parseAction(input.RuleAction),
    cidr,
    ...parseService(input, { protocol, isIpv6: cidr.includes(':') }),
  }
}

/** The number of an entry, which decides about its turn. Throws InvalidParameterValue. */
export function parseNumber(number: number | undefined): number {
  if (number === undefined) throw missingParameter('ruleNumber')
  if (number >= 1 && number <= numberMax) return number
  const message = `Value (${number}) for parameter ruleNumber is invalid.`
  throw invalidParameterValue(`${message} It must be from 1 to ${numberMax}.`)
}

function parseProtocol(given: string | undefined): string {
  if (!given) throw missingParameter('protocol')
  const protocol = names[given.toLowerCase()] ?? given
  if (protocol === '-1') return protocol
  if (/^\d{1,3}$/.test(protocol) && Number(protocol) <= 255) return String(Number(protocol))
  throw invalidParameterValue(`Invalid value '${given}' for IP protocol. Unknown protocol.`)
}

function parseAction(action: string | undefined): boolean {
  if (!action) throw missingParameter('ruleAction')
  if (action === 'allow' || action === 'deny') return action === 'allow'
  throw invalidParameterValue(`Value (${action}) for parameter ruleAction is invalid.`)
}

function parseRange({ CidrBlock: cidr, Ipv6CidrBlock: cidr6 }: EntryInput): string {
  if (cidr && cidr6) {
    throw invalidParameterCombination(
      "The parameter 'cidrBlock' may not be used in combination with 'ipv6CidrBlock'",
    )
  }
  if (cidr) return formatRange4(parseCidr(cidr, 'cidrBlock'))
  if (!cidr6) throw missingParameter('cidrBlock')
  const range = canonicalRange6(cidr6)
  if (range !== undefined) return range
  const message = `Value (${cidr6}) for parameter ipv6CidrBlock is invalid.`
  throw invalidParameterValue(`${message} This is not a valid CIDR block.`)
}

interface Kind {
  readonly protocol: string
  readonly isIpv6: boolean
}

/** What has no ports has none kept, whatever the input says. */
function parseService(
  { PortRange, IcmpTypeCode }: EntryInput,
  { protocol, isIpv6 }: Kind,
): { from?: number; to?: number } {
  if (protocol === '6' || protocol === '17') return parsePorts(PortRange)
  if (protocol === '1' || (protocol === '58' && isIpv6)) return parseIcmp(IcmpTypeCode)
  return {}
}

function parsePorts({ From: from, To: to }: NonNullable<EntryInput['PortRange']> = {}) {
  if (from === undefined) throw missingParameter('portRange.from')
  if (to === undefined) throw missingParameter('portRange.to')
  if (from >= 0 && from <= to && to <= portMax) return { from, to }
  throw invalidParameterValue(`Invalid TCP/UDP port range (${from}:${to})`)
}

function parseIcmp({ Type: type, Code: code }: NonNullable<EntryInput['IcmpTypeCode']> = {}) {
  if (type === undefined) throw missingParameter('icmpTypeCode.type')
  if (code === undefined) throw missingParameter('icmpTypeCode.code')
  if (type < -1 || type > icmpMax) throw invalidParameterValue(`ICMP type (${type}) out of range`)
  if (code < -1 || code > icmpMax) throw invalidParameterValue(`ICMP code (${code}) out of range`)
  return { from: type, to: code }
}

/** Which of a network ACL's entries is meant: each way has its own numbers. */
export type EntryKey = Pick<NetworkAclEntry, 'number' | 'isEgress'>

/** Whether two entries have the same place. */
export function isSamePlace(one: EntryKey, other: EntryKey): boolean {
  return one.number === other.number && one.isEgress === other.isEgress
}

/** A network ACL with one entry more. Throws NetworkAclEntryAlreadyExists and …LimitExceeded. */
export function withEntry(acl: NetworkAcl, entry: NetworkAclEntry): NetworkAcl {
  if (acl.entries.some((other) => isSamePlace(other, entry))) {
    const message = `The network acl entry identified by ${entry.number} already exists.`
    throw refusal('NetworkAclEntryAlreadyExists', message)
  }
  const isIpv6 = entry.cidr.includes(':')
  const alike = acl.entries.filter(
    ({ isEgress, cidr }) => isEgress === entry.isEgress && cidr.includes(':') === isIpv6,
  )
  // The last entry, which denies, counts too.
  if (alike.length + 1 >= limits.entriesPerNetworkAcl) {
    throw limitExceeded('NetworkAclEntryLimitExceeded', 'network ACL entries')
  }
  return { ...acl, entries: [...acl.entries, entry] }
}

/** A network ACL without an entry. Throws InvalidNetworkAclEntry.NotFound. */
export function withoutEntry(acl: NetworkAcl, key: EntryKey): NetworkAcl {
  const entries = acl.entries.filter((entry) => !isSamePlace(entry, key))
  if (entries.length < acl.entries.length) return { ...acl, entries }
  const way = key.isEgress ? 'egress' : 'ingress'
  const message = `no ${way} entry with number ${key.number}`
  throw refusal('InvalidNetworkAclEntry.NotFound', message)
}

const isPorts = ({ protocol }: NetworkAclEntry) => protocol === '6' || protocol === '17'

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkAcls.html */
export const networkAclFilters = withTagFilters<Owned<NetworkAcl>>({
  'association.association-id': ({ associations }) =>
    associations.map(({ associationId }) => associationId),
  'association.network-acl-id': ({ networkAclId, associations }) =>
    associations.length > 0 ? networkAclId : undefined,
  'association.subnet-id': ({ associations }) => associations.map(({ subnetId }) => subnetId),
  default: ({ isDefault }) => isDefault,
  'entry.cidr': (acl) => ranges(acl).filter((cidr) => !cidr.includes(':')),
  'entry.egress': (acl) => entriesOf(acl).map(({ isEgress }) => String(isEgress)),
  'entry.icmp.code': (acl) => entriesOf(acl).flatMap((entry) => icmpOf(entry)?.Code ?? []),
  'entry.icmp.type': (acl) => entriesOf(acl).flatMap((entry) => icmpOf(entry)?.Type ?? []),
  'entry.ipv6-cidr': (acl) => ranges(acl).filter((cidr) => cidr.includes(':')),
  'entry.port-range.from': (acl) => entriesOf(acl).flatMap((entry) => portsOf(entry)?.From ?? []),
  'entry.port-range.to': (acl) => entriesOf(acl).flatMap((entry) => portsOf(entry)?.To ?? []),
  'entry.protocol': (acl) => entriesOf(acl).flatMap(({ protocol }) => namesOf(protocol)),
  'entry.rule-action': (acl) => entriesOf(acl).map(({ allow }) => (allow ? 'allow' : 'deny')),
  'entry.rule-number': (acl) => entriesOf(acl).map(({ number }) => number),
  'network-acl-id': ({ networkAclId }) => networkAclId,
  'owner-id': ({ owner }) => owner,
  'vpc-id': ({ vpcId }) => vpcId,
})

/** Each ends with an entry that denies what none has decided. */
function entriesOf({ entries }: NetworkAcl): NetworkAclEntry[] {
  const last = { number: numberMax + 1, protocol: '-1', allow: false, cidr: '0.0.0.0/0' }
  const ways = [true, false].map((way) => ({
    own: entries.filter(({ isEgress }) => isEgress === way),
    last: { ...last, isEgress: way },
  }))
  return ways.flatMap((way) => [...way.own.sort((a, b) => a.number - b.number), way.last])
}

function ranges(acl: NetworkAcl): string[] {
  return entriesOf(acl).map(({ cidr }) => cidr)
}

function namesOf(protocol: string): string[] {
  const known = Object.entries(names).filter(([, number]) => number === protocol)
  return [protocol, ...known.map(([name]) => name)]
}

function portsOf(entry: NetworkAclEntry) {
  return isPorts(entry) ? { From: entry.from, To: entry.to } : undefined
}

function icmpOf(entry: NetworkAclEntry) {
  if (isPorts(entry) || entry.from === undefined) return undefined
  return { Type: entry.from, Code: entry.to }
}

/** A network ACL, as answers show it. */
export function networkAclOutput(acl: NetworkAcl, account: string) {
  const { networkAclId, vpcId, isDefault, associations, tags } = acl
  return {
    NetworkAclId: networkAclId,
    VpcId: vpcId,
    OwnerId: account,
    IsDefault: isDefault,
    Associations: associations.map(({ associationId, subnetId }) => ({
      NetworkAclAssociationId: associationId,
      NetworkAclId: networkAclId,
      SubnetId: subnetId,
    })),
    Entries: entriesOf(acl).map((entry) => ({
      RuleNumber: entry.number,
      Egress: entry.isEgress,
      Protocol: entry.protocol,
      RuleAction: entry.allow ? ('allow' as const) : ('deny' as const),
      ...(entry.cidr.includes(':') ? { Ipv6CidrBlock: entry.cidr } : { CidrBlock: entry.cidr }),
      PortRange: portsOf(entry),
      IcmpTypeCode: icmpOf(entry),
    })),
    Tags: tagsOutput(tags),
  }
}
