/** Directories that are gone when the bench ends, however it ends. */
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
const directories = new Set();
process.once('exit', () => {
    for (const directory of directories)
        rmSync(directory, { recursive: true, force: true });
});
/** Makes an empty directory of its own for what `name` says. */
export async function makeScratch(name) {
    const directory = await mkdtemp(join(tmpdir(), `cairn-${name}-`));
    directories.add(directory);
    return directory;
}
/** Removes a directory before the bench ends. */
export async function removeScratch(directory) {
    await rm(directory, { recursive: true, force: true });
    directories.delete(directory);
}
