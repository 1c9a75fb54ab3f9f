/** The periods of reports of use, and which time they are about. */
import { hourMs } from '../accounts/metering-records.js';
import { UsageError } from './usage-error.js';
/** How much of a time in ISO 8601 names a period. */
const nameLengths = { hour: 13, day: 10, month: 7 };
/** What the flags ask for. Throws UsageError. */
export function parseAsked(flags, now) {
    return { period: parsePeriod(flags.by), query: parseQuery(flags, now), now };
}
/** The name of the period that holds a moment, as sorted lists want it: `2026-11-23T10`. */
export function periodAt(at, period) {
    return new Date(at).toISOString().slice(0, nameLengths[period]);
}
/** How reports call a period: `2026-11-23T10:00Z`, in UTC. */
export function periodName(name, period) {
    return period === 'hour' ? `${name}:00Z` : name;
}
function parsePeriod(by) {
    if (by === undefined)
        return 'day';
    if (by === 'hour' || by === 'day' || by === 'month')
        return by;
    throw new UsageError(`--by is hour, day or month, not "${by}"`);
}
/** From the beginning of this month to now, if nothing is said. */
function parseQuery({ account, from, to }, now) {
    if (account !== undefined && !/^\d{12}$/.test(String(account))) {
        throw new UsageError('an account is named by its twelve digits');
    }
    const month = new Date(now);
    const first = Date.UTC(month.getUTCFullYear(), month.getUTCMonth());
    const query = {
        account: account === undefined ? undefined : String(account),
        from: parseTime('from', from) ?? first,
        to: parseTime('to', to) ?? Math.ceil((now + 1) / hourMs) * hourMs,
    };
    if (query.from >= query.to)
        throw new UsageError('--from must be before --to');
    return query;
}
const timeShape = /^\d{4}-\d\d(-\d\d(T\d\d(:00(:00)?)?Z)?)?$/;
function parseTime(flag, text) {
    if (text === undefined)
        return undefined;
    const hour = String(text).replace(/T(\d\d)(:00){0,2}Z$/, 'T$1:00:00Z');
    const time = timeShape.test(String(text)) ? Date.parse(hour) : Number.NaN;
    if (!Number.isNaN(time))
        return time;
    throw new UsageError(`--${flag} is a time in UTC like 2026-11-01 or 2026-11-01T10Z, not "${text}"`);
}
/** From when to when a period is. */
export function boundsOf(name, period) {
    const start = Date.parse(period === 'hour' ? `${name}:00:00Z` : name);
    if (period !== 'month')
        return { start, end: start + (period === 'hour' ? 1 : 24) * hourMs };
    const first = new Date(start);
    return { start, end: Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1) };
}
