/** One scope's entities: its keys, what reads them, and what gathers a change of them. */
import { limits } from '../limits.js';
import { decodeRecord, encodeRecord } from './json-record.js';
/** The keys of a letter. */
export function createKeys(letter) {
    const entity = (scope, kind, name) => Buffer.from(`${letter}E${scope}\0${kind}\0${name.toLowerCase()}`);
    return {
        generation: (scope) => Buffer.from(`${letter}G${scope}`, 'latin1'),
        entity,
        range(scope, kind, after) {
            const first = entity(scope, kind, '');
            const start = after === undefined ? first : Buffer.concat([after, Buffer.of(0)]);
            const end = Buffer.concat([first.subarray(0, -1), Buffer.of(1)]);
            return { start, end, limit: limits.listKeysMax };
        },
    };
}
/** Reads one scope. */
export class Reader {
    records;
    keys;
    scope;
    constructor(records, keys, scope) {
        this.records = records;
        this.keys = keys;
        this.scope = scope;
    }
    async get(kind, name) {
        const found = await this.record(this.keys.entity(this.scope, kind, name));
        return found && decodeRecord(found);
    }
    async all(kind) {
        const entries = await this.entries(kind);
        return entries.map(([, value]) => decodeRecord(value));
    }
    async record(key) {
        return (await this.records.read({ keys: [key] })).values[0];
    }
    async entries(kind) {
        const entries = [];
        let range = this.keys.range(this.scope, kind);
        for (;;) {
            const [page = []] = (await this.records.read({ ranges: [range] })).ranges;
            for (const { key, value } of page)
                entries.push([key, value]);
            const last = page.at(-1);
            if (last === undefined || page.length < range.limit)
                return entries;
            range = this.keys.range(this.scope, kind, last.key);
        }
    }
}
/** Gathers what is to be written to one scope. */
export class Change extends Reader {
    /** By the key's bytes as Latin-1; null for what is removed. */
    #written = new Map();
    /** Those of the entities among them. */
    #entities = new Map();
    put(kind, name, entity) {
        this.putRecord(this.#entity(kind, name), encodeRecord(entity));
    }
    remove(kind, name) {
        this.removeRecord(this.#entity(kind, name));
    }
    putRecord(key, value) {
        this.#write(key, value);
    }
    removeRecord(key) {
        this.#write(key, null);
    }
    /** What has been done so far to entities of some kinds, beside what was there before. */
    async changed(kinds) {
        const found = [];
        for (const [kind, name] of this.#entities.values()) {
            if (!kinds.has(kind))
                continue;
            const before = await super.record(this.keys.entity(this.scope, kind, name));
            const after = await this.get(kind, name);
            found.push({ kind, name, before: before && decodeRecord(before), after });
        }
        return found;
    }
    puts() {
        return [...this.#written.values()].flatMap(({ key, value }) => value === null ? [] : [[key, value]]);
    }
    removals() {
        return [...this.#written.values()].flatMap(({ key, value }) => (value === null ? [key] : []));
    }
    async record(key) {
        const own = this.#written.get(key.toString('latin1'));
        return own === undefined ? super.record(key) : (own.value ?? undefined);
    }
    async entries(kind) {
        const found = await super.entries(kind);
        const merged = new Map(found.map(([key, value]) => [key.toString('latin1'), [key, value]]));
        const { start, end } = this.keys.range(this.scope, kind);
        for (const [name, { key, value }] of this.#written) {
            if (key.compare(start) < 0 || key.compare(end) >= 0)
                continue;
            if (value === null)
                merged.delete(name);
            else
                merged.set(name, [key, value]);
        }
        const sorted = [...merged].sort(([a], [b]) => (a < b ? -1 : 1));
        return sorted.map(([, entry]) => entry);
    }
    #entity(kind, name) {
        const key = this.keys.entity(this.scope, kind, name);
        this.#entities.set(key.toString('latin1'), [kind, name]);
        return key;
    }
    #write(key, value) {
        this.#written.set(key.toString('latin1'), { key, value });
    }
}
