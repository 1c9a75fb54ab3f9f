/** One table in one LMDB write transaction. */
export class GroupTable {
    #table;
    #records = new Map();
    constructor(table) {
        this.#table = table;
    }
    /** A record as the group has left it so far. */
    get(key) {
        const name = nameOf(key);
        const held = this.#records.get(name);
        if (held)
            return held.value;
        const value = this.#table.get(key);
        this.#records.set(name, { key, value, isNew: false });
        return value;
    }
    /** Takes what a change has decided; LMDB gets it with the next {@link flush}. */
    hold({ put, remove }) {
        if (put)
            for (const [key, value] of put)
                this.#hold(key, value);
        if (remove)
            for (const key of remove)
                this.#hold(key, undefined);
    }
    /**
     * Hands LMDB all that is new: at the end, and before a change that reads the table itself.
     * Returns the bytes put.
     */
    flush() {
        let putBytes = 0;
        for (const held of this.#records.values()) {
            if (!held.isNew)
                continue;
            held.isNew = false;
            if (held.value) {
                this.#table.put(held.key, held.value);
                putBytes += held.key.length + held.value.length;
            }
            else
                this.#table.remove(held.key);
        }
        return putBytes;
    }
    #hold(key, value) {
        const name = nameOf(key);
        const held = this.#records.get(name);
        if (held) {
            held.value = value;
            held.isNew = true;
        }
        else
            this.#records.set(name, { key, value, isNew: true });
    }
}
const nameOf = (key) => key.toString('latin1');
