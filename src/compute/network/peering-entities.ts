/** Peerings of VPCs, as records say them: each side's account keeps its own copy, with its tags. */
import type { Tagged } from '../tags.ts'

/** One of the two VPCs. */
export interface PeeringSide {
  /** Twelve digits. */
  readonly account: string
  readonly vpcId: string
  /** IPv4 CIDRs, the VPC's own first; both copies follow what is added and taken away. */
  readonly cidrBlocks: readonly string[]
}

/** Two VPCs whose machines reach each other by private address, once both sides want it. */
export interface VpcPeeringConnection extends Tagged {
  /** `pcx-…` */
  readonly vpcPeeringConnectionId: string
  readonly requester: PeeringSide
  readonly accepter: PeeringSide
  /** A pending one that is older than a week has expired (`peerings.ts`); `failed` never was. */
  readonly state: 'pending-acceptance' | 'active' | 'rejected' | 'deleted' | 'failed'
  readonly createdAt: number
  /** Since when it is rejected, deleted or failed; it is shown for a while more. */
  readonly endedAt?: number
  /** The account that rejected or deleted it. */
  readonly endedBy?: string
}

/** What an account has of peerings. */
export interface PeeringEntities {
  readonly vpcPeeringConnection: VpcPeeringConnection
}
