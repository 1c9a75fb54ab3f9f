import { limits } from '../limits.js';
/** Where a read goes that no body waits for. One for all: the parser copies what it hands on. */
const between = Buffer.allocUnsafeSlow(limits.socketReadBytes);
const blockBytes = limits.bodyRingBytes / 2;
const spareRings = [];
const spareRingsMax = 4;
/**
 * The ring that one body comes through. Positions count from the body's begin. A read goes to the
 * rest of one half; it waits until what the reader was given last is not in that half.
 */
export class DirectBody {
    #reads;
    #onArrival;
    #ring = spareRings.pop() ?? Buffer.allocUnsafeSlow(limits.bodyRingBytes);
    #left;
    #written = 0;
    #taken = 0;
    #released = 0;
    constructor(reads, left, onArrival) {
        this.#reads = reads;
        this.#left = left;
        this.#onArrival = onArrival;
    }
    /** Bytes that are still to come from the socket. */
    get left() {
        return this.#left;
    }
    /** Where the next read goes. */
    get target() {
        const from = this.#written % limits.bodyRingBytes;
        return this.#ring.subarray(from, from - (from % blockBytes) + blockBytes);
    }
    get isFull() {
        const end = this.#written - (this.#written % blockBytes) + blockBytes;
        return end > this.#released + limits.bodyRingBytes;
    }
    /** Bytes have come, into `target` or elsewhere. */
    add(bytes) {
        const { target } = this;
        if (bytes.byteOffset !== target.byteOffset || bytes.buffer !== target.buffer)
            bytes.copy(target);
        this.#written += bytes.length;
        this.#left -= bytes.length;
        this.#onArrival();
    }
    /** What has come, good until this is called again; undefined when nothing has. */
    take() {
        this.#released = this.#taken;
        if (!this.isFull && this.#left > 0)
            this.#reads.resume();
        const from = this.#taken % limits.bodyRingBytes;
        const size = Math.min(this.#written - this.#taken, blockBytes - (from % blockBytes));
        this.#taken += size;
        return size === 0 ? undefined : this.#ring.subarray(from, from + size);
    }
    /** Whoever read it needs none of its bytes any more. */
    end() {
        // While bytes are still to come, the next read may go into the ring: it is not used again then.
        if (this.#left > 0)
            this.#reads.leave(this);
        else if (spareRings.length < spareRingsMax)
            spareRings.push(this.#ring);
        this.#ring = between;
    }
}
/** The reads of one connection, from its first large body on. */
class SocketReads {
    #socket;
    #handle;
    #onread;
    #seen;
    #target = between;
    #body;
    constructor(socket, handle) {
        this.#socket = socket;
        this.#handle = handle;
        this.#onread = handle.onread;
        this.#seen = handle.bytesRead;
        handle.onread = (bytes) => this.#arrived(bytes);
        handle.useUserBuffer(this.#target);
    }
    open(left, onArrival) {
        this.#body = new DirectBody(this, left, onArrival);
        this.resume();
        return this.#body;
    }
    /** The rest of a body goes the way of any other. */
    leave(body) {
        if (this.#body === body)
            this.#body = undefined;
        this.resume();
    }
    resume() {
        const handle = this.#handle;
        if (handle.reading || this.#socket.destroyed)
            return;
        handle.reading = true;
        handle.readStart();
    }
    #arrived(nothing) {
        const { bytesRead } = this.#handle;
        const bytes = this.#target.subarray(0, bytesRead - this.#seen);
        // The end, or an error.
        if (bytes.length === 0)
            return this.#onread.call(this.#handle, nothing);
        this.#seen = bytesRead;
        // It counts as a sign of life, as with any other read.
        this.#socket.setTimeout(this.#socket.timeout ?? 0);
        const ofBody = this.#body ? Math.min(bytes.length, this.#body.left) : 0;
        if (ofBody > 0)
            this.#toBody(bytes.subarray(0, ofBody));
        const isOpen = !this.#socket.destroyed;
        if (isOpen && ofBody < bytes.length)
            this.#socket.emit('data', bytes.subarray(ofBody));
        this.#target = this.#body?.target ?? between;
        return this.#target;
    }
    #toBody(bytes) {
        const body = this.#body;
        const { parser } = this.#socket;
        const onBody = parser?.[onBodyIndex];
        if (parser)
            parser[onBodyIndex] = undefined;
        try {
            this.#socket.emit('data', bytes);
        }
        finally {
            if (parser)
                parser[onBodyIndex] = onBody;
        }
        body.add(bytes);
        if (body.left === 0)
            this.#body = undefined;
        else if (body.isFull)
            this.#pause();
    }
    #pause() {
        this.#handle.reading = false;
        this.#handle.readStop();
    }
}
/** `HTTPParser.kOnBody`: under which a parser finds the function that takes the bytes of a body. */
const onBodyIndex = 3;
const known = new WeakMap();
/**
 * Takes the next `left` bytes of a message's body from its socket; undefined where that cannot be.
 * Everything that has come is to be read from the stream first.
 */
export function readDirectly(stream, left, onArrival) {
    const { socket } = stream;
    const { _handle: handle, parser } = (socket ?? {});
    if (!socket || !handle || !parser || handle.constructor.name !== 'TCP')
        return undefined;
    const { kOnBody } = parser.constructor;
    const isAsKnown = kOnBody === onBodyIndex &&
        typeof parser[onBodyIndex] === 'function' &&
        typeof handle.useUserBuffer === 'function' &&
        typeof handle.onread === 'function' &&
        typeof handle.bytesRead === 'number';
    if (!isAsKnown)
        return undefined;
    let reads = known.get(socket);
    if (reads === undefined) {
        reads = new SocketReads(socket, handle);
        known.set(socket, reads);
    }
    return reads.open(left, onArrival);
}
