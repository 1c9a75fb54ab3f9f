import { limits } from '../limits.js';
import { findQuota, serviceNames } from './catalogue.js';
import { alreadyAsked, illegalArgument, noSuchResource, quotaExceeded } from './errors.js';
import { levels, quotaContext } from './levels.js';
import { page } from './pages.js';
import { quotaArn } from './target.js';
/** Throws ResourceAlreadyExistsException if a request for the same quota waits. */
export async function requireNoneOpen(records, asked) {
    const open = (await records.all('quotaRequest')).filter(isOpen);
    if (open.some((request) => isSame(request, asked)))
        throw alreadyAsked();
}
/**
 * Writes a request down, and forgets what the history no longer shows. Throws
 * QuotaExceededException for one that waits, if too many do.
 */
export async function recordRequest(records, request) {
    const others = (await records.all('quotaRequest')).filter(({ id }) => id !== request.id);
    if (isOpen(request) && others.filter(isOpen).length >= limits.quotaRequestsOpen) {
        throw quotaExceeded(`At most ${limits.quotaRequestsOpen} requests may be open in an account.`);
    }
    const decided = others.filter((other) => !isOpen(other));
    decided.sort((a, b) => b.updatedAt - a.updatedAt);
    const since = request.updatedAt - limits.quotaHistoryMs;
    for (const [index, { id, updatedAt }] of decided.entries()) {
        const isOld = index >= limits.quotaHistoryMax - 1 || updatedAt < since;
        if (isOld)
            records.remove('quotaRequest', id);
    }
    records.put('quotaRequest', request.id, request);
}
/** Whether a request waits for the operator. */
export function isOpen({ status }) {
    return status === 'PENDING';
}
function isSame(one, other) {
    return one.service === other.service && one.code === other.code && one.bucket === other.bucket;
}
/** A request of the account by its id. Throws NoSuchResourceException. */
export async function existingRequest(records, id = '') {
    const request = await records.get('quotaRequest', id);
    if (request?.id === id)
        return request;
    throw noSuchResource('The request failed because the specified request does not exist.');
}
/** A page of the history, the oldest first. */
export async function history(records, input, region) {
    const { ServiceCode, QuotaCode, Status, QuotaRequestedAtLevel } = input;
    if (Status !== undefined && !statuses.has(Status)) {
        throw illegalArgument(`There is no status ${Status}.`);
    }
    const isShown = levels(QuotaRequestedAtLevel);
    const found = (await records.all('quotaRequest')).filter(({ service, code, status, bucket }) => (ServiceCode === undefined || service === ServiceCode) &&
        (QuotaCode === undefined || code === QuotaCode) &&
        (Status === undefined || status === Status) &&
        isShown(bucket));
    const { items, NextToken } = page(found, input, orderOf);
    return { NextToken, RequestedQuotas: items.map((each) => requestOutput(each, region)) };
}
const statuses = new Set([
    'APPROVED',
    'CASE_CLOSED',
    'CASE_OPENED',
    'DENIED',
    'INVALID_REQUEST',
    'NOT_APPROVED',
    'PENDING',
]);
function orderOf({ createdAt, id }) {
    return `${String(createdAt).padStart(16, '0')}/${id}`;
}
/** A request as AWS shows it. */
export function requestOutput(request, region) {
    const { account, bucket } = request;
    const quota = findQuota(request.service, request.code);
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
    };
}
