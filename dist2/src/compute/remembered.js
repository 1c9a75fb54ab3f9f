/** The same records, each kind and entity read once: for one look at them, not to be kept. */
export function remembered(records) {
    const kinds = new Map();
    const entities = new Map();
    return {
        all(kind) {
            return once(kinds, kind, () => records.all(kind));
        },
        get(kind, name) {
            const found = once(entities, `${kind} ${name}`, () => records.get(kind, name));
            return found;
        },
        record: (key) => records.record(key),
    };
}
function once(known, key, read) {
    const found = known.get(key) ?? read();
    known.set(key, found);
    return found;
}
