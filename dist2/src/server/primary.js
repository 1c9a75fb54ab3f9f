/**
 * The primary process: takes the data directory, starts the workers, and ends them when it is told
 * to stop. What it does meanwhile is in `keeper.ts`, which is loaded while the workers load their
 * program: that makes the start a fifth shorter.
 */
import { mkdirSync } from 'node:fs';
import { banner } from './banner.js';
import { HostProcess } from './host-process.js';
import { lockDirectory } from './lock.js';
import { Supervisor } from './supervisor.js';
/** Serves until SIGTERM or SIGINT; resolves to the exit code. Throws when it cannot start. */
export async function servePrimary(config) {
    const [dataDirectory = ''] = config.data;
    mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
    const unlock = lockDirectory(dataDirectory);
    const stopped = signalled();
    const primary = new Primary(config);
    try {
        await Promise.race([primary.start(), stopped]);
        await stopped;
        await primary.stop();
    }
    catch (error) {
        primary.abort();
        throw error;
    }
    finally {
        unlock();
    }
    return 0;
}
function signalled() {
    return new Promise((resolve) => {
        process.on('SIGTERM', () => resolve()).on('SIGINT', () => resolve());
    });
}
class Primary {
    #config;
    #supervisor;
    #host = new HostProcess(report);
    #keeper;
    constructor(config) {
        this.#config = config;
        const handlers = {
            metrics: () => this.#keeper?.metrics(),
            deliver: () => this.#keeper?.deliver(),
            host: (question) => this.#host.ask(question),
        };
        this.#supervisor = new Supervisor(config.workers, handlers, {
            onDeath: (slot, how) => {
                report(`worker ${slot} died (${how}) and is being replaced`);
                this.#keeper?.recover();
            },
        });
    }
    async start() {
        const config = this.#config;
        const { Keeper } = await import('./keeper.js');
        const processes = { supervisor: this.#supervisor, host: this.#host };
        const { keeper, created } = await Keeper.open(config, processes, (what, error) => {
            report(`${what} failed, and is tried again: ${String(error)}`);
        });
        this.#keeper = keeper;
        const port = await this.#supervisor.start(config);
        this.#host.configure({ ...config, port });
        process.stdout.write(banner({ config, port, readyMs: performance.now(), created }));
        const doAllServe = await this.#supervisor.startOthers();
        if (doAllServe && config.workers > 1) {
            process.stdout.write(`All ${config.workers} workers serve.\n`);
        }
        await keeper.begin();
    }
    /** Whoever works with the engine ends before it does. */
    async stop() {
        await this.#keeper?.pause();
        await this.#supervisor.stop();
        await this.#host.stop();
        await this.#keeper?.close();
    }
    /** After a start that failed. */
    abort() {
        this.#supervisor.abort();
        this.#host.abort();
    }
}
/** In the shape of the workers' log; the primary says too little to need a logger. */
function report(message) {
    const line = { level: 40, time: Date.now(), pid: process.pid, msg: message };
    process.stderr.write(`${JSON.stringify(line)}\n`);
}
