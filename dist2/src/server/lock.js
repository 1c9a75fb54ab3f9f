/**
 * One server a data directory: whoever serves it holds `server.lock`, a file that names its
 * process. A lock whose process is gone is taken over. A process is known by its id, its start time
 * and the boot, since ids come again: after a restart, and in a container always.
 */
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
/** The directory is served by another process that lives. */
export class DirectoryInUse extends Error {
    name = 'DirectoryInUse';
}
/** Takes the lock of a directory; the function that it returns gives it back. */
export function lockDirectory(directory) {
    const path = join(directory, 'server.lock');
    const own = join(directory, `server.lock.${process.pid}`);
    const content = identify(process.pid) ?? String(process.pid);
    writeFileSync(own, content, { mode: 0o600 });
    try {
        while (!linkIfFree(own, path))
            removeIfStale(path, directory);
    }
    finally {
        rmSync(own, { force: true });
    }
    return () => {
        if (readIfThere(path) === content)
            rmSync(path, { force: true });
    };
}
/** A link is made whole or not at all, so nobody ever reads half a lock. */
function linkIfFree(own, path) {
    try {
        linkSync(own, path);
        return true;
    }
    catch (error) {
        if (error.code === 'EEXIST')
            return false;
        throw error;
    }
}
/** Of several that find a stale lock, the one whose rename succeeds has removed it. */
function removeIfStale(path, directory) {
    const holder = readIfThere(path);
    if (holder === undefined)
        return;
    const pid = Number(holder.split(' ')[0]);
    if (holder === (identify(pid) ?? '')) {
        throw new DirectoryInUse(`${directory} is already served by process ${pid}`);
    }
    const aside = `${path}.stale.${process.pid}`;
    try {
        renameSync(path, aside);
        // Another server may have taken it over between our reading and our renaming: give it back.
        if (readIfThere(aside) !== holder)
            linkIfFree(aside, path);
    }
    catch (error) {
        if (error.code !== 'ENOENT')
            throw error;
    }
    finally {
        rmSync(aside, { force: true });
    }
}
/**
 * `pid start-time boot-id` of a living process; without /proc only its pid. Undefined: not alive.
 */
function identify(pid) {
    try {
        process.kill(pid, 0);
    }
    catch (error) {
        if (error.code !== 'EPERM')
            return undefined;
    }
    const stat = readIfThere(`/proc/${pid}/stat`);
    // The second field is the program's name in brackets, which may hold anything; 20 further on is
    // the start time.
    const startTime = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '-';
    const boot = readIfThere('/proc/sys/kernel/random/boot_id')?.trim() ?? '-';
    return `${pid} ${startTime} ${boot}`;
}
function readIfThere(path) {
    try {
        return readFileSync(path, 'utf8');
    }
    catch {
        return undefined;
    }
}
