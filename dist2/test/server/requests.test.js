import assert from 'node:assert/strict';
import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { freshBucketName, s3Client } from '../support/clients.js';
import { rawConnection, rawRequest } from '../support/raw.js';
import { useServer } from '../support/server.js';
import { sign } from '../support/sign.js';
describe('every answer', () => {
    const server = useServer();
    const client = s3Client(server);
    const bucket = freshBucketName();
    const request = (method, path, more = {}) => rawRequest(server, sign(server, { method, path, ...more }).lines);
    before(async () => {
        await client.send(new CreateBucketCommand({ Bucket: bucket }));
        await client.send(new PutObjectCommand({ Bucket: bucket, Key: 'there', Body: 'hello' }));
    });
    it('has a request id of its own, a host id, a date and a server', async () => {
        const first = await request('GET', '/');
        const second = await request('GET', `/${bucket}/missing`);
        for (const { headers } of [first, second]) {
            assert.match(headers['x-amz-request-id'] ?? '', /^[0-9A-F]{16}$/);
            assert.match(headers['x-amz-id-2'] ?? '', /^[\w+/=]{20,}$/);
            assert.equal(headers.server, 'Cairn');
            assert.ok(headers.date);
        }
        assert.notEqual(first.headers['x-amz-request-id'], second.headers['x-amz-request-id']);
        const { body } = second;
        assert.ok(body.includes(`<RequestId>${second.headers['x-amz-request-id']}</RequestId>`));
        assert.ok(body.includes(`<Resource>/${bucket}/missing</Resource>`));
    });
    it('to HEAD has no body, an error no Content-Length either', async () => {
        const missing = await request('HEAD', `/${bucket}/missing`);
        assert.equal(missing.status, 404);
        assert.equal(missing.body.length, 0);
        assert.equal(missing.headers['content-length'], undefined);
        const there = await request('HEAD', `/${bucket}/there`);
        assert.equal(there.status, 200);
        assert.equal(there.headers['content-length'], '5');
        assert.equal(there.body.length, 0);
    });
    it('to HEAD leaves the connection in step for the next request', async () => {
        const connection = await rawConnection(server);
        const head = sign(server, { method: 'HEAD', path: `/${bucket}/missing` }).lines;
        await connection.write(`${head.join('\r\n')}\r\n\r\n`);
        assert.equal((await connection.response({ head: true })).status, 404);
        const get = sign(server, { method: 'GET', path: `/${bucket}/there` }).lines;
        await connection.write(`${get.join('\r\n')}\r\n\r\n`);
        assert.equal((await connection.response()).body.toString(), 'hello');
        connection.close();
    });
    it('about a bucket that is not there says so once, whatever the operation', async () => {
        for (const [method, path] of [
            ['GET', '/nobody-has-this'],
            ['GET', '/nobody-has-this/key'],
            ['DELETE', '/nobody-has-this'],
        ]) {
            const { status, body } = await request(method, path);
            assert.equal(status, 404);
            assert.match(body.toString(), /<Code>NoSuchBucket<.*<BucketName>nobody-has-this</);
        }
    });
    it('to a name that no bucket can have is InvalidBucketName, however long it is', async () => {
        const { status, body } = await request('GET', `/${'a'.repeat(5000)}`);
        assert.equal(status, 400);
        assert.match(body.toString(), /<Code>InvalidBucketName</);
    });
    it('for an operation that is not built is 501 and names it, after the signature', async () => {
        const built = await request('GET', `/${bucket}`, { query: 'lifecycle' });
        assert.equal(built.status, 501);
        assert.match(built.body.toString(), /<Code>NotImplemented<.*GetBucketLifecycleConfiguration/);
        const forged = await request('GET', `/${bucket}`, {
            query: 'lifecycle',
            secretAccessKey: 'not-the-secret-of-this-key',
        });
        assert.equal(forged.status, 403);
        assert.match(forged.body.toString(), /<Code>SignatureDoesNotMatch</);
    });
    it('never takes an unknown sub-resource for another operation', async () => {
        for (const method of ['GET', 'PUT', 'DELETE', 'POST']) {
            const { status, body } = await request(method, `/${bucket}`, {
                query: 'polcy',
                headers: { 'Content-Length': '0' },
            });
            assert.ok(status >= 400 && status !== 404, `${method}: ${status} ${body}`);
        }
        assert.equal((await request('HEAD', `/${bucket}`)).status, 200);
    });
    it('to somebody unknown is AccessDenied', async () => {
        const host = `Host: 127.0.0.1:${server.port}`;
        for (const path of ['/', `/${bucket}`, `/${bucket}/there`]) {
            const { status, body } = await rawRequest(server, [`GET ${path} HTTP/1.1`, host]);
            assert.equal(status, 403);
            assert.match(body.toString(), /<Code>AccessDenied</);
        }
    });
    it('to a host that is a bucket reads keys under /-/ too', async () => {
        const key = { method: 'PUT', path: '/-/health/live' };
        const headers = { Host: `${bucket}.localhost:${server.port}`, 'Content-Length': '3' };
        const put = sign(server, { ...key, headers }).lines;
        const connection = await rawConnection(server);
        await connection.write(`${put.join('\r\n')}\r\n\r\nown`);
        assert.equal((await connection.response()).status, 200);
        connection.close();
        const { body } = await request('GET', `/${bucket}/-/health/live`);
        assert.equal(body.toString(), 'own');
    });
});
describe('a request that is refused before its body is read', () => {
    const server = useServer();
    const client = s3Client(server);
    const bucket = freshBucketName();
    before(() => client.send(new CreateBucketCommand({ Bucket: bucket })));
    function put(path, headers) {
        const { lines } = sign(server, { method: 'PUT', path, headers });
        return `${lines.join('\r\n')}\r\n\r\n`;
    }
    it('is told so before it sends anything, if it waits for 100 Continue', async () => {
        const connection = await rawConnection(server);
        const headers = { 'Content-Length': '5', Expect: '100-continue' };
        await connection.write(put('/no-such-bucket/key', headers));
        const answer = await connection.response();
        assert.equal(answer.status, 404);
        assert.deepEqual(answer.interim, []);
        assert.equal(answer.headers.connection, 'close');
        connection.close();
    });
    it('and one that is taken gets 100 Continue, then its answer', async () => {
        const connection = await rawConnection(server);
        const headers = { 'Content-Length': '5', Expect: '100-continue' };
        await connection.write(put(`/${bucket}/key`, headers));
        setTimeout(() => void connection.write('hello'), 50);
        const answer = await connection.response();
        assert.equal(answer.status, 200);
        assert.deepEqual(answer.interim, [100]);
        connection.close();
    });
    it('keeps its connection if the body is small', async () => {
        const connection = await rawConnection(server);
        await connection.write(`${put('/no-such-bucket/key', { 'Content-Length': '5' })}hello`);
        const refused = await connection.response();
        assert.equal(refused.status, 404);
        assert.notEqual(refused.headers.connection, 'close');
        await connection.write(`${put(`/${bucket}/key`, { 'Content-Length': '5' })}hello`);
        assert.equal((await connection.response()).status, 200);
        connection.close();
    });
    it('gets its whole answer while it is still sending a large one, then the end', async () => {
        const connection = await rawConnection(server);
        const size = 64 * 1024 * 1024;
        await connection.write(put('/no-such-bucket/key', { 'Content-Length': String(size) }));
        const piece = Buffer.alloc(1024 * 1024);
        const sending = (async () => {
            for (let sent = 0; sent < size; sent += piece.length)
                await connection.write(piece);
        })();
        const answer = await connection.response();
        assert.equal(answer.status, 404);
        assert.equal(answer.headers.connection, 'close');
        assert.match(answer.body.toString(), /<Code>NoSuchBucket<.*<\/Error>$/s);
        await sending;
        connection.close();
    });
});
describe('what is no HTTP', () => {
    const server = useServer();
    it('is answered 400 in the form of an error document, and the connection closed', async () => {
        const answer = await rawRequest(server, 'NONSENSE\r\n\r\n');
        assert.equal(answer.status, 400);
        assert.match(answer.headers['content-type'] ?? '', /xml/);
        assert.match(answer.headers['x-amz-request-id'] ?? '', /^[0-9A-F]{16}$/);
        assert.match(answer.body.toString(), /<Error><Code>BadRequest</);
        assert.equal(answer.headers.connection, 'close');
    });
    it('is too many header bytes, which AWS calls RequestHeaderSectionTooLarge', async () => {
        const answer = await rawRequest(server, [
            'GET / HTTP/1.1',
            `Host: 127.0.0.1:${server.port}`,
            `x-amz-meta-large: ${'a'.repeat(40_000)}`,
        ]);
        assert.equal(answer.status, 400);
        assert.match(answer.body.toString(), /<Code>RequestHeaderSectionTooLarge</);
    });
    it('is a length that is said twice: nobody may guess where the request ends', async () => {
        const answer = await rawRequest(server, [
            'PUT /bucket/key HTTP/1.1',
            `Host: 127.0.0.1:${server.port}`,
            'Content-Length: 5',
            'Transfer-Encoding: chunked',
        ]);
        assert.equal(answer.status, 400);
    });
});
