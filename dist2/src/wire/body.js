import { limits } from '../limits.js';
import { AwsChunkedDecoder } from './aws-chunked.js';
import { BodyDigester } from './body-digests.js';
import { ByteSource } from './body-source.js';
import { statedDigests } from './checksum-stated.js';
import { checksumAlgorithms } from './checksums.js';
import { AwsError } from './errors.js';
const wholeNumber = /^\d{1,15}$/;
/**
 * The body of a request; reads nothing yet. Throws what the headers already tell: InvalidDigest,
 * InvalidRequest, MissingContentLength, EntityTooLarge.
 */
export function openBody(source, options) {
    const { headers, payload, defaultChecksum } = options;
    const stated = statedDigests(headers, payload);
    const declaredBytes = declaredLength(options);
    const digester = new BodyDigester({
        declaredBytes,
        stated,
        sha256: payload.kind === 'hash' ? payload.sha256 : undefined,
        checksum: stated.checksum?.row ?? (defaultChecksum && checksumAlgorithms[defaultChecksum]),
    });
    const contentLength = headers['content-length'];
    const rawBytes = contentLength === undefined ? undefined : Number(contentLength);
    const framing = payload.kind === 'chunked'
        ? chunkedFraming(payload, stated, { decodedBytes: declaredBytes ?? 0, rawBytes })
        : new PlainFraming(declaredBytes);
    const { onFirstRead, idleTimeoutMs } = options;
    const bytes = new ByteSource(source, { rawBytes, onFirstRead, idleTimeoutMs });
    return new VerifiedBody(declaredBytes, { bytes, framing, digester });
}
/** All of a body that is a document. Throws MaxMessageLengthExceeded over `maxBytes`. */
export async function readDocument(body, maxBytes) {
    if ((body.declaredBytes ?? 0) > maxBytes)
        throw new AwsError('MaxMessageLengthExceeded');
    const pieces = [];
    let sizeBytes = 0;
    for await (const piece of body) {
        sizeBytes += piece.length;
        if (sizeBytes > maxBytes)
            throw new AwsError('MaxMessageLengthExceeded');
        // Only of a body in one piece does the memory stay as it is.
        pieces.push(piece.length === body.declaredBytes ? piece : Buffer.from(piece));
    }
    return pieces.length === 1 ? pieces[0] : Buffer.concat(pieces);
}
/** A body whose bytes are the object's, `declaredBytes` of them if that is known. */
class PlainFraming {
    #declaredBytes;
    #left;
    #piece;
    constructor(declaredBytes) {
        this.#declaredBytes = declaredBytes;
        this.#left = declaredBytes ?? limits.singlePutBytes;
    }
    get done() {
        return this.#left === 0 && this.#piece === undefined;
    }
    push(raw) {
        if (raw.length > this.#left) {
            throw new AwsError(this.#declaredBytes === undefined ? 'EntityTooLarge' : 'IncompleteBody');
        }
        this.#left -= raw.length;
        this.#piece = raw;
    }
    read() {
        const piece = this.#piece;
        this.#piece = undefined;
        return piece;
    }
    end() {
        if (this.#declaredBytes !== undefined)
            throw new AwsError('IncompleteBody');
        this.#left = 0;
    }
}
/** Iterates by hand: an async generator would cost a small body as much as its digests. */
class VerifiedBody {
    declaredBytes;
    #parts;
    #state = 'open';
    constructor(declaredBytes, parts) {
        this.declaredBytes = declaredBytes;
        this.#parts = parts;
    }
    [Symbol.asyncIterator]() {
        return this;
    }
    async next() {
        if (this.#state !== 'open')
            return { done: true, value: undefined };
        try {
            const ready = this.#advance();
            const piece = ready instanceof Promise ? await ready : ready;
            if (piece !== undefined)
                return { done: false, value: piece };
            const verified = this.#parts.digester.verify(trailerOf(this.#parts.framing));
            if (verified !== undefined)
                await verified;
        }
        catch (error) {
            this.#stop();
            throw error;
        }
        this.#state = 'verified';
        this.#parts.bytes.finish();
        return { done: true, value: undefined };
    }
    async return() {
        if (this.#state === 'open')
            this.#stop();
        return { done: true, value: undefined };
    }
    async digests() {
        if (this.#state !== 'verified')
            throw new Error('digests of a body not read to its end');
        return this.#parts.digester.digests();
    }
    /** The next piece, already digested; undefined at the end. */
    #advance() {
        const { bytes, framing, digester } = this.#parts;
        for (;;) {
            const piece = framing.read();
            if (piece !== undefined) {
                const behind = digester.update(piece);
                return behind === undefined ? piece : behind.then(() => piece);
            }
            if (framing.done)
                return undefined;
            const raw = bytes.next();
            if (raw instanceof Promise)
                return raw.then((arrived) => this.#feedAndAdvance(arrived));
            this.#feed(raw);
        }
    }
    #feed(raw) {
        if (raw === undefined)
            this.#parts.framing.end();
        else
            this.#parts.framing.push(raw);
    }
    #feedAndAdvance(raw) {
        this.#feed(raw);
        return this.#advance();
    }
    #stop() {
        this.#state = 'stopped';
        this.#parts.bytes.stop();
        this.#parts.digester.abandon();
    }
}
function trailerOf(framing) {
    return framing instanceof AwsChunkedDecoder ? framing.trailerValue : undefined;
}
function chunkedFraming(payload, stated, sizes) {
    const { checksum } = stated;
    const trailerName = checksum?.value === undefined ? checksum?.row.header : undefined;
    const { trailer, signature } = payload;
    return new AwsChunkedDecoder({ ...sizes, trailer, trailerName, signature });
}
/** The object's size as the headers say. Throws MissingContentLength, EntityTooLarge. */
function declaredLength({ headers, payload, length }) {
    if (length === 'unknown')
        return undefined;
    const chunked = payload.kind === 'chunked';
    const header = chunked ? 'x-amz-decoded-content-length' : 'content-length';
    const bodiless = headers['content-length'] === undefined && !headers['transfer-encoding'];
    if (bodiless && !chunked && length === 'optional')
        return 0;
    const text = headers[header];
    if (text === undefined || !wholeNumber.test(text))
        throw new AwsError('MissingContentLength');
    const declaredBytes = Number(text);
    if (declaredBytes <= limits.singlePutBytes)
        return declaredBytes;
    throw new AwsError('EntityTooLarge', {
        detail: { ProposedSize: text, MaxSizeAllowed: String(limits.singlePutBytes) },
    });
}
