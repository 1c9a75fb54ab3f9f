/**
 * The two levels of a quota: the account, and for some one bucket.
 * https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_QuotaContextInfo.html
 */
import type { QuotaContextInfo } from '@aws-sdk/client-service-quotas'
import type { Quota } from './catalogue.ts'
import { illegalArgument } from './errors.ts'

/** Which levels a list shows. */
export type Level = 'ACCOUNT' | 'RESOURCE' | 'ALL'

/**
 * Whether a list of this level shows what is a bucket's, or the account's without one: by default
 * the account's alone. Throws IllegalArgumentException.
 */
export function levels(level: Level = 'ACCOUNT'): (bucket: string | undefined) => boolean {
  if (level === 'ALL') return () => true
  if (level === 'RESOURCE') return (bucket) => bucket !== undefined
  if (level === 'ACCOUNT') return (bucket) => bucket === undefined
  throw illegalArgument(`There is no level ${level}.`)
}

/** What a value is for; undefined for a quota that only accounts have. */
export function quotaContext(quota: Quota, bucket?: string): QuotaContextInfo | undefined {
  if (!quota.isPerBucket) return undefined
  if (bucket === undefined) return { ContextScope: 'ACCOUNT', AdjustableAtLevel: 'ALL' }
  return {
    ContextScope: 'RESOURCE',
    ContextScopeType: 'AWS::S3::Bucket',
    ContextId: bucket,
    AdjustableAtLevel: 'ALL',
  }
}
