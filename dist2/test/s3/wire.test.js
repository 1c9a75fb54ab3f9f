/** What SDKs cannot be made to send, and what of an answer they do not show. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { rawConnection, rawRequest } from '../support/raw.js';
import { sha256Hex, sign } from '../support/sign.js';
import { useBucket } from './scene.js';
const md5 = (text) => createHash('md5').update(text).digest('base64');
describe('S3 on the wire', () => {
    const { server, Bucket, put, read, exists } = useBucket();
    /** Signs and sends one request; the body is not framed unless the test frames it. */
    async function send(request) {
        const { body = '', headers = {}, ...rest } = request;
        const bytes = Buffer.from(body);
        const length = bytes.length > 0 ? { 'Content-Length': String(bytes.length) } : {};
        const { lines } = sign(server, { ...rest, headers: { ...length, ...headers } });
        const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
        return rawRequest(server, Buffer.concat([head, bytes]));
    }
    const get = (path, more = {}) => send({ method: 'GET', path: `/${Bucket}/${path}`, ...more });
    const code = ({ body }) => /<Code>(\w+)<\/Code>/.exec(body.toString())?.[1];
    const holds = ({ body }, element) => assert.ok(body.toString().includes(element), `${element} in ${body.toString()}`);
    const refused = (answer, status, expected) => assert.deepEqual([answer.status, code(answer)], [status, expected], answer.body.toString());
    describe('errors', () => {
        before(() => put('ten', '0123456789'));
        it('name the request in headers and document alike', async () => {
            const answer = await get('not%20there');
            refused(answer, 404, 'NoSuchKey');
            holds(answer, '<Key>not there</Key>');
            holds(answer, `<RequestId>${answer.headers['x-amz-request-id']}</RequestId>`);
            holds(answer, `<HostId>${answer.headers['x-amz-id-2']}</HostId>`);
            assert.equal(answer.headers['content-type'], 'application/xml');
        });
        it('tell what a range asked for, and what there is', async () => {
            const answer = await get('ten', { headers: { Range: 'bytes=40-50' } });
            refused(answer, 416, 'InvalidRange');
            holds(answer, '<RangeRequested>bytes=40-50</RangeRequested>');
            holds(answer, '<ActualObjectSize>10</ActualObjectSize>');
            assert.equal(answer.headers['content-range'], 'bytes */10');
        });
        it('tell which condition failed', async () => {
            const answer = await get('ten', { headers: { 'If-Match': '"0"' } });
            refused(answer, 412, 'PreconditionFailed');
            holds(answer, '<Condition>If-Match</Condition>');
        });
        it('tell which header is not implemented', async () => {
            const headers = { 'x-amz-server-side-encryption': 'AES256' };
            const path = `/${Bucket}/k`;
            const answer = await send({ method: 'PUT', path, headers, body: 'x' });
            refused(answer, 501, 'NotImplemented');
            holds(answer, '<Header>x-amz-server-side-encryption</Header>');
        });
        it('tell which bucket is not there', async () => {
            const answer = await send({ method: 'GET', path: '/not-there' });
            refused(answer, 404, 'NoSuchBucket');
            holds(answer, '<BucketName>not-there</BucketName>');
        });
        it('have no document after HEAD and with 304', async () => {
            const head = await send({ method: 'HEAD', path: `/${Bucket}/not%20there` });
            assert.deepEqual([head.status, head.body.length], [404, 0]);
            const same = await get('ten', { headers: { 'If-None-Match': '*' } });
            assert.deepEqual([same.status, same.body.length], [304, 0]);
            assert.ok(same.headers.etag);
        });
    });
    describe('sub-resources', () => {
        before(() => put('kept', 'kept'));
        const unbuilt = ['acl', 'tagging', 'retention', 'legal-hold', 'torrent'];
        for (const name of unbuilt) {
            it(`?${name} of an object is never taken for the object`, async () => {
                for (const method of ['GET', 'PUT', 'DELETE']) {
                    const path = `/${Bucket}/kept`;
                    const answer = await send({ method, path, query: `${name}=`, body: '' });
                    assert.ok([405, 501, 400, 411].includes(answer.status), `${method} ${answer.status}`);
                }
                assert.equal(await read('kept'), 'kept');
            });
        }
        const ofBuckets = ['lifecycle', 'cors', 'tagging', 'object-lock', 'encryption'];
        for (const name of ofBuckets) {
            it(`?${name} of a bucket is never taken for the bucket`, async () => {
                for (const method of ['GET', 'DELETE']) {
                    const answer = await send({ method, path: `/${Bucket}`, query: `${name}=` });
                    assert.ok([405, 501].includes(answer.status), `${method} ${answer.status}`);
                }
                assert.equal(await read('kept'), 'kept');
            });
        }
        it('an uploadId without a part number makes no object', async () => {
            const path = `/${Bucket}/half`;
            const answer = await send({ method: 'PUT', path, query: 'uploadId=x', body: 'x' });
            assert.ok(answer.status >= 400);
            assert.equal(await exists('half'), false);
        });
        it('harmless parameters are passed over', async () => {
            const answer = await get('kept', { query: 'foo=bar&x-id=GetObject' });
            assert.deepEqual([answer.status, answer.body.toString()], [200, 'kept']);
        });
    });
    describe('keys', () => {
        it('may hold dots and slashes, as long as they do not climb out', async () => {
            for (const path of ['a/../b', './c', 'd//e', 'f/.', 'g/%2e%2e/h']) {
                const answer = await send({ method: 'PUT', path: `/${Bucket}/${path}`, body: path });
                assert.equal(answer.status, 200, path);
                assert.equal(await read(decodeURIComponent(path)), path);
            }
            const answer = await send({ method: 'PUT', path: `/${Bucket}/../b`, body: 'x' });
            assert.equal(answer.status, 400);
        });
        it('must be UTF-8', async () => {
            refused(await get('%ae%8a-'), 400, 'InvalidURI');
            refused(await get('%zz'), 400, 'InvalidURI');
        });
        it('have 1,024 bytes at most', async () => {
            const path = `/${Bucket}/${'%C3%A4'.repeat(512)}`;
            assert.equal((await send({ method: 'PUT', path, body: 'x' })).status, 200);
            refused(await send({ method: 'PUT', path: `${path}x`, body: 'x' }), 400, 'KeyTooLongError');
        });
    });
    describe('documents', () => {
        const remove = (body, headers = { 'Content-MD5': md5(body) }) => send({ method: 'POST', path: `/${Bucket}`, query: 'delete=', headers, body });
        it('are taken without a namespace', async () => {
            await put('plain');
            const answer = await remove('<Delete><Object><Key>plain</Key></Object></Delete>');
            assert.equal(answer.status, 200);
            holds(answer, '<Deleted><Key>plain</Key></Deleted>');
            assert.equal(await exists('plain'), false);
        });
        it('to delete by must come with a digest', async () => {
            await put('safe');
            const body = '<Delete><Object><Key>safe</Key></Object></Delete>';
            refused(await remove(body, {}), 400, 'InvalidRequest');
            refused(await remove(body, { 'Content-MD5': md5('other') }), 400, 'BadDigest');
            assert.equal(await exists('safe'), true);
        });
        const bombs = {
            'not well-formed': '<Delete><Object>',
            'of another kind': '<Remove><Object><Key>safe</Key></Object></Remove>',
            'with a DTD': '<!DOCTYPE Delete><Delete><Object><Key>safe</Key></Object></Delete>',
            'with an entity': '<!DOCTYPE d [<!ENTITY e "safe">]><Delete><Object><Key>&e;</Key></Object></Delete>',
            'too deep': `${'<Delete>'.repeat(500)}${'</Delete>'.repeat(500)}`,
            empty: ' ',
        };
        for (const [name, body] of Object.entries(bombs)) {
            it(`${name} are refused`, async () => {
                await put('safe');
                refused(await remove(body), 400, 'MalformedXML');
                assert.equal(await exists('safe'), true);
            });
        }
    });
    describe('arguments', () => {
        it('that should be numbers are refused when they are not', async () => {
            const list = (query) => send({ method: 'GET', path: `/${Bucket}`, query });
            for (const value of ['blah', '1.5', '-1', '99999999999']) {
                refused(await list(`max-keys=${value}`), 400, 'InvalidArgument');
            }
            const path = `/${Bucket}/k`;
            const query = 'partNumber=one&uploadId=x';
            refused(await send({ method: 'PUT', path, query, body: 'x' }), 400, 'InvalidArgument');
        });
        it('that are dates of conditions are passed over when they are none', async () => {
            await put('dated');
            const answer = await get('dated', { headers: { 'If-Modified-Since': 'yesterday' } });
            assert.equal(answer.status, 200);
        });
        it('version identifiers must not be empty', async () => {
            refused(await get('dated', { query: 'versionId=' }), 400, 'InvalidArgument');
        });
        it('a conditional range is the whole when the object is another', async () => {
            await put('resumed', '0123456789');
            const range = (ifRange) => get('resumed', { headers: { Range: 'bytes=5-', 'If-Range': ifRange } });
            assert.equal((await range('"0"')).status, 200);
            const { headers } = await get('resumed');
            assert.equal((await range(headers.etag ?? '')).status, 206);
            assert.equal((await range(headers['last-modified'] ?? '')).status, 206);
        });
    });
    describe('bodies', () => {
        const path = () => `/${Bucket}/body`;
        const streaming = 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD';
        function chunked(decodedBytes, more = {}) {
            return sign(server, {
                method: 'PUT',
                path: path(),
                payload: streaming,
                headers: {
                    'x-amz-decoded-content-length': String(decodedBytes),
                    'Content-Encoding': 'aws-chunked',
                    'Transfer-Encoding': 'chunked',
                    ...more,
                },
            });
        }
        const framed = (bytes) => Buffer.concat([
            Buffer.from(`${bytes.length.toString(16)}\r\n`),
            bytes,
            Buffer.from('\r\n0\r\n\r\n'),
        ]);
        const headOf = (lines) => Buffer.from(`${lines.join('\r\n')}\r\n\r\n`);
        it('in signed chunks are stored without their framing', async () => {
            const signed = chunked(8);
            const parts = [signed.chunk(Buffer.from('12345678')), signed.chunk(Buffer.alloc(0))];
            const body = Buffer.concat([...parts, Buffer.from('\r\n')]);
            const request = Buffer.concat([headOf(signed.lines), framed(body)]);
            const answer = await rawRequest(server, request);
            assert.equal(answer.status, 200, answer.body.toString());
            assert.equal(await read('body'), '12345678');
            assert.equal((await get('body')).headers['content-encoding'], undefined);
        });
        it('with a chunk that was changed are refused', async () => {
            const signed = chunked(8);
            const chunk = signed.chunk(Buffer.from('12345678'));
            chunk[chunk.length - 3] = 0x39;
            const body = Buffer.concat([chunk, signed.chunk(Buffer.alloc(0)), Buffer.from('\r\n')]);
            const request = Buffer.concat([headOf(signed.lines), framed(body)]);
            refused(await rawRequest(server, request), 403, 'SignatureDoesNotMatch');
            assert.equal(await read('body'), '12345678');
        });
        it('that are not what was signed are refused', async () => {
            const wrong = await send({
                method: 'PUT',
                path: path(),
                payload: sha256Hex('this'),
                body: 'that',
            });
            refused(wrong, 400, 'XAmzContentSHA256Mismatch');
        });
        it('that a client does not finish leave nothing behind', async () => {
            const headers = { 'Content-Length': '100000' };
            const { lines } = sign(server, { method: 'PUT', path: `/${Bucket}/half`, headers });
            const connection = await rawConnection(server);
            await connection.write(Buffer.concat([headOf(lines), Buffer.alloc(50_000)]));
            connection.close();
            await new Promise((resolve) => setTimeout(resolve, 200));
            assert.equal(await exists('half'), false);
        });
        it('are asked for only when the headers are in order', async () => {
            const headers = { 'Content-Length': '1', Expect: '100-continue' };
            const refusedAt = sign(server, { method: 'PUT', path: '/not-there/k', headers });
            const early = await rawConnection(server);
            await early.write(headOf(refusedAt.lines));
            const refusal = await early.response();
            early.close();
            assert.deepEqual([refusal.status, refusal.interim], [404, []]);
            const { lines } = sign(server, { method: 'PUT', path: path(), headers });
            const connection = await rawConnection(server);
            await connection.write(headOf(lines));
            setTimeout(() => void connection.write('x'), 100);
            const answer = await connection.response();
            connection.close();
            assert.deepEqual([answer.status, answer.interim], [200, [100]]);
            assert.equal(await read('body'), 'x');
        });
    });
});
