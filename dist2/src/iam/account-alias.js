/** The alias of an account: a name that no other account has. */
import { limits } from '../limits.js';
import { parseLength, parsePattern } from './bounds.js';
import { invalidInput } from './errors.js';
/** Throws ValidationError, and InvalidInput for what reads like an account's id. */
export function parseAlias(text) {
    const { accountAliasMin, accountAliasMax } = limits;
    const alias = parseLength('accountAlias', text, [accountAliasMin, accountAliasMax]);
    parsePattern('accountAlias', alias, /^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$/);
    if (/^\d{12}$/.test(alias))
        throw invalidInput('The account alias must not be 12 digits.');
    return alias;
}
