/** The times that requests carry, read strictly: what is not one of AWS's forms is no time. */
function digits(text, start, end) {
    let value = 0;
    for (let i = start; i < end; i++) {
        const digit = text.charCodeAt(i) - 48;
        if (digit < 0 || digit > 9)
            return Number.NaN;
        value = value * 10 + digit;
    }
    return value;
}
/** Milliseconds of `20130524T000000Z` (ISO 8601, basic); undefined of another text. */
export function parseAmzDate(text) {
    if (text.length !== 16 || text[8] !== 'T' || text[15] !== 'Z')
        return undefined;
    const month = digits(text, 4, 6);
    const day = digits(text, 6, 8);
    const hour = digits(text, 9, 11);
    const minute = digits(text, 11, 13);
    const second = digits(text, 13, 15);
    const inRange = month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour < 24 && minute < 60 && second < 61;
    const time = Date.UTC(digits(text, 0, 4), month - 1, day, hour, minute, second);
    return inRange && !Number.isNaN(time) ? time : undefined;
}
/** `20130524T000000Z` of a time in milliseconds. */
export function formatAmzDate(time) {
    return `${new Date(time).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}
/** `2013-05-24T00:00:00Z`, as AWS's errors show a time. */
export function formatIsoDate(time) {
    return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
// RFC 9110's date (with any zone that mail allows), and ISO 8601 in its long form.
const httpDate = /^[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} (GMT|UTC|[+-]\d{4})$/;
const isoDate = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/;
/** Milliseconds of `2013-05-24T00:00:00Z`, a fraction allowed; undefined of another text. */
export function parseIsoDate(text) {
    const time = isoDate.test(text) ? Date.parse(text) : Number.NaN;
    return Number.isNaN(time) ? undefined : time;
}
/**
 * Milliseconds of what `x-amz-date` or `Date` says, in any form that S3 reads. A time before 1970
 * is none: S3 answers it as it answers a date it cannot read.
 */
export function parseRequestDate(text) {
    const basic = parseAmzDate(text);
    if (basic !== undefined)
        return basic;
    const time = httpDate.test(text) ? Date.parse(text) : (parseIsoDate(text) ?? Number.NaN);
    return Number.isNaN(time) || time < 0 ? undefined : time;
}
