/** Private networks, their parts and their ways, as records say it. */
import type { Tagged } from '../tags.ts'

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

/** A VPC's way to the outside. */
export interface InternetGateway extends Tagged {
  readonly internetGatewayId: string
  /** Undefined: attached to none. */
  readonly vpcId?: string
}

/** Where packets for a range go. */
export interface Route {
  /** A CIDR, or a prefix list's id. */
  readonly destination: string
  /** `local`, or the id of a gateway, an interface, a peering or an endpoint. */
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

/** An address of the region's own range that an account holds, or an interface has for its life. */
export interface ElasticIp extends Tagged {
  /** `eipalloc-…` */
  readonly allocationId: string
  readonly publicIp: string
  readonly association?: ElasticIpAssociation
}

/** Which private address an elastic IP leads to. */
export interface ElasticIpAssociation {
  /** `eipassoc-…` */
  readonly associationId: string
  readonly networkInterfaceId: string
  readonly privateIp: string
  /** By which forwarders reach an address that is not its interface's first: `extraLink`. */
  readonly linkNumber?: number
}

/** A private address of an interface; the first is its primary one. */
export interface PrivateAddress {
  readonly address: string
  /** A public address that came at launch and goes with the stop; elastic IPs say it themselves. */
  readonly publicIp?: string
}

/** What an interface is plugged into. */
export interface InterfaceAttachment {
  /** `eni-attach-…` */
  readonly attachmentId: string
  readonly instanceId: string
  readonly deviceIndex: number
  readonly deleteOnTermination: boolean
  readonly attachTime: number
  /** Of a second interface: how the host reaches it (`extraLink`); a first has Docker's number. */
  readonly linkNumber?: number
  /** What is wished for, and is not done yet; absent: attached. */
  readonly state?: 'attaching' | 'detaching'
}

/** An address in a subnet, with the rules that hold for it. */
export interface NetworkInterface extends Tagged {
  readonly networkInterfaceId: string
  readonly vpcId: string
  readonly subnetId: string
  readonly availabilityZone: string
  readonly description: string
  /** `02:…`, lower case. */
  readonly macAddress: string
  /** Primary first. */
  readonly addresses: readonly [PrivateAddress, ...PrivateAddress[]]
  readonly groupIds: readonly string[]
  readonly sourceDestCheck: boolean
  /** Undefined: available. */
  readonly attachment?: InterfaceAttachment
  /** Made by whom: `interface` by a person, others by what they serve. */
  readonly interfaceType: 'interface' | 'nat_gateway'
  readonly requesterManaged: boolean
}

/** What an account has of networks. */
export interface NetworkEntities {
  readonly dhcpOptions: DhcpOptions
  readonly elasticIp: ElasticIp
  readonly internetGateway: InternetGateway
  readonly networkInterface: NetworkInterface
  readonly routeTable: RouteTable
  readonly subnet: Subnet
  readonly vpc: Vpc
}
