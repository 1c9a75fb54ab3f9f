import { limits } from '../limits.js';
const version = 1;
const prefix = 'IT';
const accountDigits = 12;
const timeDigits = 12;
const timeAt = prefix.length + accountDigits;
/** Where an account's events from a moment on begin. */
export function eventsFrom(account, at) {
    return Buffer.from(prefix + account + Math.max(0, at).toString(16).padStart(timeDigits, '0'));
}
/** The key of an event's record. */
export function eventKey({ at, event }) {
    return Buffer.concat([eventsFrom(event.recipientAccountId, at), Buffer.from(event.eventID)]);
}
/** What the key of an event's record says. */
export function readEventKey(key) {
    const text = key.toString('latin1');
    return {
        account: text.slice(prefix.length, timeAt),
        at: Number.parseInt(text.slice(timeAt, timeAt + timeDigits), 16),
        id: text.slice(timeAt + timeDigits),
    };
}
/** The text of an event's record, which is JSON. Throws if a later release wrote it. */
export function eventText(value) {
    if (value[0] !== version) {
        throw new Error(`An audit record has version ${value[0]}, made by a later release of Cairn`);
    }
    return value.toString('utf8', 1);
}
/** Reads an event's record. */
export function decodeEvent(value) {
    return JSON.parse(eventText(value));
}
/** The value of an event's record. */
export function encodeEvent(event) {
    return Buffer.concat([Buffer.of(version), Buffer.from(JSON.stringify(event))]);
}
/**
 * Writes events of calls that changed something: also while the disk is nearly full, when deletes
 * still work.
 */
export const writeEvents = {
    name: 'writeEvents',
    reads: () => ({}),
    decide: (_, events) => ({
        result: undefined,
        put: events.map((event) => [eventKey(event), encodeEvent(event.event)]),
    }),
};
/** Writes events of calls that only read; refused with EngineFull while the disk is nearly full. */
export const writeReadEvents = {
    ...writeEvents,
    name: 'writeReadEvents',
    grows: true,
};
/** The accounts that have events, in order: each is sought, whatever lies in between. */
export async function* auditedAccounts(records) {
    let start = Buffer.from(prefix);
    for (;;) {
        const range = { start, end: Buffer.from('IU'), limit: 1 };
        const [entry] = (await records.read({ ranges: [range] })).ranges[0] ?? [];
        if (entry === undefined)
            return;
        const { account } = readEventKey(entry.key);
        yield account;
        start = Buffer.from(`${prefix}${account}~`);
    }
}
/** Every event of every account, for `cairn check`; a page at a time. */
export async function* allEvents(records) {
    let start = Buffer.from(prefix);
    for (;;) {
        const range = { start, end: Buffer.from('IU'), limit: limits.auditPageEvents };
        const [page = []] = (await records.read({ ranges: [range] })).ranges;
        yield* page;
        const last = page.at(-1);
        if (last === undefined || page.length < range.limit)
            return;
        start = Buffer.concat([last.key, Buffer.of(0)]);
    }
}
/** Removes what has been kept for `limits.auditKeptMs`. */
export async function removeOldEvents(records, now) {
    for await (const account of auditedAccounts(records)) {
        const range = {
            start: eventsFrom(account, 0),
            end: eventsFrom(account, now - limits.auditKeptMs),
            limit: limits.auditPageEvents,
        };
        while ((await records.transact(removeRange, range)) === range.limit) {
            // There are more.
        }
    }
}
/** Removes the records of a range, and tells how many there were. */
export const removeRange = {
    name: 'removeRange',
    reads: (range) => ({ ranges: [range] }),
    decide({ ranges: [found = []] }) {
        return { result: found.length, remove: found.map(({ key }) => key) };
    },
};
