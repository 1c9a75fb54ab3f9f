/**
 * What Service Quotas keeps. Limits on storage are storage's own; these are the limits that no
 * other domain keeps, what was asked for, and what the operator grants.
 */

/**
 * Values of an account's own for one service, by quota code; by the service's name. One record, so
 * that a transaction of EC2's finds all its limits in one read, beside the {@link QuotaPolicy}.
 */
export interface AppliedQuotas {
  /** Like `ec2`. */
  readonly service: string
  readonly values: Readonly<Record<string, number>>
}

/** What the operator grants of one service, by quota code; the organization's, by the service. */
export interface QuotaPolicy {
  readonly service: string
  /** Up to these values a member account's requests are granted at once. */
  readonly upTo: Readonly<Record<string, number>>
  /** What accounts have without a value of their own, but for storage's limits. */
  readonly defaults: Readonly<Record<string, number>>
}

/** AWS's words that are in use here for how a request stands. */
export type QuotaRequestStatus = 'PENDING' | 'APPROVED' | 'DENIED' | 'NOT_APPROVED'

/** A request for another value; by id. */
export interface QuotaRequest {
  /** 40 letters and digits. */
  readonly id: string
  readonly account: string
  readonly service: string
  readonly code: string
  /** The bucket whose limit it is, instead of the account's. */
  readonly bucket?: string
  readonly value: number
  readonly status: QuotaRequestStatus
  readonly createdAt: number
  readonly updatedAt: number
  /** The ARN of who asked. */
  readonly requester: string
}

/** What accounts are given that are made from now on; the one of its kind, the organization's. */
export interface QuotaTemplate {
  readonly isAssociated: boolean
  readonly entries: readonly QuotaTemplateEntry[]
}

/** One value of the template. */
export interface QuotaTemplateEntry {
  readonly region: string
  readonly service: string
  readonly code: string
  readonly value: number
}

/** A quota's tags; by `<service>/<code>`. */
export interface QuotaTags {
  readonly tags: Readonly<Record<string, string>>
}
