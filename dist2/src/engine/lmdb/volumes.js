/**
 * The volumes that this process has open. It opens one when a chunk in it is asked for, closes
 * those that are gone (within a second: until every process has, the file keeps its space), and
 * writes to one of its own, so that writers do not wait for each other's lock.
 */
import { existsSync } from 'node:fs';
import { EngineFull } from '../engine.js';
import { makeDirectory } from './directory.js';
import { Volume, volumePath } from './volume.js';
const openMax = 64;
const lookEveryMs = 1000;
/** The volumes of one process. */
export class Volumes {
    #options;
    #opened = new Map();
    #closing = new Map();
    #look;
    #generation;
    #current;
    #moving;
    constructor(options) {
        this.#options = options;
        this.#generation = options.table.generation();
        this.#look = setInterval(() => this.#closeGone(), lookEveryMs);
        this.#look.unref();
    }
    /** Works on a volume, which stays open meanwhile; undefined if it is gone or lost. */
    async use(number, work) {
        // LMDB must not have a file open twice in one process.
        while (this.#closing.has(number))
            await this.#closing.get(number);
        const opened = this.#find(number);
        if (!opened)
            return undefined;
        try {
            return await pinned(opened, work);
        }
        finally {
            this.#closeSwollen(number, opened);
        }
    }
    /** Writes where there is room, under a sequence number of its own. Throws {@link EngineFull}. */
    async write(sizeBytes, work) {
        let current = this.#current;
        while (this.#moving || !this.#isUsable(current, sizeBytes)) {
            this.#moving ??= this.#move(sizeBytes).finally(() => {
                this.#moving = undefined;
            });
            await this.#moving;
            current = this.#current;
        }
        const sequence = current.sequence++;
        this.#options.space.took(current.opened.volume.directory, sizeBytes);
        return pinned(current.opened, (volume) => work(volume, sequence));
    }
    /** Closes a volume that is gone. */
    forget(number) {
        const opened = this.#opened.get(number);
        if (!opened)
            return this.#closing.get(number) ?? Promise.resolve();
        this.#opened.delete(number);
        if (this.#current?.opened === opened)
            this.#current = undefined;
        const closed = unused(opened)
            .then(() => opened.volume.close())
            .finally(() => this.#closing.delete(number));
        this.#closing.set(number, closed);
        return closed;
    }
    /** Which of the engine's directories a volume is in. */
    directoryOf(number) {
        return this.#options.directories.find((one) => existsSync(volumePath(one, number)));
    }
    /** Closes all when nothing is in flight. */
    async close() {
        clearInterval(this.#look);
        await this.#moving?.catch(() => undefined);
        for (const number of [...this.#opened.keys()])
            void this.forget(number);
        await Promise.all(this.#closing.values());
    }
    #find(number) {
        const known = this.#opened.get(number);
        if (known)
            return known;
        const directory = this.#isHere(number) ? this.directoryOf(number) : undefined;
        if (directory === undefined)
            return undefined;
        const { capacityBytes, space } = this.#options;
        const isSpent = () => space.isSpent(directory);
        const volume = new Volume({ number, directory, capacityBytes, isSpent });
        const opened = { volume, users: 0, whenUnused: undefined };
        this.#opened.set(number, opened);
        this.#closeOldest(number);
        // It may have gone while it was being opened; from now on its generation tells.
        if (this.#isHere(number))
            return opened;
        void this.forget(number);
        return undefined;
    }
    #isHere(number) {
        const row = this.#options.table.find(number);
        return row !== undefined && row.state !== 'gone';
    }
    #closeOldest(newest) {
        for (const [number, opened] of this.#opened) {
            if (this.#opened.size <= openMax)
                return;
            if (number !== newest && opened !== this.#current?.opened)
                void this.forget(number);
        }
    }
    /** The next to use it opens it again, which takes a millisecond. */
    #closeSwollen(number, opened) {
        const isNeeded = opened.users > 0 || opened === this.#current?.opened;
        if (isNeeded || !opened.volume.isSwollen)
            return;
        if (this.#opened.get(number) === opened)
            void this.forget(number);
    }
    #closeGone() {
        const generation = this.#options.table.generation();
        if (generation === this.#generation)
            return;
        this.#generation = generation;
        for (const number of [...this.#opened.keys()]) {
            if (!this.#isHere(number))
                void this.forget(number);
        }
    }
    #isUsable(current, sizeBytes) {
        return (current !== undefined &&
            current.sequence < current.claim.endSequence &&
            !current.opened.volume.isSwollen &&
            !this.#options.space.isLow(current.opened.volume.directory) &&
            current.opened.volume.hasRoom(sizeBytes));
    }
    // Takes the next run of numbers: in an open volume on a disk with room, or in a new volume.
    async #move(sizeBytes) {
        const { table, space } = this.#options;
        const roomiest = this.#roomiest();
        const last = this.#current;
        this.#current = undefined;
        if (last?.opened.volume.isSwollen) {
            if (await this.#reopen(last))
                return;
        }
        else if (last && !last.opened.volume.hasRoom(sizeBytes)) {
            await table.change(last.claim.volume, { state: 'full' });
        }
        const claim = await table.claim((number) => {
            const directory = this.directoryOf(number);
            return directory !== undefined && !space.isLow(directory);
        });
        const number = claim.volume;
        if (this.directoryOf(number) === undefined)
            makeDirectory(volumePath(roomiest, number));
        while (this.#closing.has(number))
            await this.#closing.get(number);
        const opened = this.#find(number);
        if (!opened)
            throw new Error(`volume ${number} is not there`);
        this.#current = { opened, claim, sequence: claim.firstSequence };
    }
    /** Goes on in the same volume with the same numbers, after all that is under way in it. */
    async #reopen({ claim, opened: swollen, sequence }) {
        const number = claim.volume;
        if (this.#opened.get(number) !== swollen)
            return false;
        await this.forget(number);
        while (this.#closing.has(number))
            await this.#closing.get(number);
        const opened = this.#find(number);
        if (opened)
            this.#current = { opened, claim, sequence };
        return opened !== undefined;
    }
    #roomiest() {
        const { directories, space } = this.#options;
        const best = directories.reduce((a, b) => (space.freeBytes(b) > space.freeBytes(a) ? b : a));
        if (space.isLow(best))
            throw new EngineFull('the disk is full');
        return best;
    }
}
async function pinned(opened, work) {
    opened.users++;
    try {
        return await work(opened.volume);
    }
    finally {
        opened.users--;
        if (opened.users === 0)
            opened.whenUnused?.();
    }
}
function unused(opened) {
    if (opened.users === 0)
        return Promise.resolve();
    return new Promise((resolve) => {
        opened.whenUnused = resolve;
    });
}
