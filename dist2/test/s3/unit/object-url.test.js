import { strictEqual } from 'node:assert/strict';
import { objectUrl } from '../../../src/s3/object-url.js';
import { createRequestParser } from '../../../src/wire/request.js';
describe('the address of an object', () => {
    const parse = createRequestParser(['s3.example.com']);
    const addressed = (host, more = {}) => {
        const proxied = more.proxy === undefined ? {} : { 'x-forwarded-proto': more.proxy };
        const headers = { host, ...proxied };
        const request = parse({ method: 'POST', target: '/', headers, isSecure: more.isSecure });
        return objectUrl(request, 'bucket', 'a b/ü#?+.txt');
    };
    const path = 'a%20b/%C3%BC%23%3F%2B.txt';
    it('is on the endpoint that was asked, the bucket in the path', () => {
        strictEqual(addressed('127.0.0.1:9000'), `http://127.0.0.1:9000/bucket/${path}`);
    });
    it('has the bucket in the host if the request had', () => {
        strictEqual(addressed('bucket.s3.example.com'), `http://bucket.s3.example.com/${path}`);
    });
    it('has it in the path if the endpoint only looks as if it began with it', () => {
        strictEqual(addressed('bucket.example.com'), `http://bucket.example.com/bucket/${path}`);
    });
    it('is https where the client speaks it, to us or to a proxy before us', () => {
        strictEqual(addressed('h', { isSecure: true }), `https://h/bucket/${path}`);
        strictEqual(addressed('h', { proxy: 'https' }), `https://h/bucket/${path}`);
        strictEqual(addressed('h', { proxy: 'gopher' }), `http://h/bucket/${path}`);
    });
});
