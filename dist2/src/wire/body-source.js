import { limits } from '../limits.js';
import { AwsError } from './errors.js';
import { readDirectly } from './socket-reads.js';
/** One reader of one stream. Nothing happens to the stream before the first `next`. */
export class ByteSource {
    #stream;
    #options;
    #queue = [];
    /** Of a large body: what it comes through instead of the queue. */
    #direct;
    #queuedBytes = 0;
    /** Before it listened. */
    #seenBytes = 0;
    #begun = false;
    #listening = false;
    #paused = false;
    #ended = false;
    #failure;
    #idle;
    #resolve;
    #reject;
    constructor(stream, options) {
        this.#stream = stream;
        this.#options = options;
    }
    /**
     * The next bytes, at once if they are here; undefined at the end. Throws or rejects with
     * IncompleteBody when the client is gone, with RequestTimeout when nothing came for long.
     */
    next() {
        const here = this.#direct === undefined ? this.#dequeue() : this.#direct.take();
        if (here !== undefined)
            return here;
        if (this.#failure !== undefined)
            throw this.#failure;
        if (this.#ended || this.#direct?.left === 0)
            return undefined;
        return this.#listening ? this.#wait() : this.#begin();
    }
    /** All that was wanted has come: the stream may run to its end. */
    finish() {
        clearTimeout(this.#idle);
        this.#detach();
        if (this.#direct !== undefined)
            this.#stream.resume();
    }
    /** Listens no more; what is still to come stays in the stream. */
    stop() {
        clearTimeout(this.#idle);
        if (this.#detach())
            this.#stream.pause();
    }
    #detach() {
        if (!this.#listening)
            return false;
        this.#listening = false;
        this.#direct?.end();
        this.#stream.off('data', this.#onData);
        this.#stream.off('end', this.#onEnd);
        this.#stream.off('error', this.#onGone);
        this.#stream.off('close', this.#onGone);
        return true;
    }
    #begin() {
        if (!this.#begun) {
            this.#begun = true;
            this.#options.onFirstRead?.();
            // The parser may be in the middle of a read: it hands on the rest of that before anything.
            if (this.#isLarge())
                return Promise.resolve().then(() => this.#begin());
        }
        const here = this.#stream.read();
        if (here !== null) {
            this.#seenBytes += here.length;
            return here;
        }
        if (this.#stream.readableEnded)
            return undefined;
        if (this.#stream.destroyed)
            throw new AwsError('IncompleteBody');
        this.#listening = true;
        this.#stream.on('error', this.#onGone);
        this.#stream.on('close', this.#onGone);
        if (this.#isLarge())
            this.#direct = readDirectly(this.#stream, this.#left(), this.#onArrival);
        if (this.#direct === undefined) {
            this.#stream.on('data', this.#onData);
            this.#stream.on('end', this.#onEnd);
        }
        return this.#wait();
    }
    #left() {
        return (this.#options.rawBytes ?? 0) - this.#seenBytes;
    }
    #isLarge() {
        return this.#left() >= limits.directBodyBytes;
    }
    #wait() {
        // Only waiting counts as idle: a slow reader of ours must not look like a slow client.
        if (this.#idle === undefined) {
            const { idleTimeoutMs = limits.bodyIdleTimeoutMs } = this.#options;
            this.#idle = setTimeout(this.#onIdle, idleTimeoutMs);
            this.#idle.unref();
        }
        else {
            this.#idle.refresh();
        }
        return new Promise((resolve, reject) => {
            this.#resolve = resolve;
            this.#reject = reject;
        });
    }
    #dequeue() {
        const queued = this.#queue.shift();
        if (queued === undefined)
            return undefined;
        this.#queuedBytes -= queued.length;
        if (this.#paused && this.#queuedBytes <= limits.bodyQueueBytes / 2) {
            this.#paused = false;
            this.#stream.resume();
        }
        return queued;
    }
    #onArrival = () => {
        if (this.#resolve !== undefined)
            this.#settle(this.#direct?.take());
    };
    #onData = (bytes) => {
        if (this.#resolve !== undefined) {
            this.#settle(bytes);
            return;
        }
        this.#queue.push(bytes);
        this.#queuedBytes += bytes.length;
        if (this.#queuedBytes < limits.bodyQueueBytes || this.#paused)
            return;
        this.#paused = true;
        this.#stream.pause();
    };
    #onEnd = () => {
        this.#ended = true;
        if (this.#resolve !== undefined)
            this.#settle(undefined);
    };
    #onGone = () => {
        if (!this.#ended && this.#direct?.left !== 0)
            this.#fail(new AwsError('IncompleteBody'));
    };
    #onIdle = () => {
        if (this.#resolve !== undefined)
            this.#fail(new AwsError('RequestTimeout'));
    };
    #settle(bytes) {
        const resolve = this.#resolve;
        this.#resolve = undefined;
        this.#reject = undefined;
        resolve?.(bytes);
    }
    #fail(error) {
        this.#failure ??= error;
        const reject = this.#reject;
        this.#resolve = undefined;
        this.#reject = undefined;
        reject?.(error);
    }
}
