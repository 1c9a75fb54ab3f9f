/**
 * The process that runs the machines, as the primary sees it: forked when somebody first asks for
 * it, started again when it dies, and ended with the server. Machines outlive it.
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { limits } from '../limits.js';
import { Line } from './line.js';
/** The host's process, there or not. */
export class HostProcess {
    #report;
    #config;
    #running;
    #restart;
    #startedMs = 0;
    #earlyDeaths = 0;
    #stopping = false;
    constructor(report) {
        this.#report = report;
    }
    /** Says with what it is started; before, nobody can be asked. */
    configure(config) {
        this.#config = config;
    }
    /** Starts it if it is not there. */
    wake() {
        if (this.#running === undefined && this.#restart === undefined)
            this.#start();
    }
    get isRunning() {
        return this.#running !== undefined;
    }
    /** Asks it, and starts it if it is not there. */
    async ask({ question, body }) {
        this.wake();
        const running = this.#running;
        const unavailable = 'Machines are not available at this moment: the process that runs them is ';
        if (running === undefined)
            return { unavailable: `${unavailable}starting again.` };
        try {
            await running.started;
            return await running.line.ask(question, body);
        }
        catch (error) {
            if (running.child.connected)
                throw error;
            return { unavailable: `${unavailable}gone (${String(error)}).` };
        }
    }
    /** Asks it only if it is there: what it says of itself. */
    async askRunning(question, body) {
        const running = this.#running;
        if (running === undefined)
            return undefined;
        return running.started.then(() => running.line.ask(question, body)).catch(() => undefined);
    }
    /** Lets it finish the step that it is at, and ends it. */
    async stop() {
        this.#stopping = true;
        clearTimeout(this.#restart);
        const running = this.#running;
        if (running === undefined)
            return;
        const { child, line } = running;
        const exited = new Promise((resolve) => child.once('exit', resolve));
        if (child.exitCode !== null || child.signalCode !== null)
            return;
        const late = setTimeout(() => child.kill('SIGKILL'), limits.hostStopMs);
        await line.ask('stop').catch(() => { });
        if (child.connected)
            child.disconnect();
        await exited;
        clearTimeout(late);
    }
    /** Ends it as it is. */
    abort() {
        this.#stopping = true;
        clearTimeout(this.#restart);
        this.#running?.child.kill('SIGKILL');
    }
    #start() {
        const config = this.#config;
        if (config === undefined || this.#stopping)
            return;
        const program = fileURLToPath(new URL('./machine-process.js', import.meta.url));
        const child = fork(program, [], { execArgv: [] });
        let hasLoaded = () => { };
        const loaded = new Promise((resolve) => {
            hasLoaded = resolve;
        });
        const line = new Line(child, { loaded: () => hasLoaded() });
        const died = new Promise((_, reject) => {
            child.once('exit', () => reject(new Error('it ended as it started')));
        });
        const started = Promise.race([loaded.then(() => line.ask('start', config)), died]);
        started.catch(() => child.kill('SIGKILL'));
        died.catch(() => { });
        child.on('error', () => { });
        child.once('exit', (code, signal) => {
            line.hangUp();
            this.#running = undefined;
            if (!this.#stopping)
                this.#replace(signal ?? `code ${code}`);
        });
        this.#startedMs = performance.now();
        this.#running = { child, line, started };
    }
    /** At once, unless it keeps dying: then ever later. */
    #replace(how) {
        this.#report(`the process that runs machines died (${how}) and is being replaced`);
        const livedMs = performance.now() - this.#startedMs;
        this.#earlyDeaths = livedMs < limits.earlyDeathMs ? this.#earlyDeaths + 1 : 0;
        const delayMs = Math.min(limits.restartDelayMsMax, this.#earlyDeaths ** 2 * 50);
        this.#restart = setTimeout(() => {
            this.#restart = undefined;
            this.#start();
        }, delayMs);
    }
}
