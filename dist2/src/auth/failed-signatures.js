/**
 * Slows down who guesses: after some wrong signatures of one key within a minute, each further one
 * is answered ever later. A right signature never waits, whatever others do with its key's id, so
 * nobody can be locked out; who guesses learns of each guess only after the delay, and holds a
 * connection meanwhile.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { limits } from '../limits.js';
import { AwsError } from '../wire/errors.js';
const unreferenced = (delayMs) => sleep(delayMs, undefined, { ref: false });
/** An authenticator that answers wrong signatures ever later. */
export function slowFailures({ authenticate, authenticateForm }, clock) {
    const failures = new FailedSignatures(clock);
    const slow = (error) => failures.refuse(error);
    return {
        authenticate: (request, call) => authenticate(request, call).catch(slow),
        authenticateForm: (fields, bucket) => authenticateForm(fields, bucket).catch(slow),
    };
}
/** Counts wrong signatures by access key id. */
class FailedSignatures {
    #now;
    #wait;
    #failures = new Map();
    #waiting = 0;
    constructor({ now, wait = unreferenced }) {
        this.#now = now;
        this.#wait = wait;
    }
    /** Throws what was thrown; a wrong signature later, if there were many. */
    async refuse(error) {
        if (error instanceof AwsError && error.code === 'SignatureDoesNotMatch') {
            const id = error.detail?.AWSAccessKeyId;
            if (id !== undefined)
                await this.#delay(this.#count(id));
        }
        throw error;
    }
    #count(accessKeyId) {
        const now = this.#now();
        const known = this.#failures.get(accessKeyId);
        const counted = known !== undefined && now < known.until
            ? known
            : { count: 0, until: now + limits.signatureFailuresMs };
        counted.count += 1;
        // What failed last is kept longest.
        this.#failures.delete(accessKeyId);
        this.#failures.set(accessKeyId, counted);
        const [oldest] = this.#failures.keys();
        if (this.#failures.size > limits.signatureFailuresKept && oldest)
            this.#failures.delete(oldest);
        return counted.count;
    }
    async #delay(count) {
        const beyond = count - limits.signatureFailuresFree;
        if (beyond <= 0 || this.#waiting >= limits.signatureDelaysAtOnce)
            return;
        const { signatureDelayMs, signatureDelayMsMax } = limits;
        const delayMs = Math.min(signatureDelayMs * 2 ** (beyond - 1), signatureDelayMsMax);
        this.#waiting += 1;
        try {
            await this.#wait(delayMs);
        }
        finally {
            this.#waiting -= 1;
        }
    }
}
