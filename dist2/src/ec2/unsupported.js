/** Parameters that this server cannot act on are refused in words, never left out of sight. */
import { refusal } from './errors.js';
/** Throws UnsupportedOperation for the first thing of the table that an input asks for. */
export function requireSupported(input, table) {
    const found = table.find(([, isAsked]) => isAsked(input) === true);
    if (found === undefined)
        return;
    throw refusal('UnsupportedOperation', `This server does not offer ${found[0]}.`);
}
/** Whether a list in an input has something in it. */
export function hasAny(list) {
    return (list ?? []).length > 0;
}
