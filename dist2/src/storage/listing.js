import { limits } from '../limits.js';
import { afterPrefix, justAfter, nameOfObject, objectKey } from './keys.js';
import { decodeListed } from './records.js';
/**
 * After a seek the next entry is most often another common prefix: a short read first, then longer
 * ones.
 */
const shortRead = 4;
/** One page; see `Objects.list`. */
export async function listObjects({ engine }, bucket, { prefix, delimiter, after, max }) {
    const objects = [];
    const prefixes = [];
    if (max === 0)
        return { objects, prefixes };
    const end = afterPrefix(objectKey(bucket.id, prefix));
    let start = startOf(bucket, { prefix, delimiter, after });
    let last = '';
    let batch = delimiter ? shortRead : max + 1;
    while (start.compare(end) < 0) {
        const { ranges } = await engine.records.read({ ranges: [{ start, end, limit: batch }] });
        const entries = ranges[0] ?? [];
        let seek;
        for (const entry of entries) {
            const key = nameOfObject(entry.key);
            if (objects.length + prefixes.length === max)
                return { objects, prefixes, next: last };
            const common = commonPrefix(key, prefix, delimiter);
            if (common === undefined) {
                objects.push(decodeListed(key, entry.value));
                last = key;
            }
            else {
                prefixes.push(common);
                last = common;
                seek = afterPrefix(objectKey(bucket.id, common));
                break;
            }
        }
        if (!seek && entries.length < batch)
            break;
        start = seek ?? justAfter(entries.at(-1).key);
        batch = seek ? shortRead : Math.min(batch * 4, limits.listKeysMax + 1);
    }
    return { objects, prefixes };
}
/** Where a page begins. `after` may be a common prefix that an earlier page ended with. */
function startOf(bucket, { prefix, delimiter, after }) {
    const first = objectKey(bucket.id, prefix);
    if (after === '')
        return first;
    const key = objectKey(bucket.id, after);
    const next = commonPrefix(after, prefix, delimiter) === after ? afterPrefix(key) : justAfter(key);
    return next.compare(first) > 0 ? next : first;
}
/** What a key is rolled up to: up to and with the first delimiter behind the prefix. */
export function commonPrefix(key, prefix, delimiter) {
    if (delimiter === '' || !key.startsWith(prefix))
        return undefined;
    const at = key.indexOf(delimiter, prefix.length);
    return at < 0 ? undefined : key.slice(0, at + delimiter.length);
}
