/** Requests for unit tests, from lines as AWS's documentation writes them. */
import { createRequestParser } from '../../src/wire/request.js';
const parse = createRequestParser(['s3.example.com']);
/** The request that a line like `GET /bucket/key?acl` is, with these headers. */
export function request(line, headers = {}) {
    const space = line.indexOf(' ');
    return parse({
        method: line.slice(0, space),
        target: line.slice(space + 1),
        headers: { host: '127.0.0.1:9000', ...headers },
    });
}
/** What a request names, as the server tells the router. */
export function levelOf({ bucket, key }) {
    return bucket === undefined ? 'service' : key === undefined ? 'bucket' : 'object';
}
