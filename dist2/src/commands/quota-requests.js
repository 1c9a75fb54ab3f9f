import { findQuota } from '../service-quotas/catalogue.js';
import { approve as approveRequest, deny as denyRequest, pendingRequests, } from '../service-quotas/decisions.js';
import { formatQuotaValue } from './quota-values.js';
import { table } from './table.js';
/** Shows the requests that wait, of all accounts. */
export async function requests(operator, { flags }) {
    return shown(await pendingRequests(operator), flags);
}
/** Makes what was asked bind at once. */
export async function approve(operator, parsed) {
    return shown([await approveRequest(deciding(operator), idOf(parsed))], parsed.flags);
}
/** Refuses what was asked. */
export async function deny(operator, parsed) {
    return shown([await denyRequest(deciding(operator), idOf(parsed))], parsed.flags);
}
function deciding({ accounts, storage, compute }) {
    return { accounts, storage, compute, now: Date.now() };
}
function idOf({ words: [, id = ''] }) {
    return id;
}
function shown(rows, { json }) {
    if (json)
        return `${JSON.stringify(rows, null, 2)}\n`;
    const cells = rows.map((request) => [
        request.id,
        request.account,
        request.service,
        request.code,
        request.bucket ?? '',
        formatQuotaValue(findQuota(request.service, request.code), request.value),
        request.status,
        new Date(request.createdAt).toISOString(),
    ]);
    const header = ['id', 'account', 'service', 'code', 'bucket', 'asked for', 'status', 'since'];
    return table(header, cells);
}
