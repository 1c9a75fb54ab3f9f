/** The keys of Signature V4: derived from a secret for one day, region and service. */
import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import { scopeOf } from './credential.js';
/** The SHA-256 of no bytes, in hex. */
export const emptySha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
/** SHA-256 in hex. */
export function sha256Hex(bytes) {
    return hash('sha256', bytes, 'hex');
}
const blockBytes = 64;
const digestBytes = 32;
/** A string to sign is 150 characters long; a form's policy is longer. */
const shortTextChars = 300;
const utf8BytesPerChar = 3;
/**
 * A key of HMAC-SHA256, ready to sign: RFC 2104's two hashes, their first blocks written once.
 * Node's `createHmac` makes an object for each text, which took 7 µs of a small request's 160; two
 * hashes in one call each take 2.
 */
export class SigningKey {
    #key;
    #inner = Buffer.alloc(blockBytes + shortTextChars * utf8BytesPerChar, 0x36);
    #outer = Buffer.alloc(blockBytes + digestBytes, 0x5c);
    /** A key of at most 64 bytes. */
    constructor(key) {
        this.#key = key;
        for (const [i, byte] of key.entries()) {
            this.#inner[i] = byte ^ 0x36;
            this.#outer[i] = byte ^ 0x5c;
        }
    }
    /** HMAC-SHA256 of a text's UTF-8, in hex: what a signature of V4 is. */
    sign(text) {
        if (text.length > shortTextChars) {
            return createHmac('sha256', this.#key).update(text).digest('hex');
        }
        const end = blockBytes + this.#inner.write(text, blockBytes);
        const digest = hash('sha256', this.#inner.subarray(0, end), 'binary');
        this.#outer.write(digest, blockBytes, 'latin1');
        return hash('sha256', this.#outer, 'hex');
    }
}
const signatureChars = 64;
const expected = Buffer.alloc(signatureChars);
const provided = Buffer.alloc(signatureChars);
/** Whether two signatures are the same; takes equally long wherever they differ. */
export function sameSignature(ours, theirs) {
    if (ours.length !== theirs.length || ours.length > signatureChars)
        return false;
    expected.fill(0).write(ours);
    provided.fill(0).write(theirs);
    return timingSafeEqual(expected, provided);
}
/**
 * Derives the signing key of a scope.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 */
export function deriveSigningKey(secret, scope) {
    let key = Buffer.from(`AWS4${secret}`);
    for (const step of [scope.date, scope.region, scope.service, 'aws4_request']) {
        key = createHmac('sha256', key).update(step).digest();
    }
    return new SigningKey(key);
}
/**
 * Signing keys already derived, by access key and scope, at most `max`; the oldest goes first. One
 * is given only for the secret that it came from, so a changed secret needs no invalidation.
 */
export class SigningKeys {
    #derived = new Map();
    #max;
    constructor(max) {
        this.#max = max;
    }
    get(secret, credential) {
        const name = `${credential.accessKeyId}/${scopeOf(credential)}`;
        const found = this.#derived.get(name);
        if (found !== undefined && found.secret === secret)
            return found.key;
        return this.#derive(name, secret, credential);
    }
    #derive(name, secret, credential) {
        const key = deriveSigningKey(secret, credential);
        this.#derived.set(name, { secret, key });
        if (this.#derived.size > this.#max) {
            for (const oldest of this.#derived.keys()) {
                this.#derived.delete(oldest);
                break;
            }
        }
        return key;
    }
}
