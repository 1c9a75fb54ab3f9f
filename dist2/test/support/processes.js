/** What the operating system says of a server's processes and of its disk. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
/** The process ids of the direct children of a process. */
export async function childrenOf(pid) {
    const found = [];
    for (const name of await readdir('/proc')) {
        if (!/^\d+$/.test(name))
            continue;
        const text = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '');
        const [state, parent] = text.slice(text.lastIndexOf(')') + 2).split(' ');
        if (Number(parent) === pid && state !== 'Z')
            found.push(Number(name));
    }
    return found;
}
/**
 * Memory of a process and its children, in bytes, shared pages counted once. Mapped files are left
 * out: they are the kernel's page cache, which it takes back when somebody needs room.
 */
export async function memoryBytes(pid) {
    let total = 0;
    for (const each of [pid, ...(await childrenOf(pid))]) {
        const text = await readFile(`/proc/${each}/smaps_rollup`, 'utf8').catch(() => '');
        for (const name of ['Pss_Anon', 'Pss_Shmem']) {
            total += 1024 * Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0);
        }
    }
    return total;
}
/** The most memory that the processes held between the call and the call of what it returns. */
export function watchMemory(pid, everyMs = 100) {
    let peak = 0;
    let isWatching = true;
    const watching = (async () => {
        while (isWatching) {
            peak = Math.max(peak, await memoryBytes(pid));
            await sleep(everyMs);
        }
    })();
    return async () => {
        isWatching = false;
        await watching;
        return peak;
    };
}
/**
 * What a folder occupies on the disk, in bytes: blocks, not the lengths of sparse files. What goes
 * away meanwhile does not count.
 */
export async function diskBytes(folder) {
    let total = 0;
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
        const path = join(folder, entry.name);
        if (entry.isDirectory())
            total += await diskBytes(path);
        else
            total += 512 * ((await stat(path).catch(() => undefined))?.blocks ?? 0);
    }
    return total;
}
/** Waits until something holds; throws with its name when it does not in time. */
export async function eventually(what, holds, timeoutMs = 15_000) {
    const deadline = Date.now() + timeoutMs;
    while (!(await holds())) {
        if (Date.now() > deadline)
            throw new Error(`not in ${timeoutMs} ms: ${what}`);
        await sleep(50);
    }
}
