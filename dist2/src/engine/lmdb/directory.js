/** Directories that outlive a power failure: a new name is durable when its parent is. */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readlinkSync, } from 'node:fs';
import { dirname, join } from 'node:path';
/** Makes a directory, and those above it, durably. */
export function makeDirectory(path) {
    if (existsSync(path))
        return;
    makeDirectory(dirname(path));
    mkdirSync(path, { recursive: true });
    syncDirectory(dirname(path));
}
/** Makes durable which files a directory has. */
export function syncDirectory(path) {
    const descriptor = openSync(path, 'r');
    fsyncSync(descriptor);
    closeSync(descriptor);
}
let haveClosedInherited = false;
/**
 * Closes the volumes' files that this process was born with: LMDB opens its data file without
 * close-on-exec, so a worker would hold what its primary had open, and a deleted file its space.
 * To be called before any is opened; does nothing after.
 */
export function closeInherited(directories) {
    if (haveClosedInherited || !existsSync('/proc/self/fd'))
        return;
    haveClosedInherited = true;
    const inside = directories.map((directory) => join(directory, 'volumes', '/'));
    for (const name of readdirSync('/proc/self/fd')) {
        try {
            const path = readlinkSync(`/proc/self/fd/${name}`);
            if (inside.some((start) => path.startsWith(start)))
                closeSync(Number(name));
        }
        catch {
            // It was closed meanwhile, as the one that lists this directory is.
        }
    }
}
