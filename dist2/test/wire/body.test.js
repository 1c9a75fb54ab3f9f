import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import http from 'node:http';
import net, {} from 'node:net';
import { PassThrough, Readable } from 'node:stream';
import { limits } from '../../src/limits.js';
import { openBody, readDocument } from '../../src/wire/body.js';
import { checksumAlgorithms } from '../../src/wire/checksums.js';
import { AwsError } from '../../src/wire/errors.js';
import { useRandom } from '../support/random.js';
import { exampleSigner, frame } from './example-signer.js';
const unsigned = { kind: 'unsigned' };
const unsignedTrailer = { kind: 'chunked', trailer: true };
const hello = Buffer.from('hello');
const helloCrc32 = 'NhCmhg==';
const helloMd5 = 'XUFAKrxLKna5cZ2REBfFkg==';
/** A request whose bytes come in these pieces, one a turn of the event loop. */
function request(pieces, headers, rest = {}) {
    const source = Readable.from((async function* () {
        for (const piece of pieces) {
            await new Promise(setImmediate);
            yield piece;
        }
    })(), { objectMode: false });
    return openBody(source, { headers, payload: unsigned, ...rest });
}
/** A body in one piece, framed if the payload is. */
function small(data, headers, payload = unsigned, trailer) {
    const chunked = payload.kind === 'chunked';
    const raw = chunked ? frame([data], trailer === undefined ? {} : { trailer }) : data;
    const length = { 'content-length': String(raw.length) };
    const decoded = { 'x-amz-decoded-content-length': String(data.length) };
    return request([raw], { ...length, ...(chunked && decoded), ...headers }, { payload });
}
async function bytesOf(body) {
    const pieces = [];
    for await (const piece of body)
        pieces.push(piece);
    return Buffer.concat(pieces);
}
const base64 = (algorithm, data) => checksumAlgorithms[algorithm].once(data).toString('base64');
const md5 = (data) => createHash('md5').update(data).digest();
const sha256 = (data) => createHash('sha256').update(data).digest();
/** Runs to the end and tells how that went. */
async function outcome(open) {
    try {
        await bytesOf(open());
    }
    catch (error) {
        assert.ok(error instanceof AwsError, String(error));
        return error;
    }
    throw new Error('the body was accepted');
}
describe('body', () => {
    const random = useRandom();
    function cut(data) {
        const pieces = [];
        for (let at = 0; at < data.length;) {
            const end = at + random.int(1, 200_000);
            pieces.push(data.subarray(at, end));
            at = end;
        }
        return pieces;
    }
    const sizes = [0, 1, 1024, limits.hashInlineBytes - 1, limits.hashInlineBytes, 3_000_001];
    for (const sizeBytes of sizes) {
        it(`${sizeBytes} bytes come through with their MD5 and CRC64NVME`, async () => {
            const data = random.bytes(sizeBytes);
            const headers = { 'content-length': String(sizeBytes) };
            const body = request(cut(data), headers, { defaultChecksum: 'CRC64NVME' });
            assert.equal(body.declaredBytes, sizeBytes);
            assert.ok((await bytesOf(body)).equals(data));
            assert.deepEqual(await body.digests(), {
                md5: md5(data),
                checksum: { algorithm: 'CRC64NVME', value: base64('CRC64NVME', data) },
            });
        });
    }
    it('large bodies at the same time keep apart', async () => {
        const bodies = Array.from({ length: 6 }, () => random.bytes(random.int(1_500_000, 4_000_000)));
        await Promise.all(bodies.map(async (data) => {
            const headers = { 'content-length': String(data.length) };
            const body = request(cut(data), headers, { defaultChecksum: 'XXHASH3' });
            assert.ok((await bytesOf(body)).equals(data));
            const digests = await body.digests();
            assert.deepEqual(digests.md5, md5(data));
            assert.equal(digests.checksum?.value, base64('XXHASH3', data));
        }));
    });
    it('pieces larger than what may wait for the hash thread are hashed in order', async () => {
        const ringBytes = limits.hashBuffers * limits.hashBufferBytes;
        const pieces = Array.from({ length: 3 }, () => random.bytes(2 * ringBytes + 1));
        const data = Buffer.concat(pieces);
        const body = request(pieces, { 'content-length': String(data.length) });
        await bytesOf(body);
        assert.deepEqual((await body.digests()).md5, md5(data));
    });
    it('large bodies that fail or are left do not disturb others', async () => {
        const data = random.bytes(3_000_000);
        const headers = { 'content-length': String(data.length) };
        const wrong = { ...headers, 'content-md5': helloMd5 };
        const left = request(cut(data), headers);
        const failing = outcome(() => request(cut(data), wrong));
        const good = request(cut(data), headers);
        for await (const piece of left) {
            assert.ok(piece.length > 0);
            break;
        }
        await assert.rejects(left.digests());
        assert.equal((await failing).code, 'BadDigest');
        await bytesOf(good);
        assert.deepEqual((await good.digests()).md5, md5(data));
    });
    it('without a stated or a default checksum there is only MD5', async () => {
        const body = small(hello, {});
        await bytesOf(body);
        assert.deepEqual(await body.digests(), { md5: md5(hello) });
    });
    for (const row of Object.values(checksumAlgorithms)) {
        const value = row.once(hello).toString('base64');
        const checksum = { algorithm: row.algorithm, value };
        it(`${row.header} is verified in a header and in a trailer`, async () => {
            const trailer = { 'x-amz-trailer': row.header };
            for (const body of [
                small(hello, { [row.header]: value, 'x-amz-sdk-checksum-algorithm': row.algorithm }),
                small(hello, { [row.header]: value }, unsignedTrailer),
                small(hello, trailer, unsignedTrailer, `${row.header}:${value}`),
            ]) {
                assert.deepEqual(await bytesOf(body), hello);
                assert.deepEqual((await body.digests()).checksum, checksum);
            }
            const other = Buffer.from('hellO');
            for (const open of [
                () => small(other, { [row.header]: value }),
                () => small(other, trailer, unsignedTrailer, `${row.header}:${value}`),
            ]) {
                const { code, status, message } = await outcome(open);
                assert.deepEqual([code, status], ['BadDigest', 400]);
                assert.equal(message, `The ${row.algorithm} you specified did not match the calculated checksum.`);
            }
        });
    }
    it('a trailer body without x-amz-trailer has the default checksum', async () => {
        const raw = frame([hello]);
        const headers = {
            'content-length': String(raw.length),
            'x-amz-decoded-content-length': String(hello.length),
        };
        const options = { payload: unsignedTrailer, defaultChecksum: 'CRC64NVME' };
        const body = request([raw], headers, options);
        assert.equal(body.declaredBytes, hello.length);
        assert.deepEqual(await bytesOf(body), hello);
        assert.equal((await body.digests()).checksum?.value, base64('CRC64NVME', hello));
    });
    it('a large signed body with a signed trailer is verified in any pieces', async () => {
        const chunks = Array.from({ length: 40 }, () => random.bytes(65_536));
        const data = Buffer.concat(chunks);
        const trailer = `x-amz-checksum-crc32:${base64('CRC32', data)}`;
        const raw = frame(chunks, { signer: exampleSigner('00'), trailer });
        const headers = {
            'content-length': String(raw.length),
            'x-amz-decoded-content-length': String(data.length),
            'x-amz-trailer': 'x-amz-checksum-crc32',
        };
        const open = (bytes) => request(cut(bytes), headers, {
            payload: { kind: 'chunked', trailer: true, signature: exampleSigner('00') },
        });
        const body = open(raw);
        assert.ok((await bytesOf(body)).equals(data));
        assert.deepEqual((await body.digests()).md5, md5(data));
        const broken = Buffer.from(raw);
        broken[1_000_000] = (broken[1_000_000] ?? 0) ^ 1;
        assert.equal((await outcome(() => open(broken))).code, 'SignatureDoesNotMatch');
    });
    it('without Content-Length a chunked transfer may carry aws-chunked', async () => {
        const headers = { 'transfer-encoding': 'chunked', 'x-amz-decoded-content-length': '5' };
        const body = request([frame([hello])], headers, { payload: unsignedTrailer });
        assert.deepEqual(await bytesOf(body), hello);
    });
    it('the stated SHA-256 of the payload is verified, of small and of large bodies', async () => {
        for (const data of [Buffer.alloc(0), hello, random.bytes(2_000_000)]) {
            const headers = { 'content-length': String(data.length) };
            const right = { kind: 'hash', sha256: sha256(data) };
            assert.ok((await bytesOf(request(cut(data), headers, { payload: right }))).equals(data));
            const wrong = { kind: 'hash', sha256: sha256(Buffer.from('other')) };
            const error = await outcome(() => request(cut(data), headers, { payload: wrong }));
            assert.equal(error.code, 'XAmzContentSHA256Mismatch');
            assert.deepEqual(error.detail, {
                ClientComputedContentSHA256: sha256(Buffer.from('other')).toString('hex'),
                S3ComputedContentSHA256: sha256(data).toString('hex'),
            });
        }
    });
    it('Content-MD5 is verified', async () => {
        assert.deepEqual(await bytesOf(small(hello, { 'content-md5': helloMd5 })), hello);
        const error = await outcome(() => small(Buffer.from('hellO'), { 'content-md5': helloMd5 }));
        assert.equal(error.code, 'BadDigest');
        assert.equal(error.message, 'The Content-MD5 you specified did not match what we received.');
        assert.equal(error.detail?.ExpectedDigest, helloMd5);
    });
    const severalChecksums = 'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.';
    const sdkMismatch = 'Value for x-amz-sdk-checksum-algorithm header is invalid.';
    const badTrailer = 'The value specified in the x-amz-trailer header is not supported';
    const crc32 = { 'x-amz-checksum-crc32': helloCrc32 };
    const crc32Trailer = { 'x-amz-trailer': 'x-amz-checksum-crc32' };
    /** What the headers alone tell: refused before a byte is read. */
    const refusedByHeaders = [
        ['no length', { 'content-length': '' }, unsigned, 'MissingContentLength'],
        [
            'no decoded length',
            { 'x-amz-decoded-content-length': '' },
            unsignedTrailer,
            'MissingContentLength',
        ],
        [
            'a decoded length that is no number',
            { 'x-amz-decoded-content-length': '-5' },
            unsignedTrailer,
            'MissingContentLength',
        ],
        [
            'more than S3 takes in one PUT',
            { 'content-length': String(limits.singlePutBytes + 1) },
            unsigned,
            'EntityTooLarge',
        ],
        ['a Content-MD5 that is no base64', { 'content-md5': 'not md5' }, unsigned, 'InvalidDigest'],
        [
            'a Content-MD5 of 15 bytes',
            { 'content-md5': 'YWFhYWFhYWFhYWFhYWFh' },
            unsigned,
            'InvalidDigest',
        ],
        ['an empty Content-MD5', { 'content-md5': '' }, unsigned, 'InvalidDigest'],
        [
            'a checksum that is no base64',
            { 'x-amz-checksum-crc32': '%%' },
            unsigned,
            'InvalidRequest',
            'Value for x-amz-checksum-crc32 header is invalid.',
        ],
        [
            'a checksum of another size',
            { 'x-amz-checksum-sha256': helloCrc32 },
            unsigned,
            'InvalidRequest',
            'Value for x-amz-checksum-sha256 header is invalid.',
        ],
        [
            'two checksums',
            { ...crc32, 'x-amz-checksum-crc32c': helloCrc32 },
            unsigned,
            'InvalidRequest',
            severalChecksums,
        ],
        [
            'a checksum and a trailer',
            { ...crc32, ...crc32Trailer },
            unsignedTrailer,
            'InvalidRequest',
            severalChecksums,
        ],
        [
            'two trailers',
            { 'x-amz-trailer': 'x-amz-checksum-crc32, x-amz-checksum-sha1' },
            unsignedTrailer,
            'InvalidRequest',
            severalChecksums,
        ],
        [
            'a checksum nobody knows',
            { 'x-amz-checksum-crc16': 'AAA=' },
            unsigned,
            'InvalidRequest',
            'The algorithm type you specified in x-amz-checksum- header is invalid.',
        ],
        [
            'a trailer nobody knows',
            { 'x-amz-trailer': 'x-amz-checksum-crc16' },
            unsignedTrailer,
            'InvalidRequest',
            badTrailer,
        ],
        ['a trailer that cannot come', crc32Trailer, unsigned, 'InvalidRequest', badTrailer],
        [
            'another algorithm than the header',
            { ...crc32, 'x-amz-sdk-checksum-algorithm': 'CRC32C' },
            unsigned,
            'InvalidRequest',
            sdkMismatch,
        ],
        [
            'another algorithm than the trailer',
            { ...crc32Trailer, 'x-amz-sdk-checksum-algorithm': 'SHA1' },
            unsignedTrailer,
            'InvalidRequest',
            sdkMismatch,
        ],
        [
            'an algorithm nobody knows',
            { ...crc32, 'x-amz-sdk-checksum-algorithm': 'CRC16' },
            unsigned,
            'InvalidRequest',
            sdkMismatch,
        ],
        [
            'an algorithm without a checksum',
            { 'x-amz-sdk-checksum-algorithm': 'CRC32' },
            unsigned,
            'InvalidRequest',
            'x-amz-sdk-checksum-algorithm specified, but no corresponding ' +
                'x-amz-checksum-* or x-amz-trailer headers were found.',
        ],
    ];
    for (const [what, headers, payload, code, message] of refusedByHeaders) {
        it(`${what} is ${code}, before anything is read`, () => {
            assert.throws(() => small(hello, headers, payload), (error) => {
                assert.equal(error.code, code);
                if (message !== undefined)
                    assert.equal(error.message, message);
                return true;
            });
        });
    }
    it('headers of the same prefix that carry no value are no checksums', async () => {
        const body = small(hello, {
            ...crc32,
            'x-amz-checksum-algorithm': 'CRC32',
            'x-amz-checksum-type': 'FULL_OBJECT',
            'x-amz-checksum-mode': 'ENABLED',
            'x-amz-sdk-checksum-algorithm': 'crc32',
        });
        assert.deepEqual(await bytesOf(body), hello);
    });
    it('no Content-Length and no Transfer-Encoding is an empty document', async () => {
        const options = { payload: unsigned, length: 'optional' };
        const body = openBody(Readable.from([]), { headers: {}, ...options });
        assert.equal(body.declaredBytes, 0);
        assert.equal((await readDocument(body, 10)).length, 0);
        const headers = { 'transfer-encoding': 'chunked' };
        assert.throws(() => openBody(Readable.from([]), { headers, ...options }), {
            code: 'MissingContentLength',
        });
    });
    it('a trailer that is no value of its algorithm is InvalidRequest', async () => {
        const error = await outcome(() => small(hello, crc32Trailer, unsignedTrailer, 'x-amz-checksum-crc32:AAA'));
        assert.equal(error.code, 'InvalidRequest');
        assert.equal(error.message, 'Value for x-amz-checksum-crc32 trailing header is invalid.');
    });
    it('a trailer that was announced and does not come is MalformedTrailerError', async () => {
        const error = await outcome(() => small(hello, crc32Trailer, unsignedTrailer));
        assert.equal(error.code, 'MalformedTrailerError');
    });
    it('a body that ends early is IncompleteBody, plain or chunked', async () => {
        const plain = () => request([hello], { 'content-length': '6' });
        const headers = { 'transfer-encoding': 'chunked', 'x-amz-decoded-content-length': '5' };
        const chunked = () => request([frame([hello]).subarray(0, 9)], headers, { payload: unsignedTrailer });
        for (const open of [plain, chunked]) {
            const { code, status } = await outcome(open);
            assert.deepEqual([code, status], ['IncompleteBody', 400]);
        }
    });
    it('a client that sends nothing for long is RequestTimeout', async () => {
        const source = new PassThrough();
        source.write('he');
        const options = { headers: { 'content-length': '5' }, payload: unsigned, idleTimeoutMs: 20 };
        const { code, status } = await outcome(() => openBody(source, options));
        assert.deepEqual([code, status], ['RequestTimeout', 400]);
    });
    it('the time a client may be silent begins anew with every byte', async () => {
        const source = new PassThrough();
        const options = { headers: { 'content-length': '9' }, payload: unsigned, idleTimeoutMs: 200 };
        const iterator = openBody(source, options)[Symbol.asyncIterator]();
        for (let turn = 0; turn < 3; turn += 1) {
            setTimeout(() => source.write('x'), 120);
            assert.equal(String((await iterator.next()).value), 'x');
        }
        await assert.rejects(iterator.next(), { code: 'RequestTimeout' });
    });
    it('a reader that is slow is not taken for a client that is', async () => {
        const source = new PassThrough();
        source.write('he');
        const options = { headers: { 'content-length': '5' }, payload: unsigned, idleTimeoutMs: 20 };
        const iterator = openBody(source, options)[Symbol.asyncIterator]();
        await iterator.next();
        const rest = iterator.next();
        setTimeout(() => source.write('l'), 5);
        await rest;
        await new Promise((resolve) => setTimeout(resolve, 60));
        source.end('lo');
        assert.equal(String((await iterator.next()).value), 'lo');
        assert.equal((await iterator.next()).done, true);
    });
    it('nothing is read, and 100-continue not sent, before the body is pulled', async () => {
        const source = new PassThrough();
        source.end(hello);
        let continued = 0;
        const body = openBody(source, {
            headers: { 'content-length': '5' },
            payload: unsigned,
            onFirstRead: () => {
                continued += 1;
            },
        });
        await new Promise(setImmediate);
        assert.equal(continued, 0);
        assert.equal(source.readableLength, 5);
        assert.deepEqual(await bytesOf(body), hello);
        assert.equal(continued, 1);
    });
    it('a stream that is far ahead of its reader is held back', async () => {
        const data = random.bytes(8 * limits.bodyQueueBytes);
        let given = 0;
        const source = new Readable({
            read(sizeBytes) {
                const piece = data.subarray(given, given + sizeBytes);
                given += piece.length;
                this.push(piece.length > 0 ? piece : null);
            },
        });
        const headers = { 'content-length': String(data.length) };
        const body = openBody(source, { headers, payload: unsigned });
        const iterator = body[Symbol.asyncIterator]();
        const pieces = [];
        for (let turn = 0; turn < 3; turn += 1)
            pieces.push((await iterator.next()).value);
        for (let turn = 0; turn < 50; turn += 1)
            await new Promise(setImmediate);
        assert.ok(given <= 2 * limits.bodyQueueBytes, `${given} bytes were read ahead`);
        pieces.push(await bytesOf(body));
        assert.ok(Buffer.concat(pieces).equals(data));
    });
    it('the file of a form ends where its stream ends', async () => {
        for (const data of [Buffer.alloc(0), hello, random.bytes(1_200_000)]) {
            const body = request(cut(data), {}, { length: 'unknown', defaultChecksum: 'CRC32' });
            assert.equal(body.declaredBytes, undefined);
            assert.ok((await bytesOf(body)).equals(data));
            const digests = await body.digests();
            assert.deepEqual(digests.md5, md5(data));
            assert.equal(digests.checksum?.value, base64('CRC32', data));
        }
        const torn = new PassThrough();
        torn.write(hello);
        setImmediate(() => torn.destroy(new Error('cut off')));
        const options = { headers: {}, payload: unsigned, length: 'unknown' };
        assert.equal((await outcome(() => openBody(torn, options))).code, 'IncompleteBody');
    });
    it('a document over its limit is refused, by its length or as it comes', async () => {
        const open = () => small(hello, {});
        assert.deepEqual(await readDocument(open(), 5), hello);
        await assert.rejects(readDocument(open(), 4), { code: 'MaxMessageLengthExceeded' });
        const pieces = cut(random.bytes(300_000));
        const headers = { 'content-length': '300000' };
        assert.equal((await readDocument(request(pieces, headers), 300_000)).length, 300_000);
    });
});
describe('body of a real request', () => {
    /** Serves one request, answers with what became of its body. */
    async function serve(send) {
        let told = () => { };
        const became = new Promise((resolve) => {
            told = resolve;
        });
        const server = http.createServer(async (request, response) => {
            try {
                const headers = request.headers;
                const body = await bytesOf(openBody(request, { headers, payload: unsigned }));
                told(`${body.length} bytes`);
            }
            catch (error) {
                told(error.code);
            }
            response.end();
        });
        server.listen(0, '127.0.0.1');
        await once(server, 'listening');
        const socket = net.connect(server.address().port, '127.0.0.1');
        socket.on('error', () => { });
        send(socket);
        const result = await became;
        socket.destroy();
        server.close();
        return result;
    }
    const head = 'PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n';
    it('comes whole, with its headers or after them', async () => {
        const data = 'x'.repeat(100_000);
        assert.equal(await serve((socket) => socket.write(head + data)), '100000 bytes');
        const late = await serve((socket) => {
            socket.write(head);
            setTimeout(() => socket.write(data.slice(1)), 10);
            setTimeout(() => socket.write('x'), 20);
        });
        assert.equal(late, '100000 bytes');
    });
    it('leaves the connection fit for the next request', async () => {
        const server = http.createServer(async (request, response) => {
            const headers = request.headers;
            const body = openBody(request, { headers, payload: unsigned });
            await bytesOf(body);
            response.end((await body.digests()).md5.toString('hex'));
        });
        server.listen(0, '127.0.0.1');
        await once(server, 'listening');
        let connections = 0;
        server.on('connection', () => {
            connections += 1;
        });
        const url = `http://127.0.0.1:${server.address().port}/`;
        const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
        for (const sizeBytes of [0, 10, 100_000, 1, 2_000_000, 70_000, 0, 1024, 1024]) {
            const data = Buffer.alloc(sizeBytes, 'k');
            const sent = http.request(url, {
                method: 'PUT',
                agent,
                headers: { 'content-length': sizeBytes },
            });
            sent.end(data);
            const [response] = (await once(sent, 'response'));
            let text = '';
            for await (const piece of response)
                text += piece;
            assert.equal(text, md5(data).toString('hex'));
        }
        assert.equal(connections, 1);
        agent.destroy();
        server.close();
    });
    it('is whole when it is large, however it comes, and so is the request behind it', async () => {
        const sizeBytes = 5_000_001;
        const data = randomBytes(sizeBytes);
        const next = 'PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nConnection: close\r\n\r\nend';
        const seen = [];
        const server = http.createServer(async (request, response) => {
            const headers = request.headers;
            const hash = createHash('md5');
            const body = openBody(request, { headers, payload: unsigned });
            for await (const piece of body) {
                hash.update(piece);
                // A reader slower than its client: the ring is full again and again.
                await new Promise((resolve) => setTimeout(resolve, 1));
            }
            const { md5: digest } = await body.digests();
            assert.equal(hash.digest('hex'), digest.toString('hex'));
            seen.push(digest.toString('hex'));
            response.end('x');
        });
        server.listen(0, '127.0.0.1');
        await once(server, 'listening');
        const socket = net.connect(server.address().port, '127.0.0.1');
        socket.resume();
        const large = `PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: ${sizeBytes}\r\n\r\n`;
        socket.write(large);
        await new Promise((resolve) => setTimeout(resolve, 20));
        // The second body begins, and the third request comes, in the read that ends the one before.
        socket.write(Buffer.concat([data, Buffer.from(large), data, Buffer.from(next)]));
        await once(socket, 'close');
        server.close();
        const ofData = md5(data).toString('hex');
        const ofEnd = md5(Buffer.from('end')).toString('hex');
        // The server works on them at the same time; the small one is done before.
        assert.deepEqual(seen.sort(), [ofData, ofData, ofEnd].sort());
    });
    it('gives the rest of a large body to the stream when its reader stops', async () => {
        const sizeBytes = 3_000_000;
        let took = 0;
        let rest = 0;
        const server = http.createServer(async (request, response) => {
            const headers = request.headers;
            for await (const piece of openBody(request, { headers, payload: unsigned })) {
                took += piece.length;
                if (took > sizeBytes / 2)
                    break;
            }
            for await (const piece of request)
                rest += piece.length;
            response.end('x');
        });
        server.listen(0, '127.0.0.1');
        await once(server, 'listening');
        const sent = http.request({
            port: server.address().port,
            method: 'PUT',
            headers: { 'content-length': sizeBytes },
        });
        sent.end(Buffer.alloc(sizeBytes, 'k'));
        const [response] = (await once(sent, 'response'));
        response.resume();
        await once(response, 'end');
        server.close();
        assert.ok(rest > 0 && took + rest <= sizeBytes);
    });
    it('is IncompleteBody when the client vanishes in the middle', async () => {
        const vanish = (how) => serve((socket) => {
            socket.write(`${head}some`);
            setTimeout(() => how(socket), 10);
        });
        assert.equal(await vanish((socket) => socket.destroy()), 'IncompleteBody');
        assert.equal(await vanish((socket) => socket.resetAndDestroy()), 'IncompleteBody');
        assert.equal(await vanish((socket) => socket.end()), 'IncompleteBody');
    });
});
