/**
 * Network ACLs and the subnets that they stand before: each subnet has one at any time.
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
 */

import { generateId, type RandomBytes } from '../ids.ts'
import type { ComputeChange, ComputeReader } from '../records.ts'
import type { Tags } from '../tags.ts'
import type { NetworkAcl, NetworkAclAssociation } from './acl-entities.ts'

/** What a network ACL is made with. */
export interface NewAclFacts {
  readonly vpcId: string
  readonly tags: Tags
  readonly isDefault: boolean
  readonly random: RandomBytes
}

/** Puts a network ACL, and returns it: a VPC's default lets all pass, any other nothing. */
export function makeNetworkAcl(
  records: ComputeChange,
  { vpcId, tags, isDefault, random }: NewAclFacts,
): NetworkAcl {
  const all = { number: 100, protocol: '-1', allow: true, cidr: '0.0.0.0/0' } as const
  const entries = [
    { ...all, isEgress: true },
    { ...all, isEgress: false },
  ]
  const acl: NetworkAcl = {
    networkAclId: generateId('acl', random),
    vpcId,
    isDefault,
    entries: isDefault ? entries : [],
    associations: [],
    tags,
  }
  records.put('networkAcl', acl.networkAclId, acl)
  return acl
}

/** Puts the default network ACL of its VPC before a new subnet. */
export async function guardSubnet(
  records: ComputeChange,
  { subnetId, vpcId }: { readonly subnetId: string; readonly vpcId: string },
  random: RandomBytes,
): Promise<void> {
  const acls = await records.all('networkAcl')
  const acl = acls.find((each) => each.isDefault && each.vpcId === vpcId)
  if (acl !== undefined) addAssociation(records, acl, { subnetId, random })
}

/** Puts a network ACL before a subnet, and says how it is found: `aclassoc-…`. */
export function addAssociation(
  records: ComputeChange,
  acl: NetworkAcl,
  { subnetId, random }: { readonly subnetId: string; readonly random: RandomBytes },
): string {
  const associationId = generateId('aclassoc', random)
  const associations = [...acl.associations, { associationId, subnetId }]
  records.put('networkAcl', acl.networkAclId, { ...acl, associations })
  return associationId
}

/** Takes the network ACL from before a subnet that goes, or gets another. */
export async function unguardSubnet(records: ComputeChange, subnetId: string): Promise<void> {
  const found = await associationWhere(records, (each) => each.subnetId === subnetId)
  if (found !== undefined) removeAssociation(records, found)
}

/** A network ACL, and one of the subnets that it stands before. */
export interface FoundAssociation {
  readonly acl: NetworkAcl
  readonly association: NetworkAclAssociation
}

/** The first association that fits. */
export async function associationWhere(
  records: ComputeReader,
  fits: (association: NetworkAclAssociation) => boolean,
): Promise<FoundAssociation | undefined> {
  for (const acl of await records.all('networkAcl')) {
    const association = acl.associations.find(fits)
    if (association !== undefined) return { acl, association }
  }
  return undefined
}

/** Ends an association. */
export function removeAssociation(
  records: ComputeChange,
  { acl, association }: FoundAssociation,
): void {
  const associations = acl.associations.filter(
    ({ associationId }) => associationId !== association.associationId,
  )
  records.put('networkAcl', acl.networkAclId, { ...acl, associations })
}
