/** Ways out of a VPC that lead elsewhere than to the internet at large, as records say it. */
import type { Tagged } from '../tags.ts'

/** What lets machines without public addresses ask outside. */
export interface NatGateway extends Tagged {
  readonly natGatewayId: string
  readonly vpcId: string
  readonly subnetId: string
  readonly connectivityType: 'public' | 'private'
  /** Of its own, in its subnet; gone when it is deleted. */
  readonly networkInterfaceId: string
  readonly privateIp: string
  /** Of a public one, its elastic IP. */
  readonly allocationId?: string
  readonly publicIp?: string
  readonly createdAt: number
  /** It is shown for an hour more. */
  readonly deletedAt?: number
}

/** A VPC's way to a service of AWS's beside the internet. */
export interface VpcEndpoint extends Tagged {
  readonly vpcEndpointId: string
  readonly vpcId: string
  /** Like `com.amazonaws.us-east-1.s3`. */
  readonly serviceName: string
  readonly routeTableIds: readonly string[]
  /** JSON. */
  readonly policyDocument: string
  readonly createdAt: number
}

/** What an account has of ways. */
export interface WayEntities {
  readonly natGateway: NatGateway
  readonly vpcEndpoint: VpcEndpoint
}
