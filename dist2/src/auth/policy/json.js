/**
 * JSON as policies need it read: strict, no key twice, every value with its place in the text, and
 * objects as maps, so that no key (`__proto__`) means anything.
 */
import { limits } from '../../limits.js';
import { MalformedPolicy } from './malformed.js';
/** Reads a document. Throws MalformedPolicy in these words, with the line and the column. */
export function parseJson(text, words) {
    return new JsonReader(text, words).document();
}
/** Tells the line and column of offsets of a text. */
export function positionsIn(text) {
    const starts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
    return (offset) => {
        let low = 0;
        let high = starts.length;
        while (high - low > 1) {
            const middle = (low + high) >> 1;
            if (starts[middle] <= offset)
                low = middle;
            else
                high = middle;
        }
        return { line: low + 1, column: offset - starts[low] + 1 };
    };
}
const scalar = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const space = /[ \t\r\n]*/y;
class JsonReader {
    #text;
    #words;
    #at = 0;
    constructor(text, words) {
        this.#text = text;
        this.#words = words;
    }
    document() {
        const value = this.#value(0);
        this.#skipSpace();
        if (this.#at < this.#text.length)
            throw this.#fault('nothing more expected');
        return value;
    }
    #value(depth) {
        this.#skipSpace();
        if (depth > limits.policyDepth)
            throw this.#fault('nested too deep');
        const start = this.#at;
        const first = this.#text[start];
        if (first === '{')
            return this.#object(start, depth);
        if (first === '[')
            return this.#list(start, depth);
        if (first === '"')
            return { type: 'string', value: this.#string(), start, end: this.#at };
        scalar.lastIndex = start;
        const value = scalar.exec(this.#text)?.[0];
        if (value === undefined)
            throw this.#fault('a value expected');
        this.#at += value.length;
        return { type: typeOfScalar(value), value, start, end: this.#at };
    }
    #object(start, depth) {
        const members = new Map();
        this.#at += 1;
        if (!this.#takes('}')) {
            do {
                this.#skipSpace();
                if (this.#text[this.#at] !== '"')
                    throw this.#fault('a key expected');
                const keyAt = this.#at;
                const key = this.#string();
                if (members.has(key))
                    throw this.#fault(`the key ${JSON.stringify(key)} twice`, keyAt);
                if (!this.#takes(':'))
                    throw this.#fault("':' expected");
                members.set(key, this.#value(depth + 1));
            } while (this.#takes(','));
            if (!this.#takes('}'))
                throw this.#fault("',' or '}' expected");
        }
        return { type: 'object', members, start, end: this.#at };
    }
    #list(start, depth) {
        const items = [];
        this.#at += 1;
        if (!this.#takes(']')) {
            do
                items.push(this.#value(depth + 1));
            while (this.#takes(','));
            if (!this.#takes(']'))
                throw this.#fault("',' or ']' expected");
        }
        return { type: 'list', items, start, end: this.#at };
    }
    #string() {
        const start = this.#at;
        let end = start + 1;
        while (end < this.#text.length && this.#text[end] !== '"') {
            end += this.#text[end] === '\\' ? 2 : 1;
        }
        try {
            const value = JSON.parse(this.#text.slice(start, end + 1));
            this.#at = end + 1;
            return value;
        }
        catch {
            throw this.#fault('not a string');
        }
    }
    #takes(character) {
        this.#skipSpace();
        if (this.#text[this.#at] !== character)
            return false;
        this.#at += 1;
        return true;
    }
    #skipSpace() {
        space.lastIndex = this.#at;
        space.test(this.#text);
        this.#at = space.lastIndex;
    }
    #fault(fault, at = this.#at) {
        const { line, column } = positionsIn(this.#text)(at);
        return new MalformedPolicy(this.#words, `line ${line}, column ${column}: ${fault}`);
    }
}
function typeOfScalar(value) {
    if (value === 'null')
        return 'null';
    return value === 'true' || value === 'false' ? 'boolean' : 'number';
}
