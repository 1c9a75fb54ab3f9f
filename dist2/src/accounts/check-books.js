import { allEvents, decodeEvent, readEventKey } from './audit-records.js';
import { allUsage, decodeRow, requestClasses } from './metering-records.js';
/** What is wrong, each a sentence. */
export async function checkBooks(records) {
    const problems = [];
    for await (const { key, value } of allEvents(records)) {
        const { account, at, id } = readEventKey(key);
        const problem = problemOf(() => {
            const { recipientAccountId, eventID, eventTime } = decodeEvent(value);
            const isInPlace = recipientAccountId === account && eventID === id;
            const isInTime = Date.parse(eventTime) === Math.floor(at / 1000) * 1000;
            return isInPlace && isInTime ? undefined : 'does not say what its key says';
        });
        if (problem !== undefined)
            problems.push(`audit: event ${id} of ${account} ${problem}`);
    }
    for await (const entry of allUsage(records)) {
        const problem = problemOf(() => wrongUsage(decodeRow(entry)));
        const name = entry.key.toString('latin1', 2);
        if (problem !== undefined)
            problems.push(`metering: the record ${name} ${problem}`);
    }
    return problems;
}
function problemOf(check) {
    try {
        return check();
    }
    catch (error) {
        return `cannot be read: ${String(error)}`;
    }
}
function wrongUsage({ account, requests, bytesIn, bytesOut, byteMs }) {
    if (!/^\d{12}$/.test(account))
        return 'is of no account';
    const counts = [...requestClasses.map((name) => requests[name]), bytesIn, bytesOut];
    const areCounts = counts.every((count) => Number.isSafeInteger(count) && count >= 0);
    return areCounts && byteMs >= 0n ? undefined : 'holds what is no count';
}
