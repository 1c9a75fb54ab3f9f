/** What all listings share: bounds, encoded names, and tokens that say where to go on. */
import { limits } from '../limits.js';
import { invalidArgument } from './errors.js';
/** How many entries a page may have. Throws InvalidArgument for less than none. */
export function pageSize(asked, parameter) {
    if (asked === undefined)
        return limits.listKeysMax;
    if (asked >= 0)
        return Math.min(asked, limits.listKeysMax);
    throw invalidArgument(parameter, String(asked), `Argument ${parameter} must be an integer between 0 and 2147483647`);
}
/** Throws InvalidArgument for a type of encoding that is not `url`. */
export function nameEncoder(encodingType) {
    if (encodingType === undefined || encodingType === '')
        return asItIs;
    if (encodingType === 'url')
        return urlEncoded;
    throw invalidArgument('encoding-type', encodingType, 'Invalid Encoding Method specified in Request');
}
const asItIs = (name) => name;
const plain = /^[\w./~-]*$/;
/** AWS leaves slashes as they are; and a space is `%20`, which every client decodes alike. */
const urlEncoded = (name) => plain.test(name) ? name : encodeURIComponent(name).replaceAll('%2F', '/');
/**
 * Makes a token of the name that a page ended with: opaque, so that clients do not build their
 * own.
 */
export function makeToken(name) {
    return tokenMark + Buffer.from(name).toString('base64url');
}
/** The name in a token. Throws InvalidArgument for what {@link makeToken} did not make. */
export function readToken(token) {
    if (token.startsWith(tokenMark)) {
        const name = Buffer.from(token.slice(tokenMark.length), 'base64url').toString();
        if (name !== '' && makeToken(name) === token)
            return name;
    }
    throw invalidArgument('continuation-token', token, 'The continuation token provided is incorrect');
}
/** Tells tokens of this shape from those that a later release may make. */
const tokenMark = '1';
