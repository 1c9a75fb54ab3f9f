/**
 * Inputs of AWS JSON 1.1 operations, read by functions that are put together once for each. Types
 * are strict; a null counts as absent, in a list too; members that are not known are passed over.
 * Errors are SerializationException in the words of AWS's framework, which says nothing where the
 * document is no JSON.
 */
import { isUtf8 } from 'node:buffer';
import { limits } from '../limits.js';
import { AwsError } from './errors.js';
import { parseTime } from './time.js';
/**
 * Reads documents of one operation. How deep values nest is bounded by the operation's shapes.
 * Throws SerializationException; RequestEntityTooLargeException above our bound.
 */
export function createJsonDecoder({ input }) {
    if (!input)
        return () => ({});
    const read = structureReader(input);
    return (document) => {
        const value = parse(document);
        if (Array.isArray(value))
            throw refused(listFound);
        if (typeof value !== 'object' || value === null)
            throw refused();
        return read(value);
    };
}
function parse(document) {
    if (document.length > limits.callBytes) {
        throw new AwsError('RequestEntityTooLargeException', { status: 413 });
    }
    if (!isUtf8(document) || isTooDeep(document))
        throw refused();
    try {
        return JSON.parse(document.toString());
    }
    catch {
        throw refused();
    }
}
const quote = 34;
const backslash = 92;
/** A parser pays for each level, and nobody needs so many. */
function isTooDeep(document) {
    let depth = 0;
    let inText = false;
    for (let at = 0; at < document.length; at++) {
        const byte = document[at];
        if (byte === quote)
            inText = !inText;
        else if (inText)
            at += byte === backslash ? 1 : 0;
        else if (byte === 123 || byte === 91) {
            if (++depth > limits.callDepth)
                return true;
        }
        else if (byte === 125 || byte === 93)
            depth--;
    }
    return false;
}
function structureReader(shape) {
    const readers = new Map(shape.members.map(({ name, shape }) => [name, reader(shape)]));
    return (value) => {
        if (!isObject(value))
            throw refused(Array.isArray(value) ? listFound : 'Expected null');
        const values = {};
        for (const name in value) {
            const read = readers.get(name);
            const sent = value[name];
            if (read && sent !== null)
                values[name] = read(sent);
        }
        return values;
    };
}
function reader(shape) {
    switch (shape.type) {
        case 'structure':
            return structureReader(shape);
        case 'list':
            return listReader(shape);
        case 'map':
            return mapReader(shape);
        default:
            return scalarReader(shape);
    }
}
function listReader({ element }) {
    const read = reader(element.shape);
    return (value) => {
        if (!Array.isArray(value))
            throw refused(isObject(value) ? mapFound : 'Expected list or null');
        return value.filter((item) => item !== null).map(read);
    };
}
/** Without a prototype, so that no key is special. */
function mapReader({ value: { shape } }) {
    const read = reader(shape);
    return (value) => {
        if (!isObject(value))
            throw refused(Array.isArray(value) ? listFound : 'Expected null');
        const entries = Object.create(null);
        for (const key in value)
            if (value[key] !== null)
                entries[key] = read(value[key]);
        return entries;
    };
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
const base64 = /^[A-Za-z0-9+/]*={0,2}$/;
function scalarReader(shape) {
    switch (shape.type) {
        case 'number':
            return (value) => (typeof value === 'number' ? value : unfit(value, 'an Integer'));
        case 'boolean':
            return (value) => (typeof value === 'boolean' ? value : unfit(value, 'a Boolean'));
        case 'timestamp':
            return (value) => readTime(value) ?? unfit(value, 'a Timestamp');
        case 'blob':
            return (value) => typeof value === 'string' && base64.test(value)
                ? Buffer.from(value, 'base64')
                : unfit(value, 'a Blob');
        default:
            return (value) => (typeof value === 'string' ? value : unfit(value, 'a String'));
    }
}
/** Seconds as a number, as SDKs send them, or a text that is a time. */
function readTime(value) {
    if (typeof value === 'string')
        return parseTime(value);
    if (typeof value !== 'number')
        return undefined;
    const time = new Date(Math.round(value * 1000));
    return Number.isNaN(time.getTime()) ? undefined : time;
}
const listFound = 'Start of list found where not expected';
const mapFound = 'Start of structure or map found where not expected.';
function unfit(value, target) {
    if (Array.isArray(value))
        throw refused(listFound);
    if (typeof value === 'object')
        throw refused(mapFound);
    const kind = typeof value === 'boolean' ? String(value) : typeof value;
    throw refused(`${kind.toUpperCase()}_VALUE can not be converted to ${target}`);
}
function refused(message) {
    const words = message === undefined ? {} : { message };
    return new AwsError('SerializationException', { status: 400, ...words });
}
