import assert from 'node:assert/strict';
import { createRequestParser } from '../../src/wire/request.js';
import { request } from './request-line.js';
const hosts = [
    ['localhost:9000', undefined],
    ['127.0.0.1:9000', undefined],
    ['[::1]:9000', undefined],
    ['s3.example.com', undefined],
    ['bucket.localhost:9000', 'bucket'],
    ['bucket.s3.example.com', 'bucket'],
    ['my.dotted.bucket.S3.Example.Com:443', 'my.dotted.bucket'],
    ['bucket.localhost.', 'bucket'],
    ['bucket.elsewhere.com', undefined],
    ['.localhost', undefined],
];
const paths = [
    ['/'],
    ['/bucket', 'bucket'],
    ['/bucket/', 'bucket'],
    ['/bucket/key', 'bucket', 'key'],
    ['/bucket//key', 'bucket', '/key'],
    ['/bucket/a/', 'bucket', 'a/'],
    ['/bucket/a+b%2Bc%20d', 'bucket', 'a+b+c d'],
    ['/bucket/a%2Fb', 'bucket', 'a/b'],
    ['/bucket/%C3%A9%F0%9F%98%80', 'bucket', 'é😀'],
    ['/bucket/\u00c3\u00a9', 'bucket', 'é'],
    ['/bucket/./a/../b', 'bucket', './a/../b'],
    ['/bucket/a/%2E%2E', 'bucket', 'a/..'],
    ['/bucket/a..b/...', 'bucket', 'a..b/...'],
    ['/bucket/%01%7f', 'bucket', '\u0001\u007f'],
    ['http://proxy.example.org/bucket/key', 'bucket', 'key'],
    ['http://proxy.example.org'],
];
const refused = [
    ['/bucket/%', 'InvalidURI'],
    ['/bucket/%4', 'InvalidURI'],
    ['/bucket/%zz', 'InvalidURI'],
    ['/bucket/%ff', 'InvalidURI'],
    ['/bucket/%C0%AF', 'InvalidURI'],
    ['/bucket/%ED%A0%80', 'InvalidURI'],
    ['/bucket/\u00e9', 'InvalidURI'],
    ['/%ff/key', 'InvalidURI'],
    ['/bucket?prefix=%ff', 'InvalidURI'],
    ['/bucket?%', 'InvalidURI'],
    ['/bucket/a%00b', 'InvalidURI'],
    ['/bucket/../other', 'InvalidURI'],
    ['/bucket/a/../../b', 'InvalidURI'],
    ['//key', 'InvalidBucketName'],
    ['*', 'InvalidURI'],
    [`/bucket/${'k'.repeat(1025)}`, 'KeyTooLongError'],
    [`/bucket/${'%C3%A9'.repeat(513)}`, 'KeyTooLongError'],
    [`/${'b'.repeat(20_000)}`, 'RequestURITooLong'],
];
describe('a request target', () => {
    for (const [host, bucket] of hosts) {
        it(`with the host ${host} names ${bucket ?? 'a bucket in its path'}`, () => {
            const sent = request('GET /a/b', { host });
            assert.deepEqual([sent.bucket, sent.key], bucket ? [bucket, 'a/b'] : ['a', 'b']);
        });
    }
    it('remembers no host for another', () => {
        const parse = createRequestParser([]);
        const bucketOf = (host) => parse({ method: 'GET', target: '/', headers: { host } }).bucket;
        assert.equal(bucketOf('one.localhost'), 'one');
        assert.equal(bucketOf('one.localhost'), 'one');
        assert.equal(bucketOf('localhost'), undefined);
        assert.equal(parse({ method: 'GET', target: '/', headers: {} }).bucket, undefined);
        assert.equal(bucketOf('two.localhost'), 'two');
    });
    for (const [path, bucket, key] of paths) {
        it(`${path} is the key ${JSON.stringify(key)} of the bucket ${bucket}`, () => {
            const sent = request(`GET ${path}`);
            assert.deepEqual([sent.bucket, sent.key], [bucket, key]);
        });
    }
    for (const [path, code] of refused) {
        it(`${path.slice(0, 30)} is refused: ${code}`, () => {
            assert.throws(() => request(`GET ${path}`), { code });
        });
    }
    it('may hold a key of exactly 1,024 bytes', () => {
        assert.equal(request(`GET /b/${'%C3%A9'.repeat(512)}`).key, 'é'.repeat(512));
    });
    it('keeps path and query as they were sent, since that was signed', () => {
        const sent = request('GET /b/%41+?b=%20&a=+&a=2&flag');
        assert.equal(sent.rawPath, '/b/%41+');
        assert.equal(sent.rawQuery, 'b=%20&a=+&a=2&flag');
    });
    it('has a query of decoded names and values; a repeated name keeps its first value', () => {
        const { query } = request('GET /b?prefix=a%2Bb+c&flag&x=1=2&x=3&&%70=');
        assert.deepEqual([...query], [
            ['prefix', 'a+b c'],
            ['flag', ''],
            ['x', '1=2'],
            ['p', ''],
        ]);
    });
});
