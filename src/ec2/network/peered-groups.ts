/**
 * Security groups of VPCs that are peered with the one of the group that names them.
 * https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html
 */
import type { RulePeer } from '../../compute/network/group-entities.ts'
import { activePeerings } from '../../compute/network/peerings.ts'
import type { AccountCompute, ComputeReader } from '../../compute/records.ts'

/** What is known of a group that a rule is to name. */
export interface NamedGroup {
  readonly groupId: string
  /** Whose it is, as the request says it. */
  readonly owner?: string | undefined
}

/** From where others' groups are looked for. */
export interface PeeredScope extends Pick<AccountCompute, 'othersRecords'> {
  readonly records: ComputeReader
  readonly vpcId: string
}

/** The group as the other end of a rule, if a VPC that is peered with this one has it. */
export async function peeredGroup(
  { records, othersRecords, vpcId }: PeeredScope,
  { groupId, owner }: NamedGroup,
): Promise<RulePeer | undefined> {
  for (const { peering, peer } of await activePeerings(records, vpcId)) {
    if (owner !== undefined && owner !== peer.account) continue
    const group = await othersRecords(peer.account).get('securityGroup', groupId)
    if (group?.vpcId !== peer.vpcId) continue
    const { vpcPeeringConnectionId } = peering
    const { account, vpcId: peerVpcId } = peer
    return {
      type: 'group',
      groupId,
      peering: { vpcPeeringConnectionId, account, vpcId: peerVpcId },
    }
  }
  return undefined
}

/** Whether a rule names a group that is no more, or that its VPC is no more peered with. */
export async function isStale(
  { records, othersRecords }: Pick<AccountCompute, 'records' | 'othersRecords'>,
  peer: RulePeer,
): Promise<boolean> {
  if (peer.type !== 'group') return false
  const { groupId, peering } = peer
  if (peering === undefined) return (await records.get('securityGroup', groupId)) === undefined
  const found = await records.get('vpcPeeringConnection', peering.vpcPeeringConnectionId)
  if (found?.state !== 'active') return true
  return (await othersRecords(peering.account).get('securityGroup', groupId)) === undefined
}

/** Peered VPCs with groups that name a group of this one's. */
export async function peeredReferences(
  { records, othersRecords, vpcId }: PeeredScope,
  groupId: string,
) {
  const references = []
  for (const { peering, peer } of await activePeerings(records, vpcId)) {
    const theirs = await othersRecords(peer.account).all('securityGroup')
    const isNamed = theirs
      .filter((group) => group.vpcId === peer.vpcId)
      .some(({ rules }) =>
        rules.some((rule) => rule.peer.type === 'group' && rule.peer.groupId === groupId),
      )
    if (!isNamed) continue
    const { vpcPeeringConnectionId: VpcPeeringConnectionId } = peering
    references.push({ GroupId: groupId, ReferencingVpcId: peer.vpcId, VpcPeeringConnectionId })
  }
  return references
}
