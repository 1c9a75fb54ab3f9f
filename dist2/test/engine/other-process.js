/**
 * An engine in a process of its own, which does what it is asked over its channel; run with `loop`
 * it writes without end and prints what was acknowledged, until it is killed.
 */
import { fork, spawn } from 'node:child_process';
import { readdirSync, readlinkSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openEngine } from '../../src/engine/lmdb/open.js';
/** Stores one record under its text. */
export const writeText = {
    name: 'write text',
    grows: true,
    reads: () => ({}),
    decide: (_found, { key, value }) => ({
        result: undefined,
        put: [[Buffer.from(key), Buffer.from(value)]],
    }),
};
const program = fileURLToPath(import.meta.url);
/** Starts another process on an engine; `killAt`: it kills itself at that step of an evacuation. */
export async function startOther(options) {
    const child = fork(program, ['serve', JSON.stringify(options)], { serialization: 'advanced' });
    await new Promise((resolve, reject) => {
        child.once('message', () => resolve());
        child.once('exit', (code) => reject(new Error(`it ended with code ${code}`)));
    });
    let calls = 0;
    const call = (name) => {
        return (...given) => new Promise((resolve, reject) => {
            const number = calls++;
            const ended = () => reject(new Error('the process ended'));
            child.once('exit', ended);
            child.on('message', function listen(message) {
                if (message.number !== number)
                    return;
                child.off('message', listen);
                child.off('exit', ended);
                if (message.error === undefined)
                    resolve(message.result);
                else
                    reject(new Error(message.error));
            });
            child.send({ number, name, given });
        });
    };
    return {
        child,
        read: call('read'),
        write: call('write'),
        putChunk: async (bytes) => Buffer.from(await call('putChunk')(bytes)),
        hasChunk: call('hasChunk'),
        dropChunks: call('dropChunks'),
        evacuate: call('evacuate'),
        deletedFiles: call('deletedFiles'),
        async close() {
            await call('close')();
            child.disconnect();
        },
    };
}
/** Starts a process that writes records and chunks without end. */
export function startLoop(options) {
    return spawn(process.execPath, [program, 'loop', JSON.stringify(options)], {
        stdio: ['ignore', 'pipe', 'inherit'],
    });
}
function serve(engine) {
    return {
        async read(key) {
            const { values } = await engine.records.read({ keys: [Buffer.from(key)] });
            return values[0]?.toString();
        },
        write: (key, value) => engine.records.transact(writeText, { key, value }).then(() => undefined),
        putChunk: (bytes) => engine.chunks.put(Buffer.from(bytes)),
        hasChunk: (id) => engine.chunks.get(Buffer.from(id)).then(() => true, () => false),
        dropChunks: (ids) => engine.chunks.drop(ids.map((id) => Buffer.from(id))),
        evacuate: () => engine.upkeep.evacuate(),
        async deletedFiles() {
            const open = readdirSync('/proc/self/fd').map((name) => {
                try {
                    return readlinkSync(`/proc/self/fd/${name}`);
                }
                catch {
                    return '';
                }
            });
            return open.filter((path) => path.endsWith('(deleted)') && path.includes('volumes'));
        },
        close: () => engine.close(),
    };
}
/** The bytes of the loop's chunk number `n`. */
export function loopBytes(n) {
    return Buffer.alloc(20_000 + ((n * 7919) % 200_000), n & 255);
}
async function loop(engine) {
    let n = 0;
    const write = async () => {
        for (;;) {
            const mine = n++;
            const id = await engine.chunks.put(loopBytes(mine));
            const value = id.toString('hex');
            await engine.records.transact(writeText, { key: `loop/${mine}`, value });
            process.stdout.write(`${mine} ${value}\n`);
        }
    };
    await Promise.all(Array.from({ length: 8 }, write));
}
async function main(mode, options) {
    const onStep = (step) => {
        if (step === options.killAt)
            process.kill(process.pid, 'SIGKILL');
    };
    const engine = await openEngine({ ...options, onStep });
    if (mode === 'loop')
        return loop(engine);
    const other = serve(engine);
    process.on('message', async ({ number, name, given }) => {
        try {
            const result = await other[name](...given);
            process.send?.({ number, result });
        }
        catch (error) {
            process.send?.({ number, error: String(error) });
        }
    });
    process.send?.('ready');
}
if (process.argv[1] === program) {
    await main(process.argv[2] ?? '', JSON.parse(process.argv[3] ?? '{}'));
}
