/**
 * Session tokens of the metadata service's version 2. Nothing is kept of them: a token says until
 * when it holds, under a seal that is made with the instance's id, so it is good for no other.
 *
 *     ends at, seconds (6)  random (12)  seal (24)        56 letters of base64url, as long as AWS's
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
const endBytes = 6;
const randomCount = 12;
const sealBytes = 24;
const sealAt = endBytes + randomCount;
const tokenPattern = /^[\w-]{56}$/;
/** `key`: 32 bytes that nobody else has. */
export function createTokens(key, random) {
    const sealOf = (instanceId, head) => createHmac('sha256', key).update(head).update(instanceId).digest().subarray(0, sealBytes);
    return {
        seal(instanceId, ttlSeconds, now) {
            const head = Buffer.alloc(sealAt);
            head.writeUIntBE(Math.floor(now / 1000) + ttlSeconds, 0, endBytes);
            random(randomCount).copy(head, endBytes);
            return Buffer.concat([head, sealOf(instanceId, head)]).toString('base64url');
        },
        secondsLeft(instanceId, token, now) {
            if (!tokenPattern.test(token))
                return undefined;
            const bytes = Buffer.from(token, 'base64url');
            const head = bytes.subarray(0, sealAt);
            if (!timingSafeEqual(bytes.subarray(sealAt), sealOf(instanceId, head)))
                return undefined;
            const left = head.readUIntBE(0, endBytes) - Math.floor(now / 1000);
            return left > 0 ? left : undefined;
        },
    };
}
