/** A text whose order is the order of the key's bytes. */
function nameOf(key) {
    return key.toString('latin1');
}
/** Records that are gone when the test is. */
export class MemoryRecords {
    #values = new Map();
    #names = [];
    /** How many records there are. */
    get size() {
        return this.#names.length;
    }
    async read(reads) {
        return this.#find(reads);
    }
    async transact(change, args) {
        const { result, put = [], remove = [] } = change.decide(this.#find(change.reads(args)), args);
        for (const key of remove)
            this.#remove(nameOf(key));
        for (const [key, value] of put)
            this.#put(nameOf(key), value);
        return result;
    }
    #find({ keys = [], ranges = [] }) {
        const values = keys.map((key) => copy(this.#values.get(nameOf(key))));
        return { values, ranges: ranges.map((range) => this.#scan(range)) };
    }
    #scan({ start, end, limit, reverse = false }) {
        const from = this.#indexOf(nameOf(start));
        const to = Math.max(from, this.#indexOf(nameOf(end)));
        const names = reverse
            ? this.#names.slice(Math.max(from, to - limit), to).reverse()
            : this.#names.slice(from, Math.min(to, from + limit));
        return names.map((name) => ({
            key: Buffer.from(name, 'latin1'),
            value: Buffer.from(this.#values.get(name) ?? ''),
        }));
    }
    #put(name, value) {
        const at = this.#indexOf(name);
        if (this.#names[at] !== name)
            this.#names.splice(at, 0, name);
        this.#values.set(name, Buffer.from(value));
    }
    #remove(name) {
        const at = this.#indexOf(name);
        if (this.#names[at] === name)
            this.#names.splice(at, 1);
        this.#values.delete(name);
    }
    /** Where a name stands, or would. */
    #indexOf(name) {
        let low = 0;
        let high = this.#names.length;
        while (low < high) {
            const middle = (low + high) >>> 1;
            if ((this.#names[middle] ?? '') < name)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
function copy(value) {
    return value === undefined ? undefined : Buffer.from(value);
}
