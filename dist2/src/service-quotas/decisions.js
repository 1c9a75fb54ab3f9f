import { organizationScope } from '../accounts/store.js';
import { applyValue } from './applied.js';
import { findQuota } from './catalogue.js';
import { illegalArgument, noSuchResource } from './errors.js';
import { isOpen, recordRequest } from './requests.js';
/** The requests of all accounts that wait, the oldest first. */
export async function pendingRequests({ accounts }) {
    const found = [];
    for (const { id } of await accounts.entities.in(organizationScope).all('account')) {
        found.push(...(await accounts.entities.in(id).all('quotaRequest')).filter(isOpen));
    }
    return found.sort((a, b) => a.createdAt - b.createdAt);
}
/**
 * Makes what was asked bind, then writes down that it does: after a crash between the two the
 * request still waits, and may be approved again. Throws NoSuchResourceException,
 * IllegalArgumentException if it was decided, or if more is used by now.
 */
export async function approve(deciding, id) {
    const request = await findOpen(deciding, id);
    await applyValue(deciding, { ...request, quota: findQuota(request.service, request.code) });
    return decide(deciding, request, 'APPROVED');
}
/** Leaves the value as it is. Throws as {@link approve} does. */
export async function deny(deciding, id) {
    return decide(deciding, await findOpen(deciding, id), 'DENIED');
}
/** Approves all that waits for one account: what the template asked for a new one. */
export async function approveAll(deciding, account) {
    const requests = await deciding.accounts.entities.in(account).all('quotaRequest');
    for (const { id } of requests.filter(isOpen))
        await approve(deciding, id);
}
async function findOpen({ accounts: { entities } }, id) {
    for (const account of await entities.in(organizationScope).all('account')) {
        const request = await entities.in(account.id).get('quotaRequest', id);
        if (request !== undefined)
            return requireOpen(request);
    }
    throw noSuchResource(`There is no quota request ${id}.`);
}
function requireOpen(request) {
    if (isOpen(request))
        return request;
    throw illegalArgument(`The quota request ${request.id} is ${request.status} already.`);
}
async function decide({ accounts, now }, { id, account }, status) {
    return accounts.entities.change(account, async (records) => {
        const present = await records.get('quotaRequest', id);
        if (present === undefined)
            throw noSuchResource(`There is no quota request ${id}.`);
        const decided = { ...requireOpen(present), status, updatedAt: now };
        await recordRequest(records, decided);
        return decided;
    });
}
