/** Keeps the workers running: starts them, replaces one that dies, and ends them in good order. */
import cluster, {} from 'node:cluster';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { limits } from '../limits.js';
import { keepHandovers } from './handover.js';
import { Line } from './line.js';
/**
 * glibc gives memory of a mebibyte back to the kernel at once, and LMDB takes a chunk's worth anew
 * for each that it writes: 256 page faults each, a tenth of the CPU of a large PUT. So it keeps
 * what one commit takes. Fewer arenas keep less.
 */
const memoryOfWorkers = {
    MALLOC_MMAP_THRESHOLD_: String(2 * limits.commitBytes),
    MALLOC_TRIM_THRESHOLD_: String(2 * limits.commitBytes),
    MALLOC_ARENA_MAX: '2',
};
/** The workers of one server. */
export class Supervisor {
    #workers;
    #handlers;
    #events;
    #places = [];
    #config;
    #stopping = false;
    restarts = 0;
    /** Forks a worker at once, so that it loads its program while the primary opens the engine. */
    constructor(workers, handlers, events) {
        this.#workers = workers;
        this.#handlers = handlers;
        this.#events = events;
        // A connection goes to the worker whose turn it is: the kernel's own choice leaves some idle.
        cluster.schedulingPolicy = cluster.SCHED_RR;
        cluster.setupPrimary({
            exec: fileURLToPath(new URL('./worker.js', import.meta.url)),
            args: [],
        });
        this.#addPlace(1);
    }
    /** Lets the first worker serve; resolves to the port. The config's may be 0, for any free one. */
    async start(config) {
        const [first] = this.#places;
        if (first === undefined)
            throw new Error('a server needs a worker');
        this.#config = await listenFirst(first, config);
        return this.#config.port;
    }
    /**
     * Starts the other workers; resolves to whether all serve. Not before the first serves: on two
     * cores it would be ready after 700 ms instead of 520.
     */
    async startOthers() {
        const config = this.#config;
        if (config === undefined || this.#stopping)
            return false;
        for (let slot = 2; slot <= this.#workers; slot++)
            this.#addPlace(slot);
        await Promise.all(this.#places.slice(1).map((place) => listenOrDie(place, config)));
        return this.#places.every(({ running }) => running.isServing);
    }
    #addPlace(slot) {
        this.#places.push({ slot, running: this.#fork(slot), earlyDeaths: 0 });
    }
    /** Asks every worker that serves; one that is gone by then has no answer. */
    async askAll(question, body) {
        const asked = this.#places
            .filter(({ running }) => running.isServing && running.worker.isConnected())
            .map(async ({ slot, running }) => {
            return { slot, answer: await running.line.ask(question, body) };
        });
        const settled = await Promise.allSettled(asked);
        return settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
    }
    /** Lets the workers finish what runs, within `limits.stopTimeoutMs`, and ends them. */
    async stop() {
        this.#stopping = true;
        const exits = this.#places.map(({ running }) => exitOf(running.worker));
        const late = setTimeout(() => this.#kill(), limits.stopTimeoutMs + limits.stopGraceMs);
        await this.askAll('stop');
        for (const { running } of this.#places) {
            if (running.isServing)
                running.worker.disconnect();
            else
                running.worker.process.kill('SIGKILL');
        }
        await Promise.all(exits);
        clearTimeout(late);
    }
    /** Ends all workers as they are. */
    abort() {
        this.#stopping = true;
        this.#kill();
    }
    #kill() {
        for (const { running } of this.#places)
            running.worker.process.kill('SIGKILL');
    }
    #fork(slot) {
        const worker = cluster.fork(memoryOfWorkers);
        keepHandovers(worker);
        let hasLoaded = () => { };
        let failedToLoad = (_why) => { };
        const loaded = new Promise((resolve, reject) => {
            hasLoaded = resolve;
            failedToLoad = reject;
        });
        loaded.catch(() => { });
        const line = new Line(worker, { ...this.#handlers, loaded: () => hasLoaded() });
        worker.on('error', () => { });
        worker.once('exit', (code, signal) => {
            line.hangUp();
            failedToLoad(new Error(`a worker ended with ${signal ?? `code ${code}`} as it started`));
            if (this.#stopping)
                return;
            this.#events.onDeath(slot, signal ?? `code ${code}`);
            const place = this.#places.find((each) => each.slot === slot);
            if (place !== undefined && this.#config !== undefined)
                this.#replace(place, this.#config);
        });
        return { worker, line, loaded, startedMs: performance.now(), isServing: false };
    }
    /**
     * At once, unless it keeps dying: then ever later, so that a broken start does not eat the
     * machine.
     */
    #replace(place, config) {
        const livedMs = performance.now() - place.running.startedMs;
        place.earlyDeaths = livedMs < limits.earlyDeathMs ? place.earlyDeaths + 1 : 0;
        const delayMs = Math.min(limits.restartDelayMsMax, place.earlyDeaths ** 2 * 50);
        setTimeout(() => {
            if (this.#stopping)
                return;
            this.restarts++;
            place.running = this.#fork(place.slot);
            void listenOrDie(place, config);
        }, delayMs);
    }
}
/**
 * A free port is chosen here and not by the first listen, so that a worker started later, when no
 * other is left to share with, gets the same one. Somebody else may take it in between: try again.
 */
async function listenFirst(place, config) {
    for (let attempt = 1;; attempt++) {
        const bound = config.port === 0 ? { ...config, port: await freePort(config.host) } : config;
        try {
            await listen(place, bound);
            return bound;
        }
        catch (error) {
            const isTaken = error instanceof Error && error.message.includes('EADDRINUSE');
            if (!isTaken || config.port !== 0 || attempt === limits.freePortAttempts)
                throw error;
        }
    }
}
function freePort(host) {
    return new Promise((resolve, reject) => {
        const probe = createServer();
        probe.once('error', reject);
        probe.listen({ host, port: 0, exclusive: true }, () => {
            const { port } = probe.address();
            probe.close(() => resolve(port));
        });
    });
}
/** Tells a worker to serve; resolves when it listens. */
async function listen({ slot, running }, config) {
    await running.loaded;
    await running.line.ask('start', { config, slot });
    running.isServing = true;
}
/** If it cannot listen it has died, or does now: its death is what is acted on. */
async function listenOrDie(place, config) {
    const { worker } = place.running;
    await listen(place, config).catch(() => worker.process.kill('SIGKILL'));
}
async function exitOf(worker) {
    if (worker.isDead())
        return;
    await new Promise((resolve) => worker.once('exit', resolve));
}
