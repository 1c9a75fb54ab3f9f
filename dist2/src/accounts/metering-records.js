import { decodeRecord, encodeRecord } from '../engine/json-record.js';
import { limits } from '../limits.js';
import { removeRange } from './audit-records.js';
/** All classes, in the order of reports. */
export const requestClasses = ['get', 'put', 'list', 'delete', 'other'];
/** The length of what records are for. */
export const hourMs = 3600 * 1000;
/** No use at all. */
export const nothingUsed = {
    requests: { get: 0, put: 0, list: 0, delete: 0, other: 0 },
    bytesIn: 0,
    bytesOut: 0,
    byteMs: 0n,
};
const prefix = 'IM';
const hourDigits = 8;
/** The key of an account's record for the hour that holds a moment. */
export function usageKey(account, at) {
    const hour = Math.max(0, Math.floor(at / hourMs));
    return Buffer.from(prefix + hour.toString(16).padStart(hourDigits, '0') + account);
}
/** The key of the record that says up to when what an account holds has been counted. */
export function countedKey(account) {
    return Buffer.from(`IL${account}`);
}
/** Reads what an account used; nothing, if there is no record. */
export function decodeUsage(value) {
    if (value === undefined)
        return nothingUsed;
    const { byteMs, ...traffic } = decodeRecord(value);
    return { ...traffic, byteMs: BigInt(byteMs) };
}
/** The record of what an account used. */
export function encodeUsage({ byteMs, requests, bytesIn, bytesOut }) {
    return encodeRecord({ requests, bytesIn, bytesOut, byteMs: String(byteMs) });
}
/** Two uses together. */
export function addUsage(one, other) {
    const { requests: a } = one;
    const { requests: b } = other;
    return {
        requests: {
            get: a.get + b.get,
            put: a.put + b.put,
            list: a.list + b.list,
            delete: a.delete + b.delete,
            other: a.other + b.other,
        },
        bytesIn: one.bytesIn + other.bytesIn,
        bytesOut: one.bytesOut + other.bytesOut,
        byteMs: one.byteMs + other.byteMs,
    };
}
/** Adds uses to what the records of their hours say. */
export const recordUsage = {
    name: 'recordUsage',
    reads: (rows) => ({ keys: rows.map(({ account, from }) => usageKey(account, from)) }),
    decide: ({ values }, rows) => ({
        result: undefined,
        put: rows.map((row, index) => [
            usageKey(row.account, row.from),
            encodeUsage(addUsage(decodeUsage(values[index]), row)),
        ]),
    }),
};
/** What was used from one time to another, by hour: of one account, or of all. */
export async function* readUsage(records, query) {
    const { from, to, account } = query;
    if (account === undefined) {
        for await (const entry of scan(records, usageKey('', from), usageKey('', to))) {
            yield decodeRow(entry);
        }
        return;
    }
    for (let at = from; at < to; at += hourMs) {
        const key = usageKey(account, at);
        const [value] = (await records.read({ keys: [key] })).values;
        if (value !== undefined)
            yield decodeRow({ key, value });
    }
}
/** Reads one record with its key. */
export function decodeRow({ key, value }) {
    const text = key.toString('latin1', prefix.length);
    const from = Number.parseInt(text.slice(0, hourDigits), 16) * hourMs;
    return { account: text.slice(hourDigits), from, ...decodeUsage(value) };
}
/** Every record of use, for `cairn check`. */
export function allUsage(records) {
    return scan(records, Buffer.from(prefix), Buffer.from('IN'));
}
async function* scan(records, first, end) {
    let range = { start: first, end, limit: limits.meterPageRecords };
    for (;;) {
        const [page = []] = (await records.read({ ranges: [range] })).ranges;
        yield* page;
        const last = page.at(-1);
        if (last === undefined || page.length < range.limit)
            return;
        range = { ...range, start: Buffer.concat([last.key, Buffer.of(0)]) };
    }
}
/** Removes what has been kept for `limits.meterKeptMs`. */
export async function removeOldUsage(records, now) {
    const end = usageKey('', now - limits.meterKeptMs);
    const range = { start: Buffer.from(prefix), end, limit: limits.meterPageRecords };
    while ((await records.transact(removeRange, range)) === range.limit) {
        // There are more.
    }
}
