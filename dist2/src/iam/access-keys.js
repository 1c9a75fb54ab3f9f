import { limits } from '../limits.js';
import { parseLength, parsePattern } from './bounds.js';
import { noSuchEntity, unmodifiableEntity } from './errors.js';
/** An access key's id. Throws ValidationError. */
export function parseAccessKeyId(text) {
    const { accessKeyIdMin, accessKeyIdMax } = limits;
    const id = parseLength('accessKeyId', text, [accessKeyIdMin, accessKeyIdMax]);
    // AWS's own ids are words; an operator may have configured another for the root.
    return parsePattern('accessKeyId', id, /^[\x21-\x7e]+$/);
}
/** Throws what AWS says to a change of a key that was not made. */
export function requireChanged(change, { userName }, id) {
    if (change === 'changed')
        return;
    if (change === 'NoSuchUser')
        throw noSuchEntity(`The user with name ${userName}`);
    if (change === 'NoSuchKey')
        throw noSuchEntity(`The Access Key with id ${id}`);
    throw unmodifiableEntity("Cannot change the root key that the server was started with; it is replaced by the server's " +
        'configuration.');
}
