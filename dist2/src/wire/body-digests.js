/**
 * The digests of a body: what the client stated is compared, what storage keeps is handed out. A
 * body that came in one piece is digested in one call each, and only for what is asked; one of a
 * megabyte or more has its MD5 computed in the hash thread while it passes.
 */
import { createHash } from 'node:crypto';
import { limits } from '../limits.js';
import { cryptoHash } from './checksum-hashers.js';
import { trailerValue } from './checksum-stated.js';
import { AwsError } from './errors.js';
import { openOffloadedMd5 } from './hash-offload.js';
const nothing = Buffer.alloc(0);
const md5Hash = cryptoHash('md5');
const sha256Hash = cryptoHash('sha256');
/** Follows one body from its first byte to its digests. */
export class BodyDigester {
    #plan;
    /** The whole body, if it came in one piece or is empty. */
    #whole = nothing;
    #offloaded;
    #running;
    #md5;
    #checksum;
    constructor(plan) {
        this.#plan = plan;
    }
    /** Takes the next bytes; a promise when the hash thread must catch up first. */
    update(bytes) {
        if (this.#running === undefined) {
            if (bytes.length === this.#plan.declaredBytes) {
                this.#whole = bytes;
                return undefined;
            }
            this.#begin();
        }
        const running = this.#running;
        running?.sha256?.update(bytes);
        running?.checksum?.update(bytes);
        running?.md5?.update(bytes);
        return this.#offloaded?.update(bytes);
    }
    /** Compares with what was stated. Throws BadDigest, InvalidRequest, XAmzContentSHA256Mismatch. */
    verify(trailer) {
        if (this.#offloaded === undefined)
            return this.#compare(trailer);
        return this.#offloaded.digest().then((md5) => {
            this.#offloaded = undefined;
            this.#md5 = md5;
            this.#compare(trailer);
        });
    }
    /** After `verify`. */
    digests() {
        const { checksum } = this.#plan;
        const md5 = this.#md5Value();
        if (checksum === undefined)
            return { md5 };
        const value = this.#checksumValue(checksum).toString('base64');
        return { md5, checksum: { algorithm: checksum.algorithm, value } };
    }
    /** Stops computing, for a body that failed. */
    abandon() {
        this.#offloaded?.abandon();
        this.#offloaded = undefined;
    }
    #begin() {
        const { declaredBytes, sha256, checksum } = this.#plan;
        const offload = (declaredBytes ?? 0) >= limits.hashInlineBytes;
        if (offload)
            this.#offloaded = openOffloadedMd5();
        this.#running = {
            md5: offload ? undefined : createHash('md5'),
            sha256: sha256 && createHash('sha256'),
            checksum: checksum?.create(),
        };
    }
    #compare(trailer) {
        const { stated, sha256 } = this.#plan;
        if (sha256 !== undefined)
            compareSha256(sha256, this.#sha256Value());
        if (stated.md5 !== undefined)
            compareMd5(stated.md5, this.#md5Value());
        if (stated.checksum === undefined)
            return;
        const { row, value = trailerValue(row, trailer ?? '') } = stated.checksum;
        if (value.equals(this.#checksumValue(row)))
            return;
        throw new AwsError('BadDigest', {
            message: `The ${row.algorithm} you specified did not match the calculated checksum.`,
        });
    }
    #md5Value() {
        this.#md5 ??= this.#running?.md5?.digest() ?? md5Hash.once(this.#whole);
        return this.#md5;
    }
    #checksumValue(row) {
        this.#checksum ??= this.#running?.checksum?.digest() ?? row.once(this.#whole);
        return this.#checksum;
    }
    #sha256Value() {
        return this.#running?.sha256?.digest() ?? sha256Hash.once(this.#whole);
    }
}
function compareSha256(stated, computed) {
    if (stated.equals(computed))
        return;
    throw new AwsError('XAmzContentSHA256Mismatch', {
        detail: {
            ClientComputedContentSHA256: stated.toString('hex'),
            S3ComputedContentSHA256: computed.toString('hex'),
        },
    });
}
function compareMd5(stated, computed) {
    if (stated.equals(computed))
        return;
    throw new AwsError('BadDigest', {
        detail: {
            ExpectedDigest: stated.toString('base64'),
            CalculatedDigest: computed.toString('base64'),
        },
    });
}
