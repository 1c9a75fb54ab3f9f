import { EngineFull } from '../engine.js';
import { commitError, isFull, isShortWrite } from './environment.js';
import { GroupTable } from './group-table.js';
const groupMax = 256;
const secondsMax = 1000;
/** Group commit on one environment. */
export class Commits {
    #options;
    #waiting = [];
    #seconds = [];
    #underWay;
    #broken;
    constructor(options) {
        this.#options = options;
    }
    /**
     * Resolves when the change is durable. A throw in `decide` rejects it alone; {@link EngineFull}
     * if there is no room.
     */
    run(change) {
        if (this.#broken)
            return Promise.reject(this.#broken);
        return new Promise((resolve, reject) => {
            this.#waiting.push({
                change,
                resolve: resolve,
                reject,
                result: undefined,
                hasFailed: false,
                wasRetried: false,
            });
            this.#underWay ??= this.#pump();
        });
    }
    /** Seconds that each durable commit took since the last call; the newest thousand. */
    takeSeconds() {
        return this.#seconds.splice(0);
    }
    /** Resolves when nothing is in flight; what comes later is refused. */
    async close() {
        await this.#underWay;
        this.#broken ??= new Error('the engine is closed');
    }
    async #pump() {
        while (this.#waiting.length > 0 && !this.#broken)
            await this.#commit();
        this.#underWay = undefined;
        for (const one of this.#waiting.splice(0))
            one.reject(this.#broken);
    }
    async #commit() {
        const group = [];
        const started = performance.now();
        let thrown;
        try {
            await this.#options.environment.transaction(() => {
                // Not before now: what came while LMDB's lock was waited for is in.
                group.push(...this.#waiting.splice(0, groupMax));
                thrown = this.#apply(group);
            });
            // lmdb-js commits whatever its callback threw. LMDB itself refuses a transaction in which a
            // write failed, so this is not known to happen.
            if (thrown)
                throw Object.assign(thrown, { isPartly: true });
            this.#settle(group, (performance.now() - started) / 1000);
        }
        catch (error) {
            this.#fail(group, thrown ?? (await commitError(error)));
        }
    }
    /** Runs inside LMDB's write transaction; gives the error of a write that failed. */
    #apply(group) {
        const { growth } = this.#options;
        const tables = new Map();
        try {
            for (const one of group) {
                const { table, readsTable } = one.change;
                const held = tables.get(table) ?? new GroupTable(table);
                tables.set(table, held);
                if (readsTable)
                    growth.wrote(held.flush());
                const decision = this.#decide(one, held);
                if (decision === undefined)
                    continue;
                one.result = decision.result;
                held.hold(decision);
            }
            for (const held of tables.values())
                growth.wrote(held.flush());
        }
        catch (error) {
            return error;
        }
        growth.keepAhead();
        return undefined;
    }
    // Whatever can be wrong with one change must show here, before anything of it is written.
    #decide(one, group) {
        try {
            const decision = one.change.decide(group);
            if (decision.put)
                for (const [key] of decision.put)
                    this.#requireKey(key);
            if (decision.remove)
                for (const key of decision.remove)
                    this.#requireKey(key);
            return decision;
        }
        catch (error) {
            one.hasFailed = true;
            one.reject(error);
            return undefined;
        }
    }
    #requireKey(key) {
        if (!this.#options.isKey(key))
            throw new RangeError(`a record's key of ${key.length} bytes`);
    }
    #settle(group, tookSeconds) {
        this.#seconds.push(tookSeconds);
        if (this.#seconds.length > 2 * secondsMax)
            this.#seconds = this.#seconds.slice(-secondsMax);
        for (const one of group)
            if (!one.hasFailed)
                one.resolve(one.result);
    }
    // A full disk refuses what grows, and tries the others once more. After any other failure of a
    // commit the state of disk and cache is not known: nothing more is written by this process.
    #fail(group, error) {
        const isDiskFull = isFull(error) || (isShortWrite(error) && this.#options.growth.isSpent());
        const canGoOn = isDiskFull && !('isPartly' in error) && group.length > 0;
        if (!canGoOn)
            this.#broken = error;
        const again = [];
        for (const one of group) {
            if (one.hasFailed)
                continue;
            if (canGoOn && !one.change.grows && !one.wasRetried)
                again.push(one);
            else
                one.reject(canGoOn ? new EngineFull('no space left', { cause: error }) : error);
            one.wasRetried = true;
        }
        this.#waiting.unshift(...again);
    }
}
