/** Network ACLs, as records say it. */
import type { Tagged } from '../tags.ts'

/** What a network ACL lets pass or not, by the first entry that fits. */
export interface NetworkAclEntry {
  /** 1 to 32766. */
  readonly number: number
  readonly isEgress: boolean
  /** A number as text, as answers show it; `-1` for all. */
  readonly protocol: string
  readonly allow: boolean
  /** IPv4 or IPv6, without host bits. */
  readonly cidr: string
  /** Of ICMP the type; -1 is all, absent for a protocol without. */
  readonly from?: number
  /** Of ICMP the code. */
  readonly to?: number
}

/** A subnet that it stands before. */
export interface NetworkAclAssociation {
  /** `aclassoc-…` */
  readonly associationId: string
  readonly subnetId: string
}

/** What may cross the edge of its subnets. Each subnet has one: at first its VPC's default. */
export interface NetworkAcl extends Tagged {
  readonly networkAclId: string
  readonly vpcId: string
  readonly isDefault: boolean
  readonly entries: readonly NetworkAclEntry[]
  readonly associations: readonly NetworkAclAssociation[]
}

/** What an account has of them. */
export interface AclEntities {
  readonly networkAcl: NetworkAcl
}
