/** What lets packets pass, as records say it. */
import type { Tagged } from '../tags.ts'

/** From or to whom a rule lets packets pass. */
export type RulePeer =
  | { readonly type: 'ipv4'; readonly cidr: string }
  | { readonly type: 'ipv6'; readonly cidr: string }
  | { readonly type: 'group'; readonly groupId: string; readonly peering?: PeeredVpc }
  | { readonly type: 'prefixList'; readonly prefixListId: string }

/** Where a group is that is not of the rule's own VPC. */
export interface PeeredVpc {
  readonly vpcPeeringConnectionId: string
  /** Twelve digits. */
  readonly account: string
  readonly vpcId: string
}

/** What a security group lets pass. */
export interface SecurityGroupRule extends Tagged {
  readonly ruleId: string
  readonly isEgress: boolean
  /** `tcp`, `udp`, `icmp`, `icmpv6`, a number, or `-1` for all. */
  readonly protocol: string
  /** Of ICMP the type; -1 is all. */
  readonly fromPort: number
  /** Of ICMP the code; -1 is all. */
  readonly toPort: number
  readonly peer: RulePeer
  readonly description?: string
}

/** Rules that machines have in common. */
export interface SecurityGroup extends Tagged {
  readonly groupId: string
  readonly groupName: string
  readonly description: string
  readonly vpcId: string
  readonly rules: readonly SecurityGroupRule[]
}

/** What an account has of rules. */
export interface GroupEntities {
  readonly securityGroup: SecurityGroup
}
