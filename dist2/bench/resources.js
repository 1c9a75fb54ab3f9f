/** What all processes of a server use: memory as proportional set size, and processor time. */
import { readFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { processTree } from './process.js';
const sampleEveryMs = 100;
/** Reading a large map's figures takes the server's own locks: at most this share of the time. */
const samplingShare = 0.05;
const clockTicksPerSecond = 100;
async function memoryOf(id) {
    const text = await readFile(`/proc/${id}/smaps_rollup`, 'utf8').catch(() => '');
    const megabytes = (name) => (Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(text)?.[1] ?? 0) * 1024) / 1e6;
    return { totalMb: megabytes('Pss'), anonymousMb: megabytes('Pss_Anon') };
}
/** Memory now, summed over the process and its descendants. */
export async function sampleMemory(root) {
    const all = await Promise.all((await processTree(root)).map(memoryOf));
    return {
        totalMb: all.reduce((sum, { totalMb }) => sum + totalMb, 0),
        anonymousMb: all.reduce((sum, { anonymousMb }) => sum + anonymousMb, 0),
    };
}
/** Processor seconds (user and system) used so far by the process and its living descendants. */
export async function processorSeconds(root) {
    let ticks = 0;
    for (const id of await processTree(root)) {
        const text = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => '');
        const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
        ticks += Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
    }
    return ticks / clockTicksPerSecond;
}
/** Samples memory until stopped, which answers the highest figures seen. */
export function watchMemory(root) {
    const stopped = new AbortController();
    const peak = { totalMb: 0, anonymousMb: 0 };
    const watching = (async () => {
        while (!stopped.signal.aborted) {
            const startedAt = performance.now();
            const now = await sampleMemory(root);
            peak.totalMb = Math.max(peak.totalMb, now.totalMb);
            peak.anonymousMb = Math.max(peak.anonymousMb, now.anonymousMb);
            const delayMs = Math.max(sampleEveryMs, (performance.now() - startedAt) / samplingShare);
            await sleep(delayMs, undefined, { signal: stopped.signal }).catch(() => { });
        }
    })();
    return async () => {
        stopped.abort();
        await watching;
        return peak;
    };
}
/** How busy all processors are for so long, as a share of 1: before a load, what others do. */
export async function busyShare(durationMs) {
    const count = () => {
        const times = cpus().map((cpu) => cpu.times);
        const all = times.reduce((sum, { user, nice, sys, idle, irq }) => sum + user + nice + sys + idle + irq, 0);
        return { all, idle: times.reduce((sum, { idle }) => sum + idle, 0) };
    };
    const before = count();
    await sleep(durationMs);
    const after = count();
    return 1 - (after.idle - before.idle) / (after.all - before.all || 1);
}
