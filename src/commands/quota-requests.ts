/** `cairn quota requests|approve|deny`: what accounts ask for beyond what the policy grants. */
import type { QuotaRequest } from '../accounts/quota-entities.ts'
import { findQuota } from '../service-quotas/catalogue.ts'
import {
  approve as approveRequest,
  deny as denyRequest,
  pendingRequests,
} from '../service-quotas/decisions.ts'
import type { Operator } from './operator.ts'
import { formatQuotaValue } from './quota-values.ts'
import type { Arguments } from './store.ts'
import { table } from './table.ts'

/** Shows the requests that wait, of all accounts. */
export async function requests(operator: Operator, { flags }: Arguments): Promise<string> {
  return shown(await pendingRequests(operator), flags)
}

/** Makes what was asked bind at once. */
export async function approve(operator: Operator, parsed: Arguments): Promise<string> {
  return shown([await approveRequest(deciding(operator), idOf(parsed))], parsed.flags)
}

/** Refuses what was asked. */
export async function deny(operator: Operator, parsed: Arguments): Promise<string> {
  return shown([await denyRequest(deciding(operator), idOf(parsed))], parsed.flags)
}

function deciding({ accounts, storage }: Operator) {
  return { accounts, storage, now: Date.now() }
}

function idOf({ words: [, id = ''] }: Arguments): string {
  return id
}

function shown(rows: readonly QuotaRequest[], { json }: Arguments['flags']): string {
  if (json) return `${JSON.stringify(rows, null, 2)}\n`
  const cells = rows.map((request) => [
    request.id,
    request.account,
    request.service,
    request.code,
    request.bucket ?? '',
    formatQuotaValue(findQuota(request.service, request.code), request.value),
    request.status,
    new Date(request.createdAt).toISOString(),
  ])
  const header = ['id', 'account', 'service', 'code', 'bucket', 'asked for', 'status', 'since']
  return table(header, cells)
}
