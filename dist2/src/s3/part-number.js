/** Numbers of parts. https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
import { limits } from '../limits.js';
import { invalidArgument } from './errors.js';
/** 1 to 10,000. Throws InvalidArgument. */
export function partNumber(asked) {
    if (asked !== undefined && Number.isInteger(asked) && asked >= 1 && asked <= limits.partsMax) {
        return asked;
    }
    throw invalidArgument('partNumber', String(asked ?? ''), `Part number must be an integer between 1 and ${limits.partsMax}, inclusive`);
}
