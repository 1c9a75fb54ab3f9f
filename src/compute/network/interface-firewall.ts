/**
 * What decides about an interface's packets, gathered from records: the rules of its security
 * groups, the addresses of the groups and lists that those name, and its subnet's network ACL.
 */

import type { ComputeReader } from '../records.ts'
import type { NetworkAclEntry } from './acl-entities.ts'
import { awsPrefixLists } from './aws-prefix-lists.ts'
import type { BothWays, InterfaceFirewall } from './firewall.ts'
import type { AclEntry, FirewallRule, Peer } from './firewall-match.ts'
import type { RulePeer, SecurityGroupRule } from './group-entities.ts'
import type { NetworkInterface } from './network-entities.ts'
import type { Peers } from './peered-ways.ts'

/**
 * All that records know of it; the host adds what is its own. Groups of peered VPCs have members
 * only where `peers` is given. Throws if its subnet is gone.
 */
export async function interfaceFirewall(
  records: ComputeReader,
  networkInterface: NetworkInterface,
  peers?: Pick<Peers, 'recordsOf'>,
): Promise<Omit<InterfaceFirewall, 'gateway' | 'services'>> {
  const { networkInterfaceId, subnetId, groupIds, addresses } = networkInterface
  const subnet = await records.get('subnet', subnetId)
  if (subnet === undefined) throw new Error(`${networkInterfaceId} has no subnet`)
  const groups = await Promise.all(groupIds.map((id) => records.get('securityGroup', id)))
  const rules = groups.flatMap((group) => group?.rules ?? [])
  const acl = await aclOf(records, subnetId)
  return {
    address: addresses[0].address,
    subnetCidr: subnet.cidrBlock,
    rules: bothWays(rules, firewallRule),
    ...(acl && { acl }),
    groups: new Map([
      ...(await membersOf(records, namedBy(rules, groupIdOf))),
      ...(await peeredMembers(records, rules, peers)),
    ]),
    prefixLists: await cidrsOf(records, namedBy(rules, prefixListIdOf), networkInterface),
  }
}

function bothWays<T extends { readonly isEgress: boolean }, R>(
  all: readonly T[],
  made: (one: T) => R,
): BothWays<readonly R[]> {
  return {
    ingress: all.filter(({ isEgress }) => !isEgress).map(made),
    egress: all.filter(({ isEgress }) => isEgress).map(made),
  }
}

function firewallRule({ protocol, fromPort, toPort, peer }: SecurityGroupRule): FirewallRule {
  return { protocol, from: fromPort, to: toPort, peer: firewallPeer(peer) }
}

function firewallPeer(peer: RulePeer): Peer {
  if (peer.type === 'group') return { kind: 'group', id: peer.groupId }
  if (peer.type === 'prefixList') return { kind: 'prefixList', id: peer.prefixListId }
  return { kind: 'cidr', cidr: peer.cidr }
}

async function aclOf(
  records: ComputeReader,
  subnetId: string,
): Promise<BothWays<readonly AclEntry[]> | undefined> {
  const acls = await records.all('networkAcl')
  const found = acls.find(({ associations }) =>
    associations.some((association) => association.subnetId === subnetId),
  )
  return found && bothWays(found.entries, aclEntry)
}

function aclEntry({ number, protocol, allow, cidr, from, to }: NetworkAclEntry): AclEntry {
  return { number, protocol, allow, cidr, from, to }
}

function groupIdOf({ peer }: SecurityGroupRule): string | undefined {
  return peer.type === 'group' && peer.peering === undefined ? peer.groupId : undefined
}

function prefixListIdOf({ peer }: SecurityGroupRule): string | undefined {
  return peer.type === 'prefixList' ? peer.prefixListId : undefined
}

function namedBy(
  rules: readonly SecurityGroupRule[],
  idOf: (rule: SecurityGroupRule) => string | undefined,
): readonly string[] {
  return [...new Set(rules.flatMap((rule) => idOf(rule) ?? []))]
}

/** A group's members are interfaces, each with all of its private addresses. */
async function membersOf(
  records: ComputeReader,
  groupIds: readonly string[],
): Promise<Map<string, string[]>> {
  const members = new Map<string, string[]>(groupIds.map((id) => [id, []]))
  if (members.size === 0) return members
  for (const { groupIds: memberOf, addresses } of await records.all('networkInterface')) {
    for (const id of memberOf) members.get(id)?.push(...addresses.map(({ address }) => address))
  }
  return members
}

/** Members of groups of VPCs that are peered with the rules' own; of no one else's. */
async function peeredMembers(
  records: ComputeReader,
  rules: readonly SecurityGroupRule[],
  peers: Pick<Peers, 'recordsOf'> | undefined,
): Promise<Map<string, string[]>> {
  const members = new Map<string, string[]>()
  for (const { peer } of rules) {
    if (peer.type !== 'group' || peer.peering === undefined || peers === undefined) continue
    const { vpcPeeringConnectionId, account } = peer.peering
    const found = await records.get('vpcPeeringConnection', vpcPeeringConnectionId)
    if (found?.state !== 'active') continue
    const theirs = await membersOf(peers.recordsOf(account), [peer.groupId])
    for (const [groupId, addresses] of theirs) members.set(groupId, addresses)
  }
  return members
}

/** Networks here have IPv4 alone, so lists of IPv6 fit nobody. */
async function cidrsOf(
  records: ComputeReader,
  listIds: readonly string[],
  { availabilityZone }: NetworkInterface,
): Promise<Map<string, readonly string[]>> {
  const aws = awsPrefixLists(availabilityZone.slice(0, -1))
  const found = new Map<string, readonly string[]>()
  for (const id of listIds) {
    const list = await records.get('prefixList', id)
    const own = list?.addressFamily === 'IPv4' ? (list.versions.at(-1)?.entries ?? []) : []
    const cidrs = aws.find(({ prefixListId }) => prefixListId === id)?.cidrs
    found.set(id, cidrs ?? own.map(({ cidr }) => cidr))
  }
  return found
}
