/** Keys that come otherwise than in a request's path, which is judged where it is parsed. */
import { limits } from '../limits.js';
import { AwsError } from '../wire/errors.js';
/** Throws KeyTooLongError for more than 1,024 bytes of UTF-8. */
export function checkKey(key) {
    if (key.length * 3 <= limits.objectKeyBytes)
        return;
    const sizeBytes = Buffer.byteLength(key);
    if (sizeBytes <= limits.objectKeyBytes)
        return;
    throw new AwsError('KeyTooLongError', {
        detail: { Size: String(sizeBytes), MaxSizeAllowed: String(limits.objectKeyBytes) },
    });
}
