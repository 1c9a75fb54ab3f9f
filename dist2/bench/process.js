/** A server's process with all its children: started in its own group, watched, and ended whole. */
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
const running = new Set();
process.once('exit', () => {
    for (const child of running)
        if (child.pid)
            process.kill(-child.pid, 'SIGKILL');
});
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));
function environmentOf(command) {
    return { ...process.env, ...command.environment };
}
/** Starts a server in a process group of its own; what it prints as errors goes to a file. */
export function start(command, errorFile) {
    const errors = openSync(errorFile, 'w');
    const stdio = ['ignore', 'ignore', errors];
    const options = { env: environmentOf(command), detached: true, stdio };
    const child = spawn(command.program, command.arguments, options);
    closeSync(errors);
    running.add(child);
    child.once('exit', () => running.delete(child));
    child.once('error', () => running.delete(child));
    return child;
}
/** Ends a server: asks, waits half a minute, then kills the group. */
export async function stop(child) {
    if (!child.pid || child.exitCode !== null || child.signalCode !== null)
        return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const abort = new AbortController();
    await Promise.race([ended, sleep(30_000, undefined, { signal: abort.signal }).catch(() => { })]);
    abort.abort();
    if (child.exitCode === null && child.signalCode === null)
        process.kill(-child.pid, 'SIGKILL');
    await ended;
}
/** A TCP port of 127.0.0.1 that is free now. */
export function freePort() {
    return new Promise((resolve, reject) => {
        const server = createServer();
        server.once('error', reject);
        server.listen(0, '127.0.0.1', () => {
            const address = server.address();
            const port = typeof address === 'object' && address ? address.port : 0;
            server.close(() => resolve(port));
        });
    });
}
/** The process and all that descend from it, by process id. */
export async function processTree(root) {
    const tree = [root];
    for (const id of tree) {
        const threads = await readdir(`/proc/${id}/task`).catch(() => []);
        for (const thread of threads) {
            const children = await readFile(`/proc/${id}/task/${thread}/children`, 'utf8').catch(() => '');
            tree.push(...children.split(' ').filter(Boolean).map(Number));
        }
    }
    return tree;
}
