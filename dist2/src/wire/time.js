/**
 * Times as AWS writes and reads them. A listing writes a thousand of them and they come close
 * together, so the text of the last day is kept and only the time of day is put together.
 */
const dayMs = 24 * 3600 * 1000;
const yearMax = Date.UTC(10_000, 0);
const pairs = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));
/** ISO 8601 in UTC with milliseconds, which AWS always writes as `.000`. For documents. */
export const formatDateTime = dayFormatter((midnight) => midnight.toISOString().slice(0, 11), '.000Z');
/** `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, 5.6.7). For headers. */
export const formatHttpDate = dayFormatter((midnight) => midnight.toUTCString().slice(0, 17), ' GMT');
function dayFormatter(dayText, end) {
    let cachedDay = Number.NaN;
    let cachedText = '';
    return (timeMs) => {
        if (!(timeMs >= 0 && timeMs < yearMax))
            throw new RangeError(`${timeMs} is no time we can write`);
        const day = Math.floor(timeMs / dayMs);
        if (day !== cachedDay) {
            cachedText = dayText(new Date(day * dayMs));
            cachedDay = day;
        }
        const seconds = Math.floor((timeMs - day * dayMs) / 1000);
        const hours = pairs[Math.floor(seconds / 3600)];
        const minutes = pairs[Math.floor(seconds / 60) % 60];
        return `${cachedText}${hours}:${minutes}:${pairs[seconds % 60]}${end}`;
    };
}
const fixDate = /^[A-Za-z]{3}, \d{1,2} [A-Za-z]{3} \d{4} \d{2}:\d{2}:\d{2} (?:GMT|UTC|[+-]\d{4})$/;
const rfc850 = /^[A-Za-z]{6,9}, \d{2}-[A-Za-z]{3}-\d{2} \d{2}:\d{2}:\d{2} GMT$/;
const asctime = /^[A-Za-z]{3} [A-Za-z]{3} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/;
const iso = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)?(Z|[+-]\d{2}:\d{2})?$/;
const epochSeconds = /^\d{1,11}(?:\.\d{1,9})?$/;
/**
 * Any of HTTP's three forms of a date, ISO 8601 (UTC unless it says else) or seconds; undefined:
 * none.
 */
export function parseTime(text) {
    let timeMs = Number.NaN;
    if (fixDate.test(text) || rfc850.test(text))
        timeMs = Date.parse(text);
    else if (asctime.test(text))
        timeMs = Date.parse(`${text} GMT`);
    else if (epochSeconds.test(text))
        timeMs = Number(text) * 1000;
    else {
        const found = iso.exec(text);
        if (found)
            timeMs = Date.parse(found[1] || !text.includes('T') ? text : `${text}Z`);
    }
    return timeMs >= 0 && timeMs < yearMax ? new Date(timeMs) : undefined;
}
