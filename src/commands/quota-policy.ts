/**
 * `cairn quota policy`: up to which value each quota is granted at once, and what accounts have
 * that never asked.
 */
import { catalogue, findQuota, type Quota } from '../service-quotas/catalogue.ts'
import { changePolicy, type PolicyRow, policyOf } from '../service-quotas/policy.ts'
import type { Operator } from './operator.ts'
import { formatQuotaValue, parseQuotaValue } from './quota-values.ts'
import type { Arguments } from './store.ts'
import { table } from './table.ts'
import { UsageError } from './usage-error.ts'

/** Shows the policy, or changes what it says of one quota. */
export async function policy(operator: Operator, { flags }: Arguments): Promise<string> {
  const quotas = named(flags)
  const change = { upTo: flags['up-to'], default: flags.default }
  if (change.upTo === undefined && change.default === undefined) {
    return shown(await Promise.all(quotas.map((quota) => policyOf(operator, quota))), flags)
  }
  const [quota] = quotas
  if (quota === undefined || quotas.length > 1) {
    throw new UsageError('name the quota with --service and --code')
  }
  const values = { upTo: textValue(quota, change.upTo), default: textValue(quota, change.default) }
  return shown([await changePolicy(operator, quota, values)], flags)
}

function named({ service, code }: Arguments['flags']): readonly Quota[] {
  if (service === undefined && code === undefined) return catalogue
  if (service === undefined || code === undefined) {
    throw new UsageError('--service and --code go together')
  }
  return [findQuota(String(service), String(code))]
}

/** Undefined: stays as it is. Null: as it was before anybody said anything. */
function textValue(quota: Quota, text: string | boolean | undefined): number | null | undefined {
  if (text === undefined) return undefined
  return text === 'default' ? null : parseQuotaValue(quota, String(text))
}

function shown(rows: readonly PolicyRow[], { json }: Arguments['flags']): string {
  if (json) {
    const plain = rows.map(({ quota: { service, code, name }, ...values }) => {
      return { service, code, name, ...values }
    })
    return `${JSON.stringify(plain, null, 2)}\n`
  }
  const cells = rows.map(({ quota, upTo, default: fallback }) => [
    quota.service,
    quota.code,
    quota.name,
    upTo === undefined ? 'on request' : formatQuotaValue(quota, upTo),
    formatQuotaValue(quota, fallback),
  ])
  return table(['service', 'code', 'quota', 'granted up to', 'default'], cells)
}
