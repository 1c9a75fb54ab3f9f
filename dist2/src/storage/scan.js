import { afterPrefix, justAfter } from './keys.js';
const pageEntries = 1000;
/** Every record whose key begins with `prefix`, in order. Each page is a view of its own. */
export async function* scan(records, prefix) {
    const first = Buffer.from(prefix);
    const end = afterPrefix(first);
    let start = first;
    for (;;) {
        const { ranges } = await records.read({ ranges: [{ start, end, limit: pageEntries }] });
        const entries = ranges[0] ?? [];
        yield* entries;
        const last = entries.at(-1);
        if (!last || entries.length < pageEntries)
            return;
        start = justAfter(last.key);
    }
}
