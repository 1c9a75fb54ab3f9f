/**
 * One volume: an LMDB environment of bounded size, whose keys are chunks' names and whose values
 * are exactly their bytes. Chunks that are put while a commit is under way share the next. An LMDB
 * file never shrinks, but the pages of dropped chunks are used again by later ones.
 */
import { close, openSync, read, statSync } from 'node:fs';
import { join } from 'node:path';
import { IF_EXISTS } from 'lmdb';
import { limits } from '../../limits.js';
import { isIntact, lengthOf } from '../chunk-id.js';
import { ChunkDamaged, EngineFull } from '../engine.js';
import { commitError, isFull, isShortWrite, openEnvironment, pagesOf } from './environment.js';
import { Flow } from './flow.js';
import { createLocate } from './locate.js';
/** A volume's directory, inside one of the engine's. */
export function volumePath(directory, number) {
    return join(directory, 'volumes', volumeName(number));
}
/** A volume's name, as its directory and the metrics have it. */
export function volumeName(number) {
    return String(number).padStart(4, '0');
}
// The map is larger than what is filled, so that LMDB's own pages never meet its end.
function mapBytesOf(capacityBytes) {
    return capacityBytes + capacityBytes / 8 + 4 * limits.commitBytes;
}
// Smaller values are copied out of the map: a thread would cost more than it saves.
const preadBytesMin = 32 * 1024;
/** A volume that is open, or made. */
export class Volume {
    number;
    directory;
    #options;
    #file;
    #table;
    #descriptor;
    #locate;
    #writes = new Flow(limits.commitBytes);
    #hasFailed = false;
    #mappedBytes = 0;
    constructor(options) {
        this.number = options.number;
        this.directory = options.directory;
        this.#options = options;
        const path = volumePath(options.directory, options.number);
        const mapBytes = mapBytesOf(options.capacityBytes);
        this.#file = join(path, 'data.mdb');
        this.#table = openEnvironment({ path, mapBytes });
        this.#descriptor = openSync(this.#file, 'r');
        this.#locate = createLocate(this.#table, this.#file);
    }
    /** Resolves when it is durable. The bytes must stay as they are until then. */
    async put(id, bytes) {
        await this.#write(bytes.length, () => this.#table.put(id, bytes));
        this.#mappedBytes += bytes.length / 8;
    }
    /** Resolves, durably, to those of the chunks that were here. */
    async remove(ids) {
        const wereHere = await this.#write(0, () => {
            return Promise.all(ids.map((id) => this.#table.remove(id, IF_EXISTS)));
        });
        const removed = ids.filter((_, i) => wereHere[i]);
        for (const id of removed)
            this.#mappedBytes += lengthOf(id);
        return removed;
    }
    /**
     * Whether it is to be opened anew, because its map counts as memory of this process. LMDB looks
     * at the first page of each chunk it removes, and Linux maps up to 2 MiB around a page; putting
     * meets the pages of the tree, which came to an eighth of the bytes put.
     */
    get isSwollen() {
        return !this.#hasFailed && this.#mappedBytes >= limits.volumeMappedBytes;
    }
    /** The bytes, verified. Undefined if they are not here; throws {@link ChunkDamaged}. */
    async get(id, into) {
        const sizeBytes = lengthOf(id);
        if (!this.#locate || sizeBytes < preadBytesMin)
            return this.#verified(id);
        const offset = this.#locate(id);
        if (offset === undefined)
            return undefined;
        const target = into && into.length >= sizeBytes
            ? into.subarray(0, sizeBytes)
            : Buffer.allocUnsafeSlow(sizeBytes);
        const bytes = await pread(this.#descriptor, offset, target);
        // What was dropped and written over meanwhile, or is not where it seemed: LMDB knows.
        return bytes && isIntact(id, bytes) ? bytes : this.#verified(id);
    }
    #verified(id) {
        const bytes = this.copy(id);
        if (bytes && !isIntact(id, bytes)) {
            throw new ChunkDamaged(`chunk ${id.toString('hex')} has changed`);
        }
        return bytes;
    }
    has(id) {
        this.#table.resetReadTxn();
        return this.#table.getKeysCount({ start: id, end: id, inclusiveEnd: true }) > 0;
    }
    /** The next chunks by name after `after`. */
    list(after, limit) {
        this.#table.resetReadTxn();
        const from = after ? { start: after, exclusiveStart: true } : { start: Buffer.of(0) };
        return [...this.#table.getKeys({ ...from, limit })].map((key) => Buffer.from(key));
    }
    /**
     * Whether so many bytes more are welcome. What is written next may take the pages of dropped
     * chunks, so a volume goes on beyond its capacity while a quarter of it is such pages, but not
     * far: they may be of the wrong sizes.
     */
    hasRoom(sizeBytes) {
        if (this.#hasFailed)
            return false;
        this.#table.resetReadTxn();
        const { lastPageNumber, overflowPages, pageSize } = pagesOf(this.#table);
        const { capacityBytes } = this.#options;
        const addedBytes = this.#writes.bytes + sizeBytes;
        const fileBytes = (lastPageNumber + 1) * pageSize + addedBytes;
        if (fileBytes <= capacityBytes)
            return true;
        const liveBytes = overflowPages * pageSize + addedBytes;
        return liveBytes < capacityBytes * 0.75 && fileBytes < capacityBytes * 1.125;
    }
    usage() {
        this.#table.resetReadTxn();
        const pages = pagesOf(this.#table);
        return {
            name: volumeName(this.number),
            capacityBytes: this.#options.capacityBytes,
            fileBytes: statSync(this.#file).size,
            liveBytes: (pages.overflowPages + pages.treeLeafPageCount) * pages.pageSize,
        };
    }
    /** Closes it when what is being written is. Nothing may be reading it. */
    async close() {
        await this.#writes.drained();
        await this.#table.close();
        close(this.#descriptor);
    }
    /** The bytes as they are, for moving them elsewhere: their name goes on telling. */
    copy(id) {
        this.#table.resetReadTxn();
        return this.#table.get(id);
    }
    #write(sizeBytes, write) {
        return this.#writes.through(sizeBytes, async () => {
            try {
                return await write();
            }
            catch (error) {
                throw this.#failure(await commitError(error));
            }
        });
    }
    #failure(cause) {
        if (isFull(cause) || (isShortWrite(cause) && this.#options.isSpent())) {
            return new EngineFull('no space left on the disk', { cause });
        }
        this.#hasFailed = true;
        return cause;
    }
}
function pread(descriptor, offset, bytes) {
    return new Promise((resolve) => {
        read(descriptor, bytes, 0, bytes.length, offset, (error, readBytes) => {
            resolve(error || readBytes < bytes.length ? undefined : bytes);
        });
    });
}
