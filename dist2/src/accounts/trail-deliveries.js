import { decodeRecord, encodeRecord } from '../engine/json-record.js';
import { limits } from '../limits.js';
import { removeRange } from './audit-records.js';
const prefix = 'ID';
const statusKey = ({ owner, id }) => Buffer.from(`${prefix}${owner}\0${id}`);
const cursorKey = ({ owner, id }, account) => Buffer.from(`${prefix}${owner}\0${id}\0${account}`);
/** Opens the deliveries that these records know. */
export function createTrailDeliveries(records) {
    return {
        async status(trail) {
            const [found] = (await records.read({ keys: [statusKey(trail)] })).values;
            return found === undefined ? {} : decodeRecord(found);
        },
        async cursor(trail, account) {
            const [found] = (await records.read({ keys: [cursorKey(trail, account)] })).values;
            return found?.toString();
        },
        async advance(trail, { account, cursor, at }) {
            const put = [[cursorKey(trail, account), Buffer.from(cursor)]];
            const status = { attemptedAt: at, deliveredAt: at };
            if (at !== undefined)
                put.push([statusKey(trail), encodeRecord(status)]);
            await records.transact(putRecords, put);
        },
        async failed(trail, { error, at }) {
            const { deliveredAt } = await this.status(trail);
            const status = { attemptedAt: at, ...(deliveredAt !== undefined && { deliveredAt }), error };
            await records.transact(putRecords, [[statusKey(trail), encodeRecord(status)]]);
        },
        async forget(trail) {
            const start = statusKey(trail);
            const range = {
                start,
                end: Buffer.concat([start, Buffer.of(1)]),
                limit: limits.meterPageRecords,
            };
            while ((await records.transact(removeRange, range)) === range.limit) {
                // There are more.
            }
        },
        known: () => knownTrails(records),
    };
}
const putRecords = {
    name: 'putDelivery',
    reads: () => ({}),
    decide: (_, put) => ({ result: undefined, put }),
};
async function knownTrails(records) {
    const trails = [];
    let start = Buffer.from(prefix);
    for (;;) {
        const range = { start, end: Buffer.from('IE'), limit: 1 };
        const [entry] = (await records.read({ ranges: [range] })).ranges[0] ?? [];
        if (entry === undefined)
            return trails;
        const [owner = '', id = ''] = entry.key.toString('utf8', prefix.length).split('\0');
        trails.push({ owner, id });
        start = Buffer.concat([statusKey({ owner, id }), Buffer.of(1)]);
    }
}
