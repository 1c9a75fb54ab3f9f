/**
 * What an account has of machines and networks, as records say it. Names are AWS's; times are
 * milliseconds since 1970. Every entity is found by its id.
 */

/** Tags by key. */
export type Tags = Readonly<Record<string, string>>

/** What every entity has. */
export interface Tagged {
  readonly tags: Tags
}

/** A public key that machines let in; the private half is nowhere but with its owner. */
export interface KeyPair extends Tagged {
  readonly keyPairId: string
  readonly keyName: string
  readonly keyType: 'rsa' | 'ed25519'
  readonly keyFingerprint: string
  /** As in `authorized_keys`: type, base64, comment. */
  readonly publicKey: string
  readonly createdAt: number
}

/** A range that a VPC has; the first is its own, others were added. */
export interface VpcRange {
  /** `vpc-cidr-assoc-…` */
  readonly associationId: string
  readonly cidrBlock: string
}

/** A private network. */
export interface Vpc extends Tagged {
  readonly vpcId: string
  readonly ranges: readonly VpcRange[]
  readonly isDefault: boolean
  readonly instanceTenancy: 'default' | 'dedicated'
  readonly dhcpOptionsId: string
  readonly enableDnsSupport: boolean
  readonly enableDnsHostnames: boolean
  readonly enableNetworkAddressUsageMetrics: boolean
}

/** A range of a VPC in one zone. */
export interface Subnet extends Tagged {
  readonly subnetId: string
  readonly vpcId: string
  readonly cidrBlock: string
  /** Like `us-east-1a`. */
  readonly availabilityZone: string
  readonly defaultForAz: boolean
  readonly mapPublicIpOnLaunch: boolean
  readonly hostnameType: 'ip-name' | 'resource-name'
  readonly resourceNameARecord: boolean
}

/** From or to whom a rule lets packets pass. */
export type RulePeer =
  | { readonly type: 'ipv4' | 'ipv6'; readonly cidr: string }
  | { readonly type: 'group'; readonly groupId: string }
  | { readonly type: 'prefixList'; readonly prefixListId: string }

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

/** A VPC's way to the outside. */
export interface InternetGateway extends Tagged {
  readonly internetGatewayId: string
  /** Undefined: attached to none. */
  readonly vpcId?: string
}

/** Where packets for a range go: `local`, or a gateway's id. */
export interface Route {
  readonly destination: string
  readonly target: string
}

/** Which subnet a route table serves; without one, all of the VPC's that have none of their own. */
export interface RouteTableAssociation {
  /** `rtbassoc-…` */
  readonly associationId: string
  readonly subnetId?: string
}

/** The routes of a VPC's subnets. */
export interface RouteTable extends Tagged {
  readonly routeTableId: string
  readonly vpcId: string
  readonly routes: readonly Route[]
  readonly associations: readonly RouteTableAssociation[]
}

/** What machines of a VPC learn by DHCP. */
export interface DhcpOptions extends Tagged {
  readonly dhcpOptionsId: string
  /** Values by AWS's names, like `domain-name-servers`. */
  readonly values: Readonly<Record<string, readonly string[]>>
}

/** That an account has had its default VPC, which it may have deleted since. */
export interface Founded {
  readonly dhcpOptionsId: string
}

/** Each kind of entity, and what is kept of one. */
export interface ComputeEntities {
  readonly dhcpOptions: DhcpOptions
  readonly founded: Founded
  readonly internetGateway: InternetGateway
  readonly keyPair: KeyPair
  readonly routeTable: RouteTable
  readonly securityGroup: SecurityGroup
  readonly subnet: Subnet
  readonly vpc: Vpc
}
