import { limits } from '../limits.js';
import { addUsage, nothingUsed, recordUsage, } from './metering-records.js';
const verbs = [
    [/^(Get|Head|Select)/, 'get'],
    [/^List/, 'list'],
    [/^(Delete|Abort)/, 'delete'],
    [/^(Put|Post|Copy|Create|Upload|Complete|Rename|Restore)/, 'put'],
];
/** What an operation of S3 counts as, by its name. */
export function requestClass(name) {
    return verbs.find(([verb]) => verb.test(name))?.[1] ?? 'other';
}
/** What one account's requests came to, since the process began. */
class Count {
    requests = { get: 0, put: 0, list: 0, delete: 0, other: 0 };
    bytesIn = 0;
    bytesOut = 0;
    /** What of it the records have. */
    recorded = nothingUsed;
    /** What the records do not have yet; undefined: nothing. */
    unrecorded() {
        const { requests: had, bytesIn, bytesOut } = this.recorded;
        const { get, put, list, delete: deleted, other } = this.requests;
        const requests = {
            get: get - had.get,
            put: put - had.put,
            list: list - had.list,
            delete: deleted - had.delete,
            other: other - had.other,
        };
        const isNew = requests.get + requests.put + requests.list + requests.delete + requests.other > 0;
        if (!isNew)
            return undefined;
        return { requests, bytesIn: this.bytesIn - bytesIn, bytesOut: this.bytesOut - bytesOut };
    }
}
/** What accounts beyond `limits.meteredAccountsShown` are called together. */
export const otherAccounts = 'other';
/** Counts the requests of one process. */
export class Meter {
    #counts = new Map();
    #others = nothingUsed;
    #flushing = Promise.resolve();
    /** One request. A fraction of a microsecond: a look into a map, and three additions. */
    count(account, name, bytes) {
        let count = this.#counts.get(account);
        if (count === undefined) {
            count = new Count();
            this.#counts.set(account, count);
        }
        count.requests[name] += 1;
        count.bytesIn += bytes.bytesIn;
        count.bytesOut += bytes.bytesOut;
    }
    /** What was counted since the process began, for the metrics. */
    totals() {
        const totals = [...this.#counts].map(([account, { requests, bytesIn, bytesOut }]) => {
            return [account, { requests, bytesIn, bytesOut }];
        });
        const hasOthers = this.#others !== nothingUsed;
        return hasOthers ? [...totals, [otherAccounts, this.#others]] : totals;
    }
    /** Adds what was counted to the records of this hour; what cannot be written stays counted. */
    flush(records, now) {
        const before = this.#flushing.catch(() => { });
        this.#flushing = before.then(() => this.#record(records, now));
        return this.#flushing;
    }
    async #record(records, now) {
        const rows = [];
        for (const [account, count] of this.#counts) {
            const traffic = count.unrecorded();
            if (traffic !== undefined)
                rows.push({ account, from: now, ...traffic, byteMs: 0n });
        }
        for (let at = 0; at < rows.length; at += limits.meterPageRecords) {
            const some = rows.slice(at, at + limits.meterPageRecords);
            await records.transact(recordUsage, some);
            for (const row of some)
                this.#note(row);
        }
        this.#forgetSome();
    }
    #note(row) {
        const count = this.#counts.get(row.account);
        if (count !== undefined)
            count.recorded = plus(count.recorded, row);
    }
    /** Of accounts that metrics do not name, only what they come to together is kept. */
    #forgetSome() {
        for (const [account, count] of this.#counts) {
            if (this.#counts.size <= limits.meteredAccountsShown)
                return;
            if (count.unrecorded() !== undefined)
                continue;
            this.#counts.delete(account);
            this.#others = plus(this.#others, count);
        }
    }
}
function plus(one, other) {
    return addUsage({ ...one, byteMs: 0n }, { ...other, byteMs: 0n });
}
