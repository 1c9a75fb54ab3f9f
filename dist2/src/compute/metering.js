import { decodeRecord, encodeRecord } from '../engine/json-record.js';
import { limits } from '../limits.js';
import { isSameMeter, meteredAs, meteredKinds } from './metered.js';
const kinds = new Set(meteredKinds);
const prefix = 'VS';
const end = Buffer.from('VT');
const hourMs = 3600 * 1000;
/** Writes down, as a part of a change of an account's records, what it means to the meters. */
export async function meterChanges(change, changes, now) {
    for (const { kind, name, before, after } of changes) {
        if (!kinds.has(kind))
            continue;
        const was = meteredAs(kind, before);
        const is = meteredAs(kind, after);
        if (isSameMeter(was, is))
            continue;
        const at = kind === 'instance' ? momentOf(after, now) : now;
        const span = await change.get('meterSpan', name);
        if (span !== undefined) {
            change.remove('meterSpan', name);
            close(change, change.scope, { ...span, to: Math.max(span.from, at) });
        }
        if (is !== undefined)
            change.put('meterSpan', name, { ...is, resource: name, from: at });
    }
}
/** When an instance began or ceased to run: what was found late may have been earlier. */
function momentOf(after, now) {
    return Math.min(after?.stateChangedAt ?? now, now);
}
function close(change, account, span) {
    // An instance has run, if only for a moment, and each run counts.
    if (span.to === span.from && span.meter !== 'instance')
        return;
    change.putRecord(spanKey(account, span), encodeRecord(span));
}
/** What was not counted of an instance that runs on: it stood still from one time to another. */
export async function pauseMeter(change, account, pause) {
    const { instanceId, to } = pause;
    const span = await change.get('meterSpan', instanceId);
    if (span === undefined || span.from >= to)
        return;
    close(change, account, { ...span, to: Math.max(span.from, pause.from) });
    change.put('meterSpan', instanceId, { ...span, from: to, isContinued: true });
}
/** All that ended at a moment or later, in the order of the hours that it ended in. */
export async function* closedSpans(records, since) {
    for await (const entry of scan(records, spanHour(since)))
        yield decodeSpan(entry);
}
/** What is counted now, up to a moment. */
export async function openSpans(reader, now) {
    const spans = await reader.all('meterSpan');
    return spans.map((span) => ({ ...span, to: Math.max(span.from, now) }));
}
/** Until when a span is billed: AWS's minimum is a minute for each start of an instance. */
export function billedUntil({ meter, from, to, isContinued = false }) {
    if (meter !== 'instance' || isContinued)
        return to;
    return Math.max(to, from + limits.instanceBilledMs);
}
/** Removes what ended `limits.meterKeptMs` ago. */
export async function removeOldSpans(records, now) {
    const start = Buffer.from(prefix);
    const range = { start, end: spanHour(now - limits.meterKeptMs), limit: limits.meterPageRecords };
    while ((await records.transact(removeSpans, range)) === range.limit) {
        // There are more.
    }
}
const removeSpans = {
    name: 'removeSpans',
    reads: (range) => ({ ranges: [range] }),
    decide({ ranges: [found = []] }) {
        return { result: found.length, remove: found.map(({ key }) => key) };
    },
};
/** What an account's resources are to be counted as. */
export async function wantedSpans(records) {
    const ids = {
        instance: ({ instanceId }) => instanceId,
        volume: ({ volumeId }) => volumeId,
        snapshot: ({ snapshotId }) => snapshotId,
        elasticIp: ({ allocationId }) => allocationId,
        natGateway: ({ natGatewayId }) => natGatewayId,
    };
    const spans = [];
    const gather = async (kind) => {
        for (const entity of await records.all(kind)) {
            const is = meteredAs(kind, entity);
            if (is !== undefined)
                spans.push({ ...is, resource: ids[kind](entity) });
        }
    };
    for (const kind of meteredKinds)
        await gather(kind);
    return spans;
}
function spanHour(at) {
    return Buffer.from(prefix + hex(Math.floor(at / hourMs), 8));
}
function spanKey(account, { from, to, resource }) {
    return Buffer.concat([spanHour(to), Buffer.from(account + hex(from, 12) + resource)]);
}
function hex(value, digits) {
    return Math.max(0, value).toString(16).padStart(digits, '0');
}
function decodeSpan({ key, value }) {
    const account = key.toString('latin1', prefix.length + 8, prefix.length + 20);
    return { ...decodeRecord(value), account };
}
async function* scan(records, start) {
    let range = { start, end, limit: limits.meterPageRecords };
    for (;;) {
        const [page = []] = (await records.read({ ranges: [range] })).ranges;
        yield* page;
        const last = page.at(-1);
        if (last === undefined || page.length < range.limit)
            return;
        range = { ...range, start: Buffer.concat([last.key, Buffer.of(0)]) };
    }
}
