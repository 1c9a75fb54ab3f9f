/** Fresh directories and other processes for a test file, put away at its end. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startOther } from './other-process.js';
const made = [];
/** A new empty directory, which is removed when all tests have run. */
export async function freshDirectory() {
    const directory = await mkdtemp(join(tmpdir(), 'cairn-engine-'));
    made.push(directory);
    return directory;
}
after(() => Promise.all(made.map((path) => rm(path, { recursive: true, force: true }))));
/** Gives a function that starts other processes, which end with the test. */
export function useOthers() {
    const started = [];
    afterEach(() => {
        for (const { child } of started.splice(0))
            child.kill('SIGKILL');
    });
    return async (options) => {
        const other = await startOther(options);
        started.push(other);
        return other;
    };
}
