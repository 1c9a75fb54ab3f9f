/**
 * How guessing is slowed: after a few failures each further one makes the next attempt wait twice
 * as long. The count stands in the record of what is guessed, so that it holds in every worker.
 */
import { limits } from '../limits.js';
/** Whether nothing may be tried yet. */
export function mustWait(failures, now) {
    if (failures === undefined || failures.count < limits.attemptsFree)
        return false;
    const delayMs = limits.attemptDelayMs * 2 ** (failures.count - limits.attemptsFree);
    return now < failures.at + Math.min(delayMs, limits.attemptDelayMsMax);
}
/** One failure more. */
export function failedAgain(failures, now) {
    return { count: (failures?.count ?? 0) + 1, at: now };
}
