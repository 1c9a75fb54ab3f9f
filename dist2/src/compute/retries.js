/** How often a step of an instance failed, and when it is tried again. */
import { limits } from '../limits.js';
/** The failures of all instances, in memory: after a restart all is tried anew. */
export class Retries {
    #failures = new Map();
    #starts = new Map();
    /** Whether its next try is still to come. */
    waits(instanceId) {
        const failure = this.#failures.get(instanceId);
        return failure !== undefined && performance.now() < failure.until;
    }
    /** Counts a failure; each next try is later. */
    failed(instanceId) {
        const count = (this.#failures.get(instanceId)?.count ?? 0) + 1;
        const delayMs = Math.min(limits.stepRetryMs * 4 ** (count - 1), limits.hostSweepMs);
        this.#failures.set(instanceId, { count, until: performance.now() + delayMs - 1 });
        return { count, delayMs: delayMs + 1 };
    }
    succeeded(instanceId) {
        this.#failures.delete(instanceId);
    }
    /** It runs. What ran before for a moment only, and was not wished for anew, adds up. */
    started(instanceId, { isWished }) {
        const last = this.#starts.get(instanceId);
        const isSoon = last !== undefined && performance.now() - last.at < limits.earlyEndMs;
        const inRow = isSoon && !isWished ? last.inRow + 1 : 0;
        this.#starts.set(instanceId, { at: performance.now(), inRow });
    }
    /** False: its last runs were moments, one after another. */
    mayStartAgain(instanceId) {
        const last = this.#starts.get(instanceId);
        const isSoon = last !== undefined && performance.now() - last.at < limits.earlyEndMs;
        return !isSoon || last.inRow + 1 < limits.stepAttempts;
    }
}
