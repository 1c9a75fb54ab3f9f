/** The flags of a command line. */
import { parseArgs } from 'node:util';
import { nearest } from './nearest.js';
/** Values by flag; what is no flag of these, or has no value, becomes a problem. */
export function readFlags(args, known, problems) {
    const options = Object.fromEntries(known.map((flag) => [flag, { type: 'string' }]));
    const parsed = parseArgs({
        args: [...args],
        options,
        strict: false,
        allowPositionals: true,
        tokens: true,
    });
    const flags = new Map();
    for (const token of parsed.tokens) {
        if (token.kind === 'positional')
            problems.push(`unexpected argument "${token.value}"`);
        if (token.kind !== 'option')
            continue;
        if (!known.includes(token.name)) {
            problems.push(`unknown flag ${token.rawName}${suggestion(token.name, known, '--')}`);
        }
        else if (!token.value)
            problems.push(`${token.rawName} needs a value`);
        else
            flags.set(token.name, token.value);
    }
    return flags;
}
/** A question that ends a sentence on an unknown name, if a known one is near. */
export function suggestion(name, known, prefix) {
    const found = nearest(name, known);
    return found === undefined ? '' : `; did you mean ${prefix}${found}?`;
}
