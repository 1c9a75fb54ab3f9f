/**
 * Small objects: PUT, GET, HEAD, LIST and DELETE at each number of connections. PUTs go to keys
 * that are not there yet, DELETEs take those same keys, GET and LIST use a bucket filled before.
 */
import { randomBytes } from 'node:crypto';
import { runLoad } from './load.js';
import { processorSeconds } from './resources.js';
const bodyBytes = 1024;
const warmSeconds = 1;
const fillConnections = 64;
/** For the first guess at how many PUTs a second a server takes. */
const probedKeys = 40_000;
const samples = 50;
/** A body of 1 KiB. */
export const randomBody = () => randomBytes(bodyBytes);
const rowOfPut = (connections) => `PUT 1 KiB, ${connections} connections`;
const keysOf = (prefix, count) => Array.from({ length: count }, (_, index) => `${prefix}-${String(index).padStart(8, '0')}`);
async function load(bench, measured) {
    const { url } = bench.server.target;
    const result = await runLoad({ ...measured, url, seconds: bench.options.seconds });
    if (result.failures)
        bench.failures.push(`${result.failures} failures in ${measured.row}`);
    return result;
}
/** Waits until the server has dealt with what an earlier load left it; then puts the load on. */
async function measure(bench, measured) {
    const { processId } = bench.server;
    await bench.client.request('GET', '/');
    const usedSeconds = async () => (processId === undefined ? 0 : await processorSeconds(processId));
    const before = await usedSeconds();
    const result = await load(bench, measured);
    const processorUs = (((await usedSeconds()) - before) * 1e6) / result.requests;
    const { p50Ms, p99Ms } = result;
    const value = result.requests / result.seconds;
    const rate = value ? { value, p50Ms, p99Ms } : { value };
    const whole = value && processId !== undefined ? { ...rate, processorUs } : rate;
    bench.figures.set(measured.row, whole);
    return result;
}
function presignAll(bench, method, paths) {
    return paths.map((path) => bench.client.presign(method, path));
}
async function verifySample(bench, paths, { body, unanswered }) {
    const step = Math.max(1, Math.floor(paths.length / samples));
    let undone = 0;
    for (let index = 0; index < paths.length; index += step) {
        const path = paths[index] ?? '';
        const response = await fetch(bench.server.target.url + bench.client.presign('GET', path));
        const found = Buffer.from(await response.arrayBuffer());
        const isGone = response.status === 404;
        if (isGone ? body !== undefined : body === undefined)
            undone++;
        const isRight = isGone || (response.status === 200 && (!body || found.equals(body)));
        if (!isRight)
            bench.failures.push(`${path} was read back differently (${response.status})`);
    }
    if (undone > unanswered) {
        const what = body ? 'put are not there' : 'deleted are still there';
        bench.failures.push(`${undone} of ${samples} sampled objects that were ${what}`);
    }
}
/** Fills a bucket with equal objects under these keys, as fast as the server takes them. */
export async function fill(bench, bucket, { keys, body }) {
    const paths = keys.map((key) => `/${bucket}/${key}`);
    const { url } = bench.server.target;
    const fixed = { url, method: 'PUT', body, connections: fillConnections, once: true };
    const targets = presignAll(bench, 'PUT', paths);
    const result = await runLoad({ ...fixed, targets, seconds: 3_600 });
    if (result.failures)
        bench.failures.push(`${result.failures} failures while filling ${bucket}`);
    await putUnanswered(bench, bucket, { keys, body, unanswered: result.used - result.requests });
    await verifySample(bench, paths, { body, unanswered: 0 });
}
/** The load ends with its list, when some answers are still to come. */
async function putUnanswered(bench, bucket, filled) {
    const { keys, body, unanswered } = filled;
    const pages = await bench.client.listPages(bucket, keys[0]?.slice(0, -1));
    const listed = new Set(pages.flatMap((page) => page.keys));
    const missing = keys.filter((key) => !listed.has(key));
    if (missing.length > unanswered) {
        bench.failures.push(`${missing.length} keys are missing, ${unanswered} had no answer`);
    }
    for (const key of missing) {
        const target = bench.client.presign('PUT', `/${bucket}/${key}`);
        await fetch(bench.server.target.url + target, { method: 'PUT', body });
    }
}
async function put(bench, connections) {
    const bucket = bench.bucket('written');
    const body = randomBody();
    const row = rowOfPut(connections);
    const targetsOf = (prefix, count) => presignAll(bench, 'PUT', keysOf(`/${bucket}/${prefix}`, count));
    const fixed = { row, method: 'PUT', body, connections, once: true };
    const { url } = bench.server.target;
    const probe = await runLoad({
        ...fixed,
        url,
        targets: targetsOf(`probe-${connections}`, probedKeys),
        seconds: warmSeconds,
    });
    const expected = Math.ceil((probe.requests / probe.seconds) * bench.options.seconds * 1.5) + 1_000;
    const prefix = `put-${connections}`;
    const result = await measure(bench, { ...fixed, targets: targetsOf(prefix, expected) });
    const count = result.used;
    const unanswered = count - result.requests;
    await verifySample(bench, keysOf(`/${bucket}/${prefix}`, count), { body, unanswered });
    return { prefix, count };
}
async function remove(bench, connections, written) {
    const paths = keysOf(`/${bench.bucket('written')}/${written.prefix}`, written.count);
    const result = await measure(bench, {
        row: `DELETE 1 KiB, ${connections} connections`,
        method: 'DELETE',
        targets: presignAll(bench, 'DELETE', paths),
        connections,
        once: true,
    });
    const unanswered = result.used - result.requests;
    await verifySample(bench, paths.slice(0, result.used), { body: undefined, unanswered });
}
async function listTargets(bench, bucket, keys) {
    const pages = await bench.client.listPages(bucket);
    const listed = pages.flatMap((page) => page.keys);
    if (listed.length !== keys.length || listed.some((key, index) => key !== keys[index])) {
        bench.failures.push(`the listing has ${listed.length} keys, not the ${keys.length} put, in order`);
    }
    const full = pages.filter((page) => page.keys.length === 1_000);
    return full.map(({ query }) => bench.client.presign('GET', `/${bucket}`, query));
}
async function prepareReads(bench) {
    const { only, keys: keyCount } = bench.options;
    const reads = [];
    const bucket = bench.bucket('read');
    const keys = keysOf('key', keyCount);
    if (only.has('GET') || only.has('LIST'))
        await fill(bench, bucket, { keys, body: randomBody() });
    if (only.has('GET')) {
        const paths = keys.map((key) => `/${bucket}/${key}`);
        const targets = presignAll(bench, 'GET', paths);
        reads.push({ name: 'GET', row: 'GET 1 KiB', method: 'GET', targets });
    }
    if (only.has('HEAD')) {
        // wrk cannot know that an answer to HEAD has no body, so these objects have none.
        const empty = { keys: keysOf('empty', 1_000), body: Buffer.alloc(0) };
        await fill(bench, bench.bucket('written'), empty);
        const paths = empty.keys.map((key) => `/${bench.bucket('written')}/${key}`);
        const targets = presignAll(bench, 'HEAD', paths);
        reads.push({ name: 'HEAD', row: 'HEAD 0 bytes', method: 'HEAD', targets });
    }
    if (only.has('LIST')) {
        const targets = await listTargets(bench, bucket, keys);
        reads.push({ name: 'LIST', row: 'LIST 1,000 keys', method: 'GET', targets });
    }
    return reads;
}
async function measureRead(bench, read, connections) {
    const { method, targets } = read;
    const row = `${read.row}, ${connections} connections`;
    await runLoad({
        url: bench.server.target.url,
        method,
        targets,
        connections,
        seconds: warmSeconds,
    });
    await measure(bench, { row, method, targets, connections });
}
/** Measures the small operations that are asked for. */
export async function measureSmall(bench) {
    const { only, connections: counts } = bench.options;
    const reads = await prepareReads(bench);
    for (const connections of counts) {
        const writes = only.has('PUT') || only.has('DELETE');
        const written = writes ? await put(bench, connections) : undefined;
        if (!only.has('PUT'))
            bench.figures.delete(rowOfPut(connections));
        for (const read of reads)
            await measureRead(bench, read, connections);
        if (written?.count && only.has('DELETE'))
            await remove(bench, connections, written);
    }
}
