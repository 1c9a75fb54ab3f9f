/**
 * Where in its file LMDB keeps a value. Read through LMDB's map, chunks would become pages of this
 * process: its memory would grow by every body that it ever served (measured: 512 MiB read, 520 MiB
 * larger), and a page that is not in memory would stop the event loop. A chunk never changes, so it
 * can be read with an ordinary `pread`, on a thread: nothing grows, and two readers get 2,300 MiB/s
 * instead of 1,500.
 *
 * lmdb-js does not say where a value is, but one of its native functions makes a buffer on the
 * value itself, another tells a buffer's address, and Linux tells where the file is mapped. These
 * are internals: wherever one is missing, chunks are read through the map, and every chunk is
 * verified by its checksum after either way of reading.
 */
import { readFileSync } from 'node:fs';
import * as lmdb from 'lmdb';
import { sharedKeyBuffer } from './environment.js';
const natives = lmdb.nativeAddon ?? {};
/** Locates values in `table`, whose file is `file`; undefined where that cannot be done. */
export function createLocate(table, file) {
    const { getSharedByBinary, getAddress, detachBuffer } = natives;
    const { dbAddress: tableAddress } = table;
    const views = table;
    table.get(Buffer.from([0]));
    const keyTarget = sharedKeyBuffer();
    const mapAddress = mapAddressOf(file);
    if (!getSharedByBinary ||
        !getAddress ||
        !detachBuffer ||
        !tableAddress ||
        !keyTarget ||
        !mapAddress ||
        !views.ensureReadTxn) {
        return undefined;
    }
    return (key) => {
        table.resetReadTxn();
        views.ensureReadTxn?.();
        keyTarget.set(key, 0);
        const value = getSharedByBinary(tableAddress, key.length);
        if (!value)
            return undefined;
        const address = getAddress(value.buffer);
        // V8 counts each as memory outside of its heap, and collects all garbage for 64 MiB of that.
        detachBuffer(value.buffer);
        return address - mapAddress;
    };
}
function mapAddressOf(file) {
    try {
        const lines = readFileSync('/proc/self/maps', 'utf8').split('\n');
        const line = lines.find((one) => one.endsWith(` ${file}`) && one.split(' ')[2] === '00000000');
        return line === undefined ? undefined : Number.parseInt(line, 16);
    }
    catch {
        return undefined;
    }
}
