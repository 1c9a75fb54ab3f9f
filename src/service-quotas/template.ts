/**
 * The template: quotas that accounts have from their making on. There is one region, so that is the
 * one that a template has.
 * https://docs.aws.amazon.com/servicequotas/latest/userguide/organization-templates.html
 */
import type { ServiceQuotaIncreaseRequestInTemplate } from '@aws-sdk/client-service-quotas'
import type { QuotaTemplate, QuotaTemplateEntry } from '../accounts/quota-entities.ts'
import { type EntityReader, organizationScope } from '../accounts/store.ts'
import { findQuota, type Quota, serviceNames } from './catalogue.ts'
import { illegalArgument, noSuchResource } from './errors.ts'
import type { QuotaContext } from './operation.ts'

interface EntryInput {
  readonly ServiceCode: string | undefined
  readonly QuotaCode: string | undefined
  readonly AwsRegion: string | undefined
}

/** The quota that an input names, in this region. Throws NoSuchResourceException and others. */
export function parseEntry({ input, region }: QuotaContext<EntryInput>): Quota {
  const quota = findQuota(input.ServiceCode, input.QuotaCode)
  if (input.AwsRegion === region) return quota
  throw illegalArgument(`The region is ${region}; there is no ${input.AwsRegion}.`)
}

/** The template; one that nobody touched is empty and not in use. */
export async function readTemplate(organization: EntityReader): Promise<QuotaTemplate> {
  const found = await organization.get('quotaTemplate', 'quotaTemplate')
  return found ?? { isAssociated: false, entries: [] }
}

/** Changes the template. What `change` throws leaves it as it is. */
export async function changeTemplate(
  { accounts }: Pick<QuotaContext<unknown>, 'accounts'>,
  change: (template: QuotaTemplate) => QuotaTemplate,
): Promise<void> {
  await accounts.entities.change(organizationScope, async (records) => {
    const template = change(await readTemplate(records))
    records.put('quotaTemplate', 'quotaTemplate', template)
  })
}

/** The template's entry for a quota. Throws NoSuchResourceException. */
export function existingEntry({ entries }: QuotaTemplate, quota: Quota): QuotaTemplateEntry {
  const found = entries.find((entry) => isFor(entry, quota))
  if (found !== undefined) return found
  throw noSuchResource('The request failed because the quota is not in the template.')
}

/** Entries without that for one quota. */
export function entriesWithout({ entries }: QuotaTemplate, quota: Quota): QuotaTemplateEntry[] {
  return entries.filter((entry) => !isFor(entry, quota))
}

function isFor(entry: QuotaTemplateEntry, { service, code }: Quota): boolean {
  return entry.service === service && entry.code === code
}

/** An entry as AWS shows it. */
export function entryOutput(entry: QuotaTemplateEntry): ServiceQuotaIncreaseRequestInTemplate {
  const quota = findQuota(entry.service, entry.code)
  return {
    ServiceCode: quota.service,
    ServiceName: serviceNames[quota.service],
    QuotaCode: quota.code,
    QuotaName: quota.name,
    DesiredValue: entry.value,
    AwsRegion: entry.region,
    Unit: quota.unit,
    GlobalQuota: quota.isGlobal === true,
  }
}
