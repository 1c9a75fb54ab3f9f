/**
 * The texts that settings may have: each gives the value, or a {@link Problem} that says what was
 * expected.
 */
import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Problem } from './problem.js';
/** A whole number within bounds, both included. */
export function parseWhole(text, bounds) {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    const fits = value >= bounds.min && value <= bounds.max;
    return fits ? value : new Problem(`a whole number from ${bounds.min} to ${bounds.max}`);
}
/** Absolute paths, separated by `:` or `,`, that are writable directories or can be made. */
export function parseDirectories(text) {
    const paths = text.split(/[:,]/).filter((path) => path !== '');
    if (paths.length === 0)
        return new Problem('one or several directories');
    const absolute = paths.map((path) => resolve(path));
    if (new Set(absolute).size < absolute.length)
        return new Problem('different directories');
    const refused = absolute.map(whyUnwritable).find((reason) => reason !== undefined);
    return refused === undefined
        ? Object.freeze(absolute)
        : new Problem(`writable directories (${refused})`);
}
/** Why a directory could not be made or written, judged at its nearest ancestor that exists. */
function whyUnwritable(path) {
    try {
        if (!statSync(path).isDirectory())
            return `${path} is not a directory`;
        accessSync(path, constants.W_OK | constants.X_OK);
        return undefined;
    }
    catch (error) {
        const { code } = error;
        const isMissing = code === 'ENOENT' || code === 'ENOTDIR';
        return isMissing ? whyUnwritable(dirname(path)) : `${path} cannot be written: ${code}`;
    }
}
/** Host names in lower case, separated by commas; none is allowed. */
export function parseDomains(text) {
    const domains = text
        .toLowerCase()
        .split(',')
        .map((name) => name.trim())
        .filter(Boolean);
    const valid = domains.every((name) => /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(name));
    return valid ? Object.freeze(domains) : new Problem('host names like s3.example.com');
}
/** The absolute path of a file that can be read now. */
export function parseReadableFile(text) {
    const path = resolve(text);
    try {
        readFileSync(path);
        return path;
    }
    catch (error) {
        return new Problem(`a readable file (${error.message})`);
    }
}
