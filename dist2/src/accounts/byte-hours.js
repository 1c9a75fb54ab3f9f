import { limits } from '../limits.js';
import { addUsage, countedKey, decodeUsage, encodeUsage, hourMs, nothingUsed, usageKey, } from './metering-records.js';
/** Counts what accounts hold up to `now`, in milliseconds since 1970. */
export async function sampleHoldings(records, holdings, now) {
    let some = [];
    const count = async () => {
        const keys = some.map(({ account }) => countedKey(account));
        const { values } = await records.read({ keys });
        const spans = some.map((holding, index) => ({ ...holding, from: timeOf(values[index]) }));
        await records.transact(countHoldings, { spans, now });
        some = [];
    };
    for await (const holding of holdings) {
        if (some.push(holding) === limits.meterPageRecords)
            await count();
    }
    if (some.length > 0)
        await count();
}
const countHoldings = {
    name: 'countHoldings',
    reads: ({ spans, now }) => ({
        keys: spans.flatMap((span) => [
            countedKey(span.account),
            ...hoursOf(span, now).map(({ from }) => usageKey(span.account, from)),
        ]),
    }),
    decide({ values }, { spans, now }) {
        const put = [];
        const remove = [];
        let at = 0;
        for (const span of spans) {
            const counted = values[at++];
            const hours = hoursOf(span, now);
            const records = values.slice(at, at + hours.length);
            at += hours.length;
            // Somebody else has counted it meanwhile: then it is not ours to count.
            if (timeOf(counted) !== span.from)
                continue;
            const key = countedKey(span.account);
            if (span.bytes > 0)
                put.push([key, encodeTime(now)]);
            else if (counted !== undefined)
                remove.push(key);
            if (span.bytes === 0)
                continue;
            for (const [index, { from, to }] of hours.entries()) {
                const byteMs = BigInt(span.bytes) * BigInt(to - from);
                const usage = addUsage(decodeUsage(records[index]), { ...nothingUsed, byteMs });
                put.push([usageKey(span.account, from), encodeUsage(usage)]);
            }
        }
        return { result: undefined, put, remove };
    },
};
/** The pieces of a span, each in one hour. A clock that was put back makes none. */
function hoursOf({ from, bytes }, now) {
    if (from === undefined || bytes === 0)
        return [];
    const hours = [];
    for (let at = Math.max(from, now - limits.meterGapMs); at < now;) {
        const to = Math.min(now, (Math.floor(at / hourMs) + 1) * hourMs);
        hours.push({ from: at, to });
        at = to;
    }
    return hours;
}
function timeOf(value) {
    return value && Number(value.readBigUInt64BE(0));
}
function encodeTime(time) {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64BE(BigInt(time));
    return bytes;
}
