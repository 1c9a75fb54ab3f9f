/** Work that is done again when it is asked for while it runs, and never twice at once. */
/** Rounds of one kind of work, by key. */
export class Rounds {
    #work;
    #onProblem;
    #running = new Map();
    #asked = new Set();
    #isClosed = false;
    constructor(work, onProblem) {
        this.#work = work;
        this.#onProblem = onProblem;
    }
    /** Resolves when a round that began after this call has ended. */
    ask(key) {
        if (this.#isClosed)
            return Promise.resolve();
        const running = this.#running.get(key);
        if (running === undefined)
            return this.#begin(key);
        this.#asked.add(key);
        return running.then(() => this.#running.get(key));
    }
    /** Begins no more; resolves when what runs has ended. */
    async close() {
        this.#isClosed = true;
        await Promise.all(this.#running.values());
    }
    #begin(key) {
        const round = this.#work(key)
            .catch((error) => this.#onProblem(key, error))
            .then(() => {
            this.#running.delete(key);
            if (this.#asked.delete(key) && !this.#isClosed)
                void this.#begin(key);
        });
        this.#running.set(key, round);
        return round;
    }
}
/** Lets so many pieces of work run at once; others wait in line. */
export class Slots {
    #free;
    #waiting = [];
    constructor(size) {
        this.#free = size;
    }
    async run(work) {
        if (this.#free > 0)
            this.#free -= 1;
        else
            await new Promise((resolve) => this.#waiting.push(resolve));
        try {
            return await work();
        }
        finally {
            const next = this.#waiting.shift();
            if (next === undefined)
                this.#free += 1;
            else
                next();
        }
    }
}
