/**
 * Reports that were made and wait to be fetched. Times are milliseconds since 1970; what can be
 * long is deflated.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib'

/** The credential report of an account; the one of its kind, named `report`. */
export interface CredentialReport {
  readonly generatedAt: number
  /** Base64 of the CSV, deflated. */
  readonly packed: string
}

/** What was used when; by the id of the job that found it out. */
export interface AccessReport {
  readonly jobId: string
  /** What the report is about: an entity's ARN, or a path in the organization. */
  readonly subject: string
  /** As it was asked for: `SERVICE_LEVEL` or `ACTION_LEVEL`. */
  readonly granularity: string
  readonly createdAt: number
  readonly completedAt: number
  /** Base64 of the report's JSON, deflated. */
  readonly packed: string
}

/** A text as a record keeps it. */
export function packText(text: string): string {
  return deflateRawSync(text).toString('base64')
}

/** A text that `packText` made short. */
export function unpackText(packed: string): string {
  return inflateRawSync(Buffer.from(packed, 'base64')).toString()
}
