/**
 * Gathers lines and hands them on in blocks of whole lines. Text is encoded once, into the block:
 * joining strings and encoding them when they are written costs three times as much.
 */
/** More than any one line: keys and other texts in it are bounded. */
const lineBytesMax = 16 * 1024;
/** One block, filled line by line. */
export class LineBlock {
    #block;
    #blockBytes;
    #write;
    #used = 0;
    /**
     * `write` may keep what it is given. A block has more than `blockBytes` only for one long line.
     */
    constructor(blockBytes, write) {
        this.#blockBytes = blockBytes;
        this.#block = Buffer.allocUnsafeSlow(blockBytes + lineBytesMax);
        this.#write = write;
    }
    /** Adds a line, which ends in a newline. */
    add(line) {
        const start = this.#used;
        this.#used += this.#block.write(line, start);
        if (this.#used <= this.#blockBytes)
            return;
        this.#take(start);
        if (this.#used > this.#blockBytes)
            this.flush();
    }
    /** Hands on what there is. */
    flush() {
        this.#take(this.#used);
    }
    #take(bytes) {
        if (bytes === 0)
            return;
        this.#write(Buffer.from(this.#block.subarray(0, bytes)));
        this.#block.copyWithin(0, bytes, this.#used);
        this.#used -= bytes;
    }
}
