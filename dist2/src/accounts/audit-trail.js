/**
 * How a process writes events down. What changed something is on disk before its answer goes out;
 * what only read is written a moment later, together with what else was read meanwhile, so that
 * nobody waits for it.
 */
import { EngineFull } from '../engine/engine.js';
import { limits } from '../limits.js';
import { writeEvents, writeReadEvents } from './audit-records.js';
/** Opens the trail; `onProblem` learns why events of reads could not be written and are lost. */
export function createAuditTrail(records, onProblem, now = Date.now) {
    const bounded = new MinuteBound(now);
    const underWay = new Set();
    let waiting = [];
    let timer;
    function track(writing) {
        const ended = writing.then(() => { }, () => { });
        underWay.add(ended);
        void ended.then(() => underWay.delete(ended));
        return writing;
    }
    function writeWaiting() {
        clearTimeout(timer);
        timer = undefined;
        const events = waiting;
        waiting = [];
        if (events.length === 0)
            return Promise.resolve();
        return track(records.transact(writeReadEvents, events).catch((error) => {
            // A nearly full disk keeps its last room for deletes, and for the events of deletes.
            if (!(error instanceof EngineFull))
                onProblem(error);
        }));
    }
    return {
        write: (events) => track(records.transact(writeEvents, events)),
        note(events) {
            for (const event of events)
                if (bounded.admits(event))
                    waiting.push(event);
            if (waiting.length === 0)
                return undefined;
            if (waiting.length >= limits.auditBacklog)
                return writeWaiting();
            timer ??= setTimeout(() => void writeWaiting(), limits.auditDelayMs).unref();
            return undefined;
        },
        async flush() {
            void writeWaiting();
            await Promise.all(underWay);
        },
        skipped: () => bounded.refused,
    };
}
/** Admits so many events of each account in a minute. */
class MinuteBound {
    #now;
    #counts = new Map();
    #minute = 0;
    refused = 0;
    constructor(now) {
        this.#now = now;
    }
    admits({ event: { recipientAccountId: account } }) {
        const minute = Math.floor(this.#now() / 60_000);
        if (minute !== this.#minute)
            this.#counts = new Map();
        this.#minute = minute;
        const count = (this.#counts.get(account) ?? 0) + 1;
        if (count > limits.auditReadsPerMinute) {
            this.refused += 1;
            return false;
        }
        this.#counts.set(account, count);
        return true;
    }
}
