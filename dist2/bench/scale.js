/**
 * Whether listing costs the same in a large bucket as in a small one: pages of 1,000 keys from all
 * over the bucket, and a page with a delimiter over ten prefixes that hold all of its keys.
 */
import { runLoad } from './load.js';
import { fill, randomBody } from './small.js';
const prefixes = 10;
const pages = 100;
const filledAtOnce = 100_000;
/** The key at a place in the bucket's order. */
function keyAt(index, total) {
    const prefix = Math.floor((index * prefixes) / total);
    return `prefix-${prefix}/key-${String(index).padStart(8, '0')}`;
}
async function fillBucket(bench, bucket, total) {
    for (let first = 0; first < total; first += filledAtOnce) {
        const count = Math.min(filledAtOnce, total - first);
        const keys = Array.from({ length: count }, (_, index) => keyAt(first + index, total));
        await fill(bench, bucket, { keys, body: randomBody() });
        process.stderr.write(`${bucket}: ${first + count} keys\n`);
    }
}
async function measureListing(bench, { row, bucket, queries }) {
    const targets = queries.map((query) => bench.client.presign('GET', `/${bucket}`, query));
    const { url } = bench.server.target;
    const { seconds } = bench.options;
    for (const connections of bench.options.connections) {
        const result = await runLoad({ url, method: 'GET', targets, connections, seconds });
        if (result.failures)
            bench.failures.push(`${result.failures} failures in ${row}`);
        const value = result.requests / result.seconds;
        const { p50Ms, p99Ms } = result;
        bench.figures.set(`${row}, ${connections} conn.`, { value, p50Ms, p99Ms });
    }
}
/** Measures listings in buckets of each size that is asked for. */
export async function measureListScale(bench) {
    for (const total of bench.options.scaleKeys) {
        const bucket = bench.bucket(String(total));
        await bench.client.createBucket(bucket);
        await fillBucket(bench, bucket, total);
        const page = { 'list-type': '2', 'max-keys': '1000' };
        const step = Math.floor((total - 1_000) / pages) || 1;
        const starts = Array.from({ length: pages }, (_, index) => keyAt(index * step, total));
        const size = total.toLocaleString('en-US');
        await measureListing(bench, {
            row: `${size} keys`,
            bucket,
            queries: starts.map((key) => ({ ...page, 'start-after': key })),
        });
        await measureListing(bench, {
            row: `${size}, delimiter`,
            bucket,
            queries: [{ ...page, delimiter: '/' }],
        });
    }
}
