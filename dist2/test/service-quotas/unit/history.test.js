import { deepStrictEqual, rejects } from 'node:assert/strict';
import { createEntityStore } from '../../../src/accounts/store.js';
import { limits } from '../../../src/limits.js';
import { recordRequest } from '../../../src/service-quotas/requests.js';
import { MemoryRecords } from '../../support/memory-records.js';
const account = '123456789012';
const day = 24 * 3600 * 1000;
function request(id, day0, given = {}) {
    const asked = { id, account, service: 's3', code: 'storage-bytes', value: 5, requester: '' };
    return { ...asked, status: 'APPROVED', createdAt: day0, updatedAt: day0, ...given };
}
describe('the history of quota requests', () => {
    const begun = () => createEntityStore(new MemoryRecords());
    it('is that of 90 days; what waits is never forgotten', async () => {
        const store = begun();
        const ids = async () => (await store.in(account).all('quotaRequest')).map(({ id }) => id);
        await store.change(account, (own) => recordRequest(own, request('a', 0)));
        const waits = request('b', 0, { status: 'PENDING' });
        await store.change(account, (own) => recordRequest(own, waits));
        await store.change(account, (own) => recordRequest(own, request('c', 90 * day)));
        deepStrictEqual(await ids(), ['a', 'b', 'c']);
        await store.change(account, (own) => recordRequest(own, request('d', 90 * day + 1)));
        deepStrictEqual(await ids(), ['b', 'c', 'd']);
    });
    it('is bounded: the oldest goes first', async () => {
        const store = begun();
        await store.change(account, async (own) => {
            for (let index = 0; index < limits.quotaHistoryMax; index += 1) {
                own.put('quotaRequest', `r${index}`, request(`r${index}`, index));
            }
        });
        const last = request('last', limits.quotaHistoryMax);
        await store.change(account, (own) => recordRequest(own, last));
        const kept = new Set((await store.in(account).all('quotaRequest')).map(({ id }) => id));
        deepStrictEqual([kept.size, kept.has('r0'), kept.has('r1')], [1000, false, true]);
    });
    it('has so many that wait, and a decision on one is not one more', async () => {
        const store = begun();
        const waiting = (index) => request(`w${index}`, index, { status: 'PENDING' });
        for (let index = 0; index < limits.quotaRequestsOpen; index += 1) {
            await store.change(account, (own) => recordRequest(own, waiting(index)));
        }
        const more = store.change(account, (own) => recordRequest(own, waiting(99)));
        await rejects(more, { code: 'QuotaExceededException' });
        await store.change(account, (own) => recordRequest(own, { ...waiting(0), status: 'DENIED' }));
        await store.change(account, (own) => recordRequest(own, waiting(99)));
    });
});
