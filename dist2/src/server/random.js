/** Unpredictable bytes, drawn from the system some thousands at a time: a call each costs 5 µs. */
import { randomFillSync } from 'node:crypto';
const poolBytes = 8192;
let pool = Buffer.alloc(0);
let used = 0;
/** `bytes` of them, which nobody else has been or will be given. */
export function randomBytes(bytes) {
    if (used + bytes > pool.length) {
        pool = randomFillSync(Buffer.allocUnsafeSlow(Math.max(poolBytes, bytes)));
        used = 0;
    }
    used += bytes;
    return pool.subarray(used - bytes, used);
}
