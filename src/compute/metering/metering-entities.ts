/** What is metered, as records say it. */

/** What is counted, each in units of its own times the time that they are had. */
export type MeterName = 'instance' | 'volume' | 'snapshot' | 'elastic-ip' | 'nat-gateway'

/** What a resource is counted as while it stays as it is. */
export interface Metered {
  readonly meter: MeterName
  /** What of its kind, like `t3.micro` or `gp3`; empty where there is but one. */
  readonly detail: string
  /** Of instances, addresses and gateways 1, of volumes GiB, of snapshots bytes. */
  readonly units: number
}

/** What a resource has been counted as since a moment; by the resource's id. */
export interface MeterSpan extends Metered {
  readonly resource: string
  readonly from: number
  /** It goes on after a pause, and is no start of its own. */
  readonly isContinued?: boolean
}

/** What a resource was counted as, from one moment to another. */
export interface ClosedSpan extends MeterSpan {
  readonly to: number
}

/** From when on all that there is has been metered; the region's, by the name `metering`. */
export interface MeteringBegan {
  readonly at: number
}

/** What an account has of meters. */
export interface MeteringEntities {
  readonly meterSpan: MeterSpan
  readonly meteringBegan: MeteringBegan
}
