import assert from 'node:assert/strict';
import { limits } from '../../src/limits.js';
import { AwsChunkedDecoder } from '../../src/wire/aws-chunked.js';
import { AwsError } from '../../src/wire/errors.js';
import { useRandom } from '../support/random.js';
import { exampleSigner, frame } from './example-signer.js';
const seed = '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9';
const trailerSeed = '106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e';
const crc32c = 'x-amz-checksum-crc32c';
function decode(pieces, options) {
    const decoder = new AwsChunkedDecoder(options);
    const out = [];
    for (const piece of pieces) {
        decoder.push(piece);
        for (let data = decoder.read(); data !== undefined; data = decoder.read())
            out.push(data);
    }
    return { done: decoder.done, data: Buffer.concat(out), trailer: decoder.trailerValue };
}
function codeOf(raw, options) {
    try {
        return decode([Buffer.from(raw)], options).done ? 'done' : 'unfinished';
    }
    catch (error) {
        assert.ok(error instanceof AwsError, String(error));
        return error.code;
    }
}
/** The same for the bytes one at a time, where no line and no chunk comes whole. */
function codeByByte(raw, options) {
    try {
        const bytes = Array.from(raw, (byte) => Buffer.from([byte]));
        return decode(bytes, options()).done ? 'done' : 'unfinished';
    }
    catch (error) {
        assert.ok(error instanceof AwsError, String(error));
        return error.code;
    }
}
const exampleChunks = [Buffer.alloc(65_536, 'a'), Buffer.alloc(1024, 'a')];
const exampleBytes = { decodedBytes: 66_560 };
/** AWS's two examples, byte for byte, with the signatures that its pages print. */
function publishedExample(signatures, end) {
    const parts = [];
    for (const [at, data] of exampleChunks.entries()) {
        parts.push(Buffer.from(`${data.length.toString(16)};chunk-signature=${signatures[at]}\r\n`));
        parts.push(data, Buffer.from('\r\n'));
    }
    parts.push(Buffer.from(`0;chunk-signature=${signatures[2]}\r\n${end}\r\n`));
    return Buffer.concat(parts);
}
const signedExample = publishedExample([
    'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648',
    '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497',
    'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9',
], '');
const trailerExample = publishedExample([
    'b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2',
    '1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7',
    '2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992',
], `${crc32c}:sOO8/Q==\n\r\nx-amz-trailer-signature:` +
    'd81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n');
