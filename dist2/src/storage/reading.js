/** Reading the bytes of a version: from its record at once, from its blobs as a stream. */
import { readExtents } from './blobs.js';
import { bodyKey } from './keys.js';
/** See `Objects.read`. */
export async function read(context, version, { start, length }) {
    const { body } = version;
    if ('extents' in body)
        return length === 0 ? Buffer.alloc(0) : stream(context, version, { start, length });
    const { values } = await context.engine.records.read({ keys: [bodyKey(body.inline)] });
    if (!values[0])
        throw new BodyGone();
    return length === version.sizeBytes && length === values[0].length
        ? values[0]
        : values[0].subarray(start, start + length);
}
/** The object was replaced or removed between finding and reading it: find it again. */
export class BodyGone extends Error {
    name = 'BodyGone';
}
/**
 * Its blobs are held from the call on, not from the first read: `reclaim` must not pass between.
 */
function stream(context, { body }, range) {
    const extents = 'extents' in body ? body.extents : [];
    const letGo = context.reading.hold(extents.map(({ blob }) => blob));
    const pieces = readExtents(context.engine, extents, range);
    const iterator = {
        async next() {
            const result = await pieces.next().catch((error) => {
                letGo();
                throw error;
            });
            if (result.done)
                letGo();
            return result;
        },
        async return() {
            letGo();
            return pieces.return(undefined);
        },
    };
    return { [Symbol.asyncIterator]: () => iterator };
}
/** The same as a stream, whatever the body is. */
export async function* readVersion(context, version, range) {
    const bytes = await read(context, version, range);
    if (Buffer.isBuffer(bytes))
        yield bytes;
    else
        yield* bytes;
}
