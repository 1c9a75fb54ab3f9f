import { limits } from '../limits.js';
import { auditedAccounts, eventsFrom, eventText, readEventKey, } from './audit-records.js';
import { createTrailDeliveries } from './trail-deliveries.js';
/** Whether a text can be the position of an event. */
export function isPosition(text) {
    return /^[0-9a-f]{12}[0-9a-f-]{36}$/.test(text);
}
/** Opens the events that these records hold. */
export function createAuditHistory(records) {
    return {
        deliveries: createTrailDeliveries(records),
        accounts: () => auditedAccounts(records),
        lookup: (query) => lookup(records, query),
        async page({ account, from, to, after }) {
            const first = eventsFrom(account, from);
            const next = after === undefined ? first : Buffer.concat([keyAt(account, after), Buffer.of(0)]);
            const start = next.compare(first) > 0 ? next : first;
            const range = { start, end: eventsFrom(account, to), limit: limits.trailFileEvents };
            const [found = []] = (await records.read({ ranges: [range] })).ranges;
            return { events: found.map(kept), more: found.length === range.limit };
        },
    };
}
function keyAt(account, position) {
    return Buffer.concat([eventsFrom(account, 0).subarray(0, -12), Buffer.from(position)]);
}
function kept({ key, value }) {
    const text = eventText(value);
    return { text, event: JSON.parse(text), position: positionOf(key) };
}
function positionOf(key) {
    const { at, id } = readEventKey(key);
    return at.toString(16).padStart(12, '0') + id;
}
async function lookup(records, { account, from, to, before, containing, max, matches }) {
    const start = eventsFrom(account, from);
    const last = eventsFrom(account, to);
    let end = before === undefined ? last : keyAt(account, before);
    if (end.compare(last) > 0)
        end = last;
    const events = [];
    for (let scanned = 0; scanned < limits.lookupScanned; scanned += limits.auditPageEvents) {
        if (end.compare(start) <= 0)
            return { events };
        const range = { start, end, limit: limits.auditPageEvents, reverse: true };
        const [page = []] = (await records.read({ ranges: [range] })).ranges;
        for (const entry of page) {
            if (!entry.value.includes(containing))
                continue;
            const found = kept(entry);
            if (!matches(found.event))
                continue;
            if (events.length === max)
                return { events, next: events.at(-1)?.position };
            events.push(found);
        }
        const oldest = page.at(-1);
        if (oldest === undefined || page.length < range.limit)
            return { events };
        end = Buffer.from(oldest.key);
    }
    return { events, next: positionOf(end) };
}
