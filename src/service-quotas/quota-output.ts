/** A quota as AWS shows it, with the value that binds or the one that accounts begin with. */
import type { ServiceQuota } from '@aws-sdk/client-service-quotas'
import { appliedValue, defaultValue, type Keeping, type Target } from './applied.ts'
import { type Quota, serviceNames } from './catalogue.ts'
import { quotaContext } from './levels.ts'
import { quotaArn } from './target.ts'

type Place = Keeping & { readonly region: string }

/** A quota with the value that binds an account, or one of its buckets. */
export async function appliedQuota(place: Place, target: Target): Promise<ServiceQuota> {
  const { quota, account, bucket } = target
  return {
    ...described(quota, quotaArn(quota, { region: place.region, account })),
    Value: await appliedValue(place, target),
    QuotaAppliedAtLevel: bucket === undefined ? 'ACCOUNT' : 'RESOURCE',
    QuotaContext: quotaContext(quota, bucket),
  }
}

/** A quota with the value that accounts have without one of their own. */
export async function defaultQuota(place: Place, quota: Quota): Promise<ServiceQuota> {
  return {
    ...described(quota, quotaArn(quota, { region: place.region })),
    Value: await defaultValue(place, quota),
    QuotaAppliedAtLevel: 'ACCOUNT',
    QuotaContext: quotaContext(quota),
  }
}

function described(quota: Quota, arn: string): ServiceQuota {
  return {
    ServiceCode: quota.service,
    ServiceName: serviceNames[quota.service],
    QuotaArn: arn,
    QuotaCode: quota.code,
    QuotaName: quota.name,
    Description: quota.description,
    Unit: quota.unit,
    Adjustable: true,
    GlobalQuota: quota.isGlobal === true,
  }
}
