/** A large object on one stream: PUT, GET, and multipart with 8 MiB parts, one after the other. */
import { createHash, randomFillSync } from 'node:crypto';
import { elements } from './client.js';
import { medianOf } from './figures.js';
import { openConnection } from './transfer.js';
const mebibyte = 1024 * 1024;
const partBytes = 8 * mebibyte;
const repetitions = 5;
/** Makes every mebibyte new, so that a server that stores equal blocks once gains nothing. */
function stamp(body, number) {
    for (let offset = 0; offset < body.length; offset += mebibyte)
        body.writeUInt32LE(number, offset);
}
async function secondsOf(work) {
    const startedAt = performance.now();
    await work();
    return (performance.now() - startedAt) / 1000;
}
async function send(stream, method, request) {
    const answer = await stream.connection.send(method, request.target, request.body);
    if (answer.status !== 200) {
        stream.bench.failures.push(`${method} of a large object was answered ${answer.status}`);
    }
    return answer;
}
async function put(stream, path) {
    const target = stream.bench.client.presign('PUT', path);
    await send(stream, 'PUT', { target, body: stream.body });
}
async function get(stream, path) {
    const { bodyBytes } = await send(stream, 'GET', {
        target: stream.bench.client.presign('GET', path),
    });
    if (bodyBytes !== stream.body.length)
        stream.bench.failures.push(`GET gave ${bodyBytes} bytes`);
}
async function multipart(stream, path) {
    const { bench, body } = stream;
    const created = await bench.client.request('POST', path, { query: { uploads: '' } });
    const uploadId = elements(await created.text(), 'UploadId')[0] ?? '';
    let parts = '';
    for (let number = 1; (number - 1) * partBytes < body.length; number++) {
        const target = bench.client.presign('PUT', path, { partNumber: String(number), uploadId });
        const part = body.subarray((number - 1) * partBytes, number * partBytes);
        const { headers } = await send(stream, 'PUT', { target, body: part });
        parts += `<Part><PartNumber>${number}</PartNumber><ETag>${headers.get('etag')}</ETag></Part>`;
    }
    const document = `<CompleteMultipartUpload>${parts}</CompleteMultipartUpload>`;
    const completed = await bench.client.request('POST', path, {
        query: { uploadId },
        body: document,
    });
    const answer = await completed.text();
    if (!answer.includes('<ETag>'))
        bench.failures.push(`CompleteMultipartUpload answered ${answer}`);
}
async function verify({ bench, body }, path) {
    const hash = createHash('sha256');
    const response = await bench.client.request('GET', path);
    if (response.body)
        for await (const bytes of response.body)
            hash.update(bytes);
    const expected = createHash('sha256').update(body).digest('hex');
    if (hash.digest('hex') !== expected)
        bench.failures.push(`${path} was read back differently`);
}
/** Measures the large object's rows, each the median of several runs. */
export async function measureLarge(bench) {
    const body = Buffer.allocUnsafe(bench.options.largeMib * mebibyte);
    randomFillSync(body);
    const connection = await openConnection(bench.server.target.url);
    const stream = { bench, connection, body };
    const mebibytes = body.length / mebibyte;
    const rates = { put: [], get: [], multipart: [] };
    for (let run = 0; run < repetitions; run++) {
        stamp(body, run + 1);
        const path = `/${bench.bucket('written')}/large-${run}`;
        rates.put.push(mebibytes / (await secondsOf(() => put(stream, path))));
        rates.get.push(mebibytes / (await secondsOf(() => get(stream, path))));
        if (run === 0)
            await verify(stream, path);
        await bench.client.request('DELETE', path);
        stamp(body, run + 1 + repetitions);
        rates.multipart.push(mebibytes / (await secondsOf(() => multipart(stream, path))));
        if (run === 0)
            await verify(stream, path);
        await bench.client.request('DELETE', path);
    }
    connection.close();
    const size = `${mebibytes} MiB`;
    bench.figures.set(`PUT ${size}, MiB/s`, medianOf(rates.put));
    bench.figures.set(`GET ${size}, MiB/s`, medianOf(rates.get));
    bench.figures.set(`multipart ${size}, MiB/s`, medianOf(rates.multipart));
}
