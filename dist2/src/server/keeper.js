/** What the primary has to do with the data: the root account, the background work, the metrics. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAccounts } from '../accounts/accounts.js';
import { loadMasterKey } from '../accounts/master-key.js';
import { openEngine } from '../engine/lmdb/open.js';
/** Keeps the engine of the primary. */
export class Keeper {
    #config;
    #engine;
    #supervisor;
    #host;
    #onProblem;
    #background;
    #books;
    #paused = false;
    constructor({ config, engine, supervisor, host, onProblem }) {
        this.#config = config;
        this.#engine = engine;
        this.#supervisor = supervisor;
        this.#host = host;
        this.#onProblem = onProblem;
    }
    /** Opens the engine and sees to the root account: no worker may serve before. */
    static async open(config, processes, onProblem) {
        const engine = await openEngine({
            directories: config.data,
            slot: 0,
            volumeBytes: config.volumeBytes,
        });
        const created = await ensureRoot(config, engine);
        return { keeper: new Keeper({ config, engine, ...processes, onProblem }), created };
    }
    /** Starts the background work; after the first answer is as good as before. */
    async begin() {
        const onProblem = this.#onProblem;
        const { startBackground } = await import('./background.js');
        const books = await this.#openBooks();
        if (this.#paused)
            return;
        if (await hasMachines(this.#engine))
            this.#host.wake();
        const parts = { engine: this.#engine, supervisor: this.#supervisor, host: this.#host, books };
        this.#background = startBackground({ ...parts, onProblem });
    }
    /** A process has died, and may have left chunks that nobody names. */
    recover() {
        this.#background?.recover();
    }
    /** Delivers the events that are there now to their trails. */
    async deliver() {
        await (await this.#openBooks()).deliver();
    }
    /** All metrics of all processes, in Prometheus's text format. */
    async metrics() {
        const { expose } = await import('./exposition.js');
        const samples = await this.#supervisor.askAll('sample');
        const { restarts } = this.#supervisor;
        const host = await this.#host.askRunning('sample');
        return expose({ samples, engine: this.#engine, restarts, host });
    }
    /** Ends the background work; resolves when nothing of it runs. */
    async pause() {
        this.#paused = true;
        await this.#background?.stop();
    }
    /** After everything that works with the engine has ended: what it wrote down is complete. */
    async close() {
        const books = await this.#openBooks();
        try {
            await books.deliver();
            await books.sample();
        }
        catch (error) {
            this.#onProblem('the end of the books', error);
        }
        await this.#engine.close();
    }
    #openBooks() {
        this.#books ??= this.#loadBooks();
        return this.#books;
    }
    async #loadBooks() {
        const { openBookkeeping } = await import('./bookkeeping.js');
        const [dataDirectory = ''] = this.#config.data;
        const masterKey = await loadMasterKey({ file: this.#config.masterKeyFile, dataDirectory });
        return openBookkeeping({
            engine: this.#engine,
            accounts: createAccounts(this.#engine, masterKey),
            region: this.#config.region,
            flushAudit: () => Promise.all([this.#supervisor.askAll('flushAudit'), this.#host.askRunning('flushAudit')]),
            onProblem: this.#onProblem,
        });
    }
}
/** Whether some account has what the host must see to. */
async function hasMachines({ records }) {
    const { createCompute } = await import('../compute/compute.js');
    return createCompute({ records }).hasWork();
}
/**
 * Makes the root account if there is none; its new key goes to a file that its owner alone reads.
 */
async function ensureRoot(config, engine) {
    const [dataDirectory = ''] = config.data;
    const masterKey = await loadMasterKey({ file: config.masterKeyFile, dataDirectory });
    const { account, created } = await createAccounts(engine, masterKey).ensureRoot({
        accessKeyId: config.rootAccessKeyId,
        secretAccessKey: config.rootSecretAccessKey,
    });
    if (created === undefined)
        return undefined;
    const file = join(dataDirectory, 'root-credentials.json');
    writeFileSync(file, `${JSON.stringify({ account, ...created }, null, 2)}\n`, { mode: 0o600 });
    return { key: created, file };
}
