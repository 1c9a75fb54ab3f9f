/** Bounds what is in flight, and tells when nothing is. */
export class Flow {
    #maxBytes;
    #entered = 0;
    #bytes = 0;
    #waiting = [];
    /** At most `maxBytes` are in flight at once, or one that is larger alone. */
    constructor(maxBytes) {
        this.#maxBytes = maxBytes;
    }
    /** Bytes in flight. */
    get bytes() {
        return this.#bytes;
    }
    /** Runs `work` when there is room for so many bytes. */
    async through(bytes, work) {
        this.#entered++;
        while (this.#bytes > 0 && this.#bytes + bytes > this.#maxBytes)
            await this.#change();
        this.#bytes += bytes;
        try {
            return await work();
        }
        finally {
            this.#entered--;
            this.#bytes -= bytes;
            for (const wake of this.#waiting.splice(0))
                wake();
        }
    }
    /** Resolves when nothing is in flight. */
    async drained() {
        while (this.#entered > 0)
            await this.#change();
    }
    #change() {
        return new Promise((resolve) => this.#waiting.push(resolve));
    }
}