const signed = () => ({ ...exampleBytes, trailer: false, signature: exampleSigner(seed) });
const signedTrailer = () => ({
    ...exampleBytes,
    trailer: true,
    trailerName: crc32c,
    signature: exampleSigner(trailerSeed),
});
describe('aws-chunked', () => {
    const random = useRandom();
    function split(raw) {
        const pieces = [];
        const most = random.pick([1, 3, 40, 1000, 100_000]);
        for (let at = 0; at < raw.length;) {
            const end = Math.min(raw.length, at + random.int(1, most));
            pieces.push(raw.subarray(at, end));
            at = end;
        }
        return pieces;
    }
    it("decodes AWS's published example of signed chunks", () => {
        const { done, data } = decode([signedExample], signed());
        assert.ok(done);
        assert.deepEqual(data, Buffer.concat(exampleChunks));
    });
    it("decodes AWS's published example of signed chunks with a signed trailer", () => {
        const { done, data, trailer } = decode([trailerExample], signedTrailer());
        assert.ok(done);
        assert.deepEqual(data, Buffer.concat(exampleChunks));
        assert.equal(trailer, 'sOO8/Q==');
    });
    it('decodes every kind of body cut anywhere', () => {
        for (let round = 0; round < 80; round += 1) {
            const count = random.int(0, 4);
            const chunks = Array.from({ length: count }, (_, at) => random.bytes(at < count - 1 ? random.int(8192, 20_000) : random.int(1, 9000)));
            const data = Buffer.concat(chunks);
            const signature = random.chance(0.5) ? () => exampleSigner(seed) : undefined;
            const trailer = random.chance(0.5) ? `${crc32c}:AAAAAA==` : undefined;
            const raw = frame(chunks, {
                ...(signature && { signer: signature() }),
                ...(trailer && { trailer, ending: random.pick(['\r\n', '\n\r\n']) }),
            });
            const result = decode(split(raw), {
                decodedBytes: data.length,
                rawBytes: raw.length,
                trailer: trailer !== undefined || signature === undefined,
                trailerName: trailer && crc32c,
                signature: signature?.(),
            });
            assert.ok(result.done);
            assert.ok(result.data.equals(data));
            assert.equal(result.trailer, trailer && 'AAAAAA==');
        }
    });
    it('data leaves as slices of what came, not as copies', () => {
        const raw = frame([Buffer.alloc(10_000, 1)]);
        const decoder = new AwsChunkedDecoder({ decodedBytes: 10_000, trailer: true });
        decoder.push(raw);
        const data = decoder.read();
        assert.equal(data?.length, 10_000);
        assert.equal(data?.buffer, raw.buffer);
    });
    it('a body that stops anywhere before its end is not done', () => {
        for (const [raw, options] of [
            [trailerExample, signedTrailer],
            [signedExample, signed],
        ]) {
            const cuts = [0, 1, 5, 84, 65_000, raw.length - 200, raw.length - 90, raw.length - 2];
            for (const cut of [...cuts, raw.length - 1]) {
                assert.equal(codeOf(raw.subarray(0, cut), options()), 'unfinished', `cut at ${cut}`);
            }
        }
    });
    it('any changed bit of a signed body is refused', () => {
        for (let round = 0; round < 200; round += 1) {
            const [raw, options] = random.pick([
                [trailerExample, signedTrailer],
                [signedExample, signed],
            ]);
            const broken = Buffer.from(raw);
            const at = random.chance(0.5)
                ? random.int(raw.length - 400, raw.length - 1)
                : random.int(0, raw.length - 1);
            broken[at] = (broken[at] ?? 0) ^ (1 << random.int(0, 7));
            const bits = `byte ${at} of ${raw.length}`;
            // The case of hexadecimal digits and of the trailer's name is not part of what is signed.
            const sameText = broken.toString('latin1').toLowerCase();
            if (sameText === raw.toString('latin1').toLowerCase())
                continue;
            assert.notEqual(codeOf(broken, options()), 'done', bits);
        }
    });
    const plain = (decodedBytes, extra = {}) => ({
        decodedBytes,
        trailer: true,
        ...extra,
    });
    const announced = (decodedBytes) => plain(decodedBytes, { trailerName: crc32c });
    const small = '3\r\nabc\r\n';
    const trailerLine = `${crc32c}:AAAAAA==\r\n`;
    const refusals = [
        ['a size that is no hexadecimal number', 'xyz\r\n', plain(3), 'IncompleteBody'],
        ['a negative size', '-3\r\nabc\r\n', plain(3), 'IncompleteBody'],
        ['an empty size', '\r\nabc\r\n', plain(3), 'IncompleteBody'],
        ['a size line without CR', '3\nabc\r\n', plain(3), 'IncompleteBody'],
        ['a size of 2^64', `${'f'.repeat(16)}\r\n`, plain(3), 'IncompleteBody'],
        ['a size beyond 64 bits', `${'f'.repeat(17)}\r\n`, plain(3), 'IncompleteBody'],
        [
            'a size line without end',
            '0'.repeat(limits.chunkHeaderBytes + 1),
            plain(3),
            'IncompleteBody',
        ],
        ['a chunk shorter than its size', '5\r\nabc\r\n0\r\n\r\n', plain(5), 'IncompleteBody'],
        ['a chunk longer than its size', '2\r\nabc\r\n0\r\n\r\n', plain(2), 'IncompleteBody'],
        ['more data than was declared', '4\r\nabcd\r\n0\r\n\r\n', plain(3), 'IncompleteBody'],
        ['less data than was declared', `${small}0\r\n\r\n`, plain(4), 'IncompleteBody'],
        ['bytes after the end', `${small}0\r\n\r\nmore`, plain(3), 'IncompleteBody'],
        [
            'fewer bytes than Content-Length',
            `${small}0\r\n\r\n`,
            plain(3, { rawBytes: 14 }),
            'IncompleteBody',
        ],
        ['a signature on an unsigned chunk', '3;chunk-signature=00\r\n', plain(3), 'IncompleteBody'],
        ['a small chunk before another', `${small}${small}`, plain(6), 'InvalidChunkSizeError'],
        [
            'an announced trailer that is missing',
            `${small}0\r\n\r\n`,
            announced(3),
            'MalformedTrailerError',
        ],
        [
            'a trailer not announced',
            `${small}0\r\n${trailerLine}\r\n`,
            plain(3),
            'MalformedTrailerError',
        ],
        [
            'a trailer where none may be',
            `${small}0\r\n${trailerLine}\r\n`,
            plain(3, { trailer: false }),
            'MalformedTrailerError',
        ],
        [
            'another trailer than was announced',
            `${small}0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n`,
            announced(3),
            'MalformedTrailerError',
        ],
        [
            'a trailer twice',
            `${small}0\r\n${trailerLine}${trailerLine}\r\n`,
            announced(3),
            'MalformedTrailerError',
        ],
        [
            'a trailer without a colon',
            `${small}0\r\n${crc32c}\r\n\r\n`,
            announced(3),
            'MalformedTrailerError',
        ],
        [
            'a trailer without a name',
            `${small}0\r\n:AAAAAA==\r\n\r\n`,
            announced(3),
            'MalformedTrailerError',
        ],
        [
            'a trailer without end',
            `${small}0\r\n${crc32c}:${'A'.repeat(limits.trailerBytes)}`,
            announced(3),
            'MalformedTrailerError',
        ],
        [
            'a trailer signature in an unsigned body',
            `${small}0\r\n${trailerLine}x-amz-trailer-signature:00\r\n\r\n`,
            announced(3),
            'MalformedTrailerError',
        ],
    ];
    for (const [what, raw, options, code] of refusals) {
        it(`${what} is ${code}`, () => {
            assert.equal(codeOf(raw, options), code);
            // What ends a stream too early is the reader's to say; all else is said byte by byte too.
            assert.equal(codeByByte(Buffer.from(raw), () => options), raw.endsWith('more') ? 'done' : code);
        });
    }
    it('only the last chunk may be under 8 KiB; the error names the bad one', () => {
        const chunks = [Buffer.alloc(8192), Buffer.alloc(8191), Buffer.alloc(1)];
        const options = plain(16_384);
        assert.equal(codeOf(frame([chunks[0], chunks[0]]), options), 'done');
        assert.throws(() => decode([frame(chunks)], options), (error) => {
            assert.equal(error.code, 'InvalidChunkSizeError');
            assert.deepEqual(error.detail, { Chunk: '2', BadChunkSize: '8191' });
            return true;
        });
    });
    it('a wrong length is IncompleteBody and says both lengths', () => {
        assert.throws(() => decode([frame([Buffer.alloc(5)])], plain(4)), (error) => {
            assert.deepEqual(error.detail, { NumberBytesExpected: '4', NumberBytesProvided: '5' });
            return true;
        });
    });
    const wrongSignatures = [
        ['chunk', (raw) => raw.replace('=b474', '=b475'), 'SignatureDoesNotMatch'],
        ['last chunk', (raw) => raw.replace('=2ca2', '=2ca3'), 'SignatureDoesNotMatch'],
        ['trailer', (raw) => raw.replace(':d81f', ':d81e'), 'SignatureDoesNotMatch'],
        ['signed trailer value', (raw) => raw.replace('sOO8', 'sOO9'), 'SignatureDoesNotMatch'],
        ['trailer of half the size', (raw) => raw.replace(/:d81f.{20}/, ':'), 'SignatureDoesNotMatch'],
        [
            'missing trailer',
            (raw) => raw.replace(/x-amz-trailer-signature.*\r\n/, ''),
            'MalformedTrailerError',
        ],
        ['missing chunk', (raw) => raw.replace(/;chunk-signature=[0-9a-f]+/, ''), 'IncompleteBody'],
    ];
    for (const [what, change, code] of wrongSignatures) {
        it(`a wrong signature (${what}) is ${code}`, () => {
            const broken = Buffer.from(change(trailerExample.toString('latin1')), 'latin1');
            assert.equal(codeOf(broken, signedTrailer()), code);
        });
    }
    it('a signed chunk is not given out whole before its signature holds', () => {
        const decoder = new AwsChunkedDecoder(signedTrailer());
        const broken = Buffer.from(trailerExample);
        broken[200] = 0x62;
        decoder.push(broken);
        assert.throws(() => decoder.read(), { code: 'SignatureDoesNotMatch' });
    });
});
