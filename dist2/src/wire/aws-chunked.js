/**
 * Takes the `aws-chunked` framing off a body: chunks of a size in hexadecimal, each signed or not,
 * then perhaps a trailer. It works on what comes, cut anywhere: data leaves as slices of what came
 * in, and only lines are put together. The end of a signed chunk is not passed on before its
 * signature holds; what was passed on earlier must not be kept when this throws.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { limits } from '../limits.js';
import { AwsError } from './errors.js';
const signedHeader = /^([0-9a-f]{1,16});chunk-signature=([0-9a-f]{64})\r$/i;
const unsignedHeader = /^([0-9a-f]{1,16})\r$/i;
const sha256OfNothing = createHash('sha256').digest('hex');
/** The framing of one `aws-chunked` body. Throws {@link AwsError} where it is not as announced. */
export class AwsChunkedDecoder {
    #options;
    #state = 'header';
    #raw = Buffer.alloc(0);
    #at = 0;
    #pushed = 0;
    /** The beginning of a line whose end is still to come. */
    #line = '';
    #chunkNumber = 0;
    #chunkBytes = 0;
    #chunkLeft = 0;
    #chunkSignature = '';
    #chunkHash;
    #decoded = 0;
    #trailerBytes = 0;
    #afterBareLineFeed = false;
    #trailerSignature;
    #trailers = new Map();
    constructor(options) {
        this.#options = options;
    }
    get done() {
        return this.#state === 'done';
    }
    /** The announced trailer's value, once done. */
    get trailerValue() {
        const { trailerName } = this.#options;
        return trailerName === undefined ? undefined : this.#trailers.get(trailerName);
    }
    push(raw) {
        this.#raw = raw;
        this.#at = 0;
        this.#pushed += raw.length;
    }
    read() {
        while (this.#at < this.#raw.length && this.#state !== 'done') {
            if (this.#state === 'data')
                return this.#takeData();
            const line = this.#takeLine();
            if (line === undefined)
                return undefined;
            this.#readLine(line);
        }
        return undefined;
    }
    end() {
        if (!this.done)
            throw new AwsError('IncompleteBody');
    }
    #takeData() {
        const end = Math.min(this.#at + this.#chunkLeft, this.#raw.length);
        const data = this.#raw.subarray(this.#at, end);
        this.#at = end;
        this.#chunkLeft -= data.length;
        this.#chunkHash?.update(data);
        if (this.#chunkLeft === 0) {
            if (this.#chunkHash !== undefined)
                this.#checkChunk(this.#chunkHash.digest('hex'));
            this.#state = 'dataEnd';
        }
        return data;
    }
    /** One line with its CR but without its LF; undefined when its end has not come yet. */
    #takeLine() {
        const lineFeed = this.#raw.indexOf(0x0a, this.#at);
        const end = lineFeed < 0 ? this.#raw.length : lineFeed;
        const inTrailer = this.#state === 'trailer';
        const most = inTrailer ? limits.trailerBytes - this.#trailerBytes : limits.chunkHeaderBytes;
        if (this.#line.length + end - this.#at > most) {
            throw new AwsError(inTrailer ? 'MalformedTrailerError' : 'IncompleteBody');
        }
        const line = this.#line + this.#raw.toString('latin1', this.#at, end);
        this.#at = end + 1;
        this.#line = lineFeed < 0 ? line : '';
        return lineFeed < 0 ? undefined : line;
    }
    #readLine(line) {
        if (this.#state === 'header')
            this.#readHeader(line);
        else if (this.#state === 'trailer')
            this.#readTrailerLine(line);
        else if (line === '\r')
            this.#state = 'header';
        // The chunk is longer than its header says.
        else
            throw new AwsError('IncompleteBody');
    }
    #readHeader(line) {
        const { signature, decodedBytes } = this.#options;
        const match = (signature ? signedHeader : unsignedHeader).exec(line);
        if (match === null)
            throw new AwsError('IncompleteBody');
        const size = Number.parseInt(match[1], 16);
        this.#chunkSignature = match[2]?.toLowerCase() ?? '';
        if (size > decodedBytes - this.#decoded)
            throw this.#wrongLength(this.#decoded + size);
        if (size === 0)
            this.#readLastHeader();
        else
            this.#beginChunk(size);
    }
    #beginChunk(size) {
        if (this.#chunkNumber > 0 && this.#chunkBytes < limits.awsChunkBytesMin) {
            throw new AwsError('InvalidChunkSizeError', {
                detail: { Chunk: String(this.#chunkNumber), BadChunkSize: String(this.#chunkBytes) },
            });
        }
        this.#chunkNumber += 1;
        this.#chunkBytes = size;
        this.#chunkLeft = size;
        this.#decoded += size;
        this.#chunkHash = this.#options.signature && createHash('sha256');
        this.#state = 'data';
    }
    #readLastHeader() {
        if (this.#decoded !== this.#options.decodedBytes)
            throw this.#wrongLength(this.#decoded);
        if (this.#options.signature !== undefined)
            this.#checkChunk(sha256OfNothing);
        this.#state = 'trailer';
    }
    #checkChunk(sha256) {
        const expected = this.#options.signature?.chunk(sha256);
        checkSignature(expected, this.#chunkSignature);
    }
    /**
     * A header of the trailer, or the empty line at its end. AWS's examples and minio-go end a header
     * with LF CR LF, so an empty line after a bare LF is that header's end and not the trailer's.
     */
    #readTrailerLine(line) {
        this.#trailerBytes += line.length + 1;
        if (line === '\r') {
            if (!this.#afterBareLineFeed)
                this.#endTrailer();
            this.#afterBareLineFeed = false;
            return;
        }
        const hasReturn = line.endsWith('\r');
        this.#afterBareLineFeed = !hasReturn;
        const colon = line.indexOf(':');
        const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
        // Spaces around a value mean nothing; any other white space was not sent by whoever signed.
        const value = line.slice(colon + 1, hasReturn ? -1 : undefined).replace(/^ +| +$/g, '');
        if (name === 'x-amz-trailer-signature')
            this.#trailerSignature = value.toLowerCase();
        // A name twice, none at all, or one that was not announced.
        else if (name !== this.#options.trailerName || this.#trailers.has(name))
            throw malformed();
        else
            this.#trailers.set(name, value);
    }
    #endTrailer() {
        const { signature, trailer, trailerName } = this.#options;
        this.#checkNothingFollows();
        if (trailerName !== undefined && !this.#trailers.has(trailerName))
            throw malformed();
        const signed = signature !== undefined && trailer;
        if (signed !== (this.#trailerSignature !== undefined))
            throw malformed();
        if (signed) {
            const lines = [...this.#trailers].map(([name, value]) => `${name}:${value}\n`);
            const canonical = Buffer.from(lines.join(''), 'latin1');
            checkSignature(signature.trailer(canonical), this.#trailerSignature ?? '');
        }
        this.#state = 'done';
    }
    /** Whatever follows is not what was signed and counted. */
    #checkNothingFollows() {
        const following = this.#raw.length - this.#at;
        const { rawBytes = this.#pushed } = this.#options;
        if (following > 0 || this.#pushed !== rawBytes)
            throw new AwsError('IncompleteBody');
    }
    #wrongLength(provided) {
        return new AwsError('IncompleteBody', {
            detail: {
                NumberBytesExpected: String(this.#options.decodedBytes),
                NumberBytesProvided: String(provided),
            },
        });
    }
}
/** Compares in constant time. Throws SignatureDoesNotMatch. */
function checkSignature(expected, given) {
    const a = Buffer.from(expected ?? '', 'latin1');
    const b = Buffer.from(given, 'latin1');
    if (a.length === 0 || a.length !== b.length || !timingSafeEqual(a, b)) {
        throw new AwsError('SignatureDoesNotMatch');
    }
}
function malformed() {
    return new AwsError('MalformedTrailerError');
}
