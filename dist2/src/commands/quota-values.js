/** Values of quotas, as people write and read them. */
import { formatSize, parseSize } from '../config/size.js';
import { limits } from '../limits.js';
import { UsageError } from './usage-error.js';
/** Bytes of a size like `10MiB`. Throws UsageError. */
export function parseBytes(text) {
    const value = parseSize(text);
    if (value === undefined)
        throw new UsageError(`"${text}" is not a size like 10MiB, nor none`);
    return value;
}
/** A whole number. Throws UsageError. */
export function parseCount(text) {
    if (/^\d{1,15}$/.test(text))
        return Number(text);
    throw new UsageError(`"${text}" is not a whole number, nor none`);
}
/** The value of a quota; `none` is the largest. Throws UsageError. */
export function parseQuotaValue({ unit }, text) {
    if (text === 'none')
        return limits.quotaValueMax;
    return unit === 'Bytes' ? parseBytes(text) : parseCount(text);
}
/** The value of a quota, for tables. */
export function formatQuotaValue({ unit }, value) {
    if (value >= limits.quotaValueMax)
        return 'none';
    return unit === 'Bytes' ? formatSize(value) : String(value);
}
