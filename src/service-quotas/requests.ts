/**
 * Requests for other values, and the history that they become: 90 days, as at AWS.
 * https://docs.aws.amazon.com/servicequotas/2019-06-24/apireference/API_RequestedServiceQuotaChange.html
 */
import type { RequestedServiceQuotaChange } from '@aws-sdk/client-service-quotas'
import type { QuotaRequest } from '../accounts/quota-entities.ts'
import type { EntityChange, EntityReader } from '../accounts/store.ts'
import { limits } from '../limits.ts'
import { findQuota, serviceNames } from './catalogue.ts'
import { alreadyAsked, illegalArgument, noSuchResource, quotaExceeded } from './errors.ts'
import { type Level, levels, quotaContext } from './levels.ts'
import { type PageInput, page } from './pages.ts'
import { quotaArn } from './target.ts'

/** A quota as requests name it. */
type Asked = Pick<QuotaRequest, 'service' | 'code' | 'bucket'>

/** Throws ResourceAlreadyExistsException if a request for the same quota waits. */
export async function requireNoneOpen(records: EntityReader, asked: Asked): Promise<void> {
  const open = (await records.all('quotaRequest')).filter(isOpen)
  if (open.some((request) => isSame(request, asked))) throw alreadyAsked()
}

/**
 * Writes a request down, and forgets what the history no longer shows. Throws
 * QuotaExceededException for one that waits, if too many do.
 */
export async function recordRequest(records: EntityChange, request: QuotaRequest): Promise<void> {
  const others = (await records.all('quotaRequest')).filter(({ id }) => id !== request.id)
  if (isOpen(request) && others.filter(isOpen).length >= limits.quotaRequestsOpen) {
    throw quotaExceeded(`At most ${limits.quotaRequestsOpen} requests may be open in an account.`)
  }
  const decided = others.filter((other) => !isOpen(other))
  decided.sort((a, b) => b.updatedAt - a.updatedAt)
  const since = request.updatedAt - limits.quotaHistoryMs
  for (const [index, { id, updatedAt }] of decided.entries()) {
    const isOld = index >= limits.quotaHistoryMax - 1 || updatedAt < since
    if (isOld) records.remove('quotaRequest', id)
  }
  records.put('quotaRequest', request.id, request)
}

/** Whether a request waits for the operator. */
export function isOpen({ status }: Pick<QuotaRequest, 'status'>): boolean {
  return status === 'PENDING'
}

function isSame(one: Asked, other: Asked): boolean {
  return one.service === other.service && one.code === other.code && one.bucket === other.bucket
}

/** A request of the account by its id. Throws NoSuchResourceException. */
export async function existingRequest(records: EntityReader, id = ''): Promise<QuotaRequest> {
  const request = await records.get('quotaRequest', id)
  if (request?.id === id) return request
  throw noSuchResource('The request failed because the specified request does not exist.')
}

/** Which requests a list shows. */
interface HistoryInput extends PageInput {
  readonly ServiceCode?: string | undefined
  readonly QuotaCode?: string | undefined
  readonly Status?: string | undefined
  readonly QuotaRequestedAtLevel?: Level | undefined
}

/** A page of the history, the oldest first. */
export async function history(
  records: EntityReader,
  input: HistoryInput,
  region: string,
): Promise<{ NextToken: string | undefined; RequestedQuotas: RequestedServiceQuotaChange[] }> {
  const { ServiceCode, QuotaCode, Status, QuotaRequestedAtLevel } = input
  if (Status !== undefined && !statuses.has(Status)) {
    throw illegalArgument(`There is no status ${Status}.`)
  }
  const isShown = levels(QuotaRequestedAtLevel)
  const found = (await records.all('quotaRequest')).filter(
    ({ service, code, status, bucket }) =>
      (ServiceCode === undefined || service === ServiceCode) &&
      (QuotaCode === undefined || code === QuotaCode) &&
      (Status === undefined || status === Status) &&
      isShown(bucket),
  )
  const { items, NextToken } = page(found, input, orderOf)
  return { NextToken, RequestedQuotas: items.map((each) => requestOutput(each, region)) }
}

const statuses: ReadonlySet<string> = new Set([
  'APPROVED',
  'CASE_CLOSED',
  'CASE_OPENED',
  'DENIED',
  'INVALID_REQUEST',
  'NOT_APPROVED',
  'PENDING',
])

function orderOf({ createdAt, id }: QuotaRequest): string {
  return `${String(createdAt).padStart(16, '0')}/${id}`
}

/** A request as AWS shows it. */
export function requestOutput(request: QuotaRequest, region: string): RequestedServiceQuotaChange {
  const { account, bucket } = request
  const quota = findQuota(request.service, request.code)
  return {
    Id: request.id,
    ServiceCode: quota.service,
    ServiceName: serviceNames[quota.service],
    QuotaCode: quota.code,
    QuotaName: quota.name,
    QuotaArn: quotaArn(quota, { region, account }),
    DesiredValue: request.value,
    Status: request.status,
    Created: new Date(request.createdAt),
    LastUpdated: new Date(request.updatedAt),
    Requester: JSON.stringify({ accountId: account, callerArn: request.requester }),
    GlobalQuota: quota.isGlobal === true,
    Unit: quota.unit,
    QuotaRequestedAtLevel: bucket === undefined ? 'ACCOUNT' : 'RESOURCE',
    QuotaContext: quotaContext(quota, bucket),
  }
}
