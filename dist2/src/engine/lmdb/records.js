/** Records on LMDB: reads on a view renewed for every call, changes by group commit. */
import { limits } from '../../limits.js';
import { EngineFull } from '../engine.js';
const nothing = [];
/** Whether bytes may be a record's key. */
export function isRecordKey(key) {
    return key.length > 0 && key.length <= limits.recordKeyBytes;
}
/** The records in a table. */
export function createRecords({ table, view, commits, isLow }) {
    return {
        read(reads) {
            try {
                return Promise.resolve(reads.ranges ? findNow(table, reads) : findKeys(view, reads.keys));
            }
            catch (error) {
                return Promise.reject(error);
            }
        },
        transact(transaction, args) {
            const grows = transaction.grows === true;
            if (grows && isLow())
                return Promise.reject(new EngineFull('the disk is full'));
            try {
                const reads = transaction.reads(args);
                return commits.run({
                    table,
                    grows,
                    readsTable: reads.ranges !== undefined,
                    decide: (group) => transaction.decide(findIn(group, table, reads), args),
                });
            }
            catch (error) {
                return Promise.reject(error);
            }
        },
    };
}
/** Single records, as nearly every request reads them. */
function findKeys(view, keys = nothing) {
    const values = keys.map((key) => (isRecordKey(key) ? view.get(key) : undefined));
    return { values, ranges: nothing };
}
/** Without the reset, lmdb-js reads on the view that the first read of this turn opened. */
function findNow(table, reads) {
    table.resetReadTxn();
    return findIn(table, table, reads);
}
function findIn(singles, table, reads) {
    const { keys, ranges } = reads;
    return {
        values: keys ? keys.map((key) => (isRecordKey(key) ? singles.get(key) : undefined)) : nothing,
        ranges: ranges ? ranges.map((range) => findRange(table, range)) : nothing,
    };
}
function findRange(table, { start, end, limit, reverse }) {
    const entries = [];
    if (limit <= 0 || end.length === 0)
        return entries;
    const bounds = reverse
        ? { start: end, exclusiveStart: true, end: start, inclusiveEnd: true, reverse }
        : { start, end };
    for (const entry of table.getRange({ ...bounds, limit }))
        entries.push(entry);
    return entries;
}
