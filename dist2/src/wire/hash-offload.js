/**
 * MD5 of large bodies beside the main thread. MD5 runs at about 600 MiB/s on a core and cannot be
 * split, so it sets the pace of a large PUT; everything else of the request must run meanwhile. The
 * bytes are copied once into memory that both threads see, a ring of buffers for each body: the
 * sender fills one while the thread hashes the others, and waits when it is a whole ring ahead.
 */
import { Worker } from 'node:worker_threads';
import { limits } from '../limits.js';
/** An MD5 under way in the hash thread. Ends with `digest` or `abandon`. */
export class OffloadedMd5 {
    #thread;
    #number;
    #memory;
    #ring;
    #start = 0;
    #filled = 0;
    #underWay = 0;
    #waiting;
    #resolve;
    #reject;
    #failure;
    constructor(thread, number, memory) {
        this.#thread = thread;
        this.#number = number;
        this.#memory = memory;
        this.#ring = new Uint8Array(memory);
        thread.send({ kind: 'open', body: number, memory });
    }
    /** Takes bytes, which may be changed afterwards; a promise when the thread is a ring behind. */
    update(bytes) {
        if (this.#failure !== undefined)
            throw this.#failure;
        let taken = 0;
        while (taken < bytes.length && this.#underWay < limits.hashBuffers) {
            const room = limits.hashBufferBytes - this.#filled;
            const piece = bytes.subarray(taken, taken + room);
            this.#ring.set(piece, this.#start + this.#filled);
            this.#filled += piece.length;
            taken += piece.length;
            if (this.#filled === limits.hashBufferBytes)
                this.#post();
        }
        if (taken === bytes.length)
            return undefined;
        return this.#room().then(() => this.update(bytes.subarray(taken)));
    }
    /** The MD5 of all that was taken. */
    digest() {
        if (this.#failure !== undefined)
            return Promise.reject(this.#failure);
        this.#post();
        this.#thread.send({ kind: 'digest', body: this.#number });
        return new Promise((resolve, reject) => {
            this.#resolve = resolve;
            this.#reject = reject;
        });
    }
    /** Forgets what was taken; for a body that failed. */
    abandon() {
        this.#thread.send({ kind: 'abandon', body: this.#number });
        // The thread may still be reading this memory, so it is not used again.
        this.#thread.close(this.#number, undefined);
    }
    /** The thread's answer, of this body. */
    answer(answer) {
        if (answer.digest === undefined) {
            this.#underWay -= 1;
            this.#waiting?.();
            this.#waiting = undefined;
            return;
        }
        this.#thread.close(this.#number, this.#memory);
        this.#resolve?.(Buffer.from(answer.digest));
    }
    /** The thread is gone. */
    fail(error) {
        this.#failure = error;
        this.#waiting?.();
        this.#reject?.(error);
    }
    #post() {
        if (this.#filled === 0)
            return;
        const order = { body: this.#number, start: this.#start, length: this.#filled };
        this.#thread.send({ kind: 'update', ...order });
        this.#underWay += 1;
        this.#start = (this.#start + limits.hashBufferBytes) % this.#ring.length;
        this.#filled = 0;
    }
    #room() {
        return new Promise((resolve) => {
            this.#waiting = resolve;
        });
    }
}
/** The one hash thread of a process: started when first needed, ended when idle. */
class HashThread {
    #bodies = new Map();
    #spare = [];
    #worker;
    #idle;
    #opened = 0;
    open() {
        clearTimeout(this.#idle);
        this.#worker ??= this.#start();
        // While a body is under way its answer must come, whatever else the process does.
        this.#worker.ref();
        this.#opened += 1;
        const ringBytes = limits.hashBuffers * limits.hashBufferBytes;
        const memory = this.#spare.pop() ?? new SharedArrayBuffer(ringBytes);
        const hash = new OffloadedMd5(this, this.#opened, memory);
        this.#bodies.set(this.#opened, hash);
        return hash;
    }
    send(order) {
        this.#worker?.postMessage(order);
    }
    close(body, memory) {
        this.#bodies.delete(body);
        if (memory !== undefined && this.#spare.length < limits.hashBuffers)
            this.#spare.push(memory);
        if (this.#bodies.size > 0)
            return;
        this.#worker?.unref();
        clearTimeout(this.#idle);
        this.#idle = setTimeout(() => this.#end(), limits.hashThreadIdleMs).unref();
    }
    #start() {
        // The compiled file's name: a URL is not rewritten as an import is.
        const worker = new Worker(new URL('./hash-thread.js', import.meta.url));
        worker.on('message', (answer) => this.#bodies.get(answer.body)?.answer(answer));
        worker.on('error', (error) => this.#lose(worker, error));
        worker.on('exit', (code) => this.#lose(worker, new Error(`hash thread ended: ${code}`)));
        return worker;
    }
    #end() {
        const worker = this.#worker;
        this.#worker = undefined;
        this.#spare.length = 0;
        void worker?.terminate();
    }
    #lose(worker, error) {
        if (this.#worker !== worker)
            return;
        this.#worker = undefined;
        for (const body of this.#bodies.values())
            body.fail(error);
        this.#bodies.clear();
    }
}
const thread = new HashThread();
/** Begins an MD5 in the hash thread. */
export function openOffloadedMd5() {
    return thread.open();
}
