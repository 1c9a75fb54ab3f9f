/**
 * Signature V4 for raw requests, written from AWS's description alone, so that it may judge the
 * server's.
 */
import { createHash, createHmac } from 'node:crypto';
/** The hash that the SDK's own signer asks for. */
export class Sha256 {
    #hash;
    constructor(secret) {
        this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', secret);
    }
    update(bytes) {
        this.#hash.update(bytes);
    }
    async digest() {
        return this.#hash.digest();
    }
}
/** The SHA-256 of some bytes, in hex. */
export function sha256Hex(bytes) {
    return createHash('sha256').update(bytes).digest('hex');
}
/** Signs a request in its headers; `Host` and the date are added. */
export function sign(server, request) {
    const time = (request.now ?? new Date()).toISOString().replace(/[-:]|\.\d+/g, '');
    const scope = `${time.slice(0, 8)}/${request.region ?? 'us-east-1'}/s3/aws4_request`;
    const headers = {
        Host: `127.0.0.1:${server.port}`,
        'x-amz-date': time,
        'x-amz-content-sha256': request.payload ?? 'UNSIGNED-PAYLOAD',
        ...request.headers,
    };
    const key = signingKey(request.secretAccessKey ?? server.secretAccessKey, scope);
    const canonical = canonicalRequest(request, headers);
    const prefix = `${time}\n${scope}\n`;
    const signature = hmacHex(key, `AWS4-HMAC-SHA256\n${prefix}${sha256Hex(canonical.text)}`);
    const credential = `${request.accessKeyId ?? server.accessKeyId}/${scope}`;
    headers.Authorization =
        `AWS4-HMAC-SHA256 Credential=${credential}, ` +
            `SignedHeaders=${canonical.signedHeaders}, Signature=${signature}`;
    const target = request.query ? `${request.path}?${request.query}` : request.path;
    let previous = signature;
    const chain = (kind, rest) => {
        previous = hmacHex(key, `${kind}\n${prefix}${previous}\n${rest}`);
        return previous;
    };
    return {
        lines: [`${request.method} ${target} HTTP/1.1`, ...headerLines(headers)],
        headers,
        signature,
        chunk(bytes) {
            const rest = `${sha256Hex('')}\n${sha256Hex(bytes)}`;
            const seal = chain('AWS4-HMAC-SHA256-PAYLOAD', rest);
            const size = bytes.length.toString(16);
            const end = bytes.length === 0 ? '' : '\r\n';
            const opening = Buffer.from(`${size};chunk-signature=${seal}\r\n`);
            return Buffer.concat([opening, bytes, Buffer.from(end)]);
        },
        trailerSignature: (trailers) => chain('AWS4-HMAC-SHA256-TRAILER', sha256Hex(trailers)),
    };
}
function canonicalRequest(request, headers) {
    const sorted = Object.entries(headers)
        .map(([name, value]) => [name.toLowerCase(), value.trim().replace(/ +/g, ' ')])
        .sort(([a], [b]) => (a < b ? -1 : 1));
    const signedHeaders = sorted.map(([name]) => name).join(';');
    const query = (request.query ?? '')
        .split('&')
        .filter((pair) => pair !== '')
        .map((pair) => (pair.includes('=') ? pair : `${pair}=`))
        .sort()
        .join('&');
    const lines = sorted.map(([name, value]) => `${name}:${value}\n`).join('');
    const payload = headers['x-amz-content-sha256'];
    const head = `${request.method}\n${request.path}\n${query}`;
    const text = `${head}\n${lines}\n${signedHeaders}\n${payload}`;
    return { text, signedHeaders };
}
function signingKey(secret, scope) {
    const steps = scope.split('/');
    return steps.reduce((key, step) => hmac(key, step), Buffer.from(`AWS4${secret}`));
}
function hmac(key, text) {
    return createHmac('sha256', key).update(text).digest();
}
function hmacHex(key, text) {
    return hmac(key, text).toString('hex');
}
function headerLines(headers) {
    return Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
}
