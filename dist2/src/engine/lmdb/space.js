/** How much room the disks have, asked at most once a second and reckoned with in between. */
import { statfsSync } from 'node:fs';
const askEveryMs = 1000;
const spentBytes = 4 * 1024 * 1024;
/** Watches disks; `reserveBytes` stays free on each for deletes and bookkeeping. */
export function createSpace(reserveBytes) {
    const known = new Map();
    function ask(directory) {
        const disk = statfsSync(directory);
        const freeBytes = disk.bavail * disk.bsize;
        known.set(directory, { askedAt: performance.now(), freeBytes });
        return freeBytes;
    }
    function freeBytes(directory) {
        const last = known.get(directory);
        if (last && performance.now() - last.askedAt < askEveryMs)
            return last.freeBytes;
        return ask(directory);
    }
    return {
        freeBytes,
        isLow: (directory) => freeBytes(directory) < reserveBytes,
        isSpent: (directory) => ask(directory) < Math.max(reserveBytes, spentBytes),
        took(directory, bytes) {
            const last = known.get(directory);
            if (last)
                last.freeBytes -= bytes;
        },
    };
}
