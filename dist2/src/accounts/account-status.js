/**
 * Whether an account may be used. A suspended account keeps all that is its own; but none of its
 * keys, sessions, users and roles stands for anybody, in any worker, from the next request on.
 */
import { organizationScope } from './store.js';
/** Makes a closed account what it was: for the operator, as AWS's support does within 90 days. */
export function reopenAccount(store, accountId) {
    return store.change(organizationScope, async (records) => {
        const account = await records.get('account', accountId);
        if (account === undefined)
            return 'NoSuchAccount';
        if (account.status === 'ACTIVE')
            return 'NotClosed';
        records.put('account', account.id, { ...account, status: 'ACTIVE' });
        return 'reopened';
    });
}
