/**
 * Reports that were made and wait to be fetched. Times are milliseconds since 1970; what can be
 * long is deflated.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
/** A text as a record keeps it. */
export function packText(text) {
    return deflateRawSync(text).toString('base64');
}
/** A text that `packText` made short. */
export function unpackText(packed) {
    return inflateRawSync(Buffer.from(packed, 'base64')).toString();
}
