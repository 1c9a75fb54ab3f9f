/**
 * The other side of `hash-offload.ts`: a thread that computes MD5 of bytes it finds in shared
 * memory, for many bodies at a time, each in the order in which its messages come.
 */
import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
const hashes = new Map();
function obey(order) {
    if (order.kind === 'open') {
        hashes.set(order.body, { hash: createHash('md5'), memory: order.memory });
        return undefined;
    }
    const open = hashes.get(order.body);
    if (open === undefined)
        return undefined;
    if (order.kind === 'update') {
        open.hash.update(new Uint8Array(open.memory, order.start, order.length));
        return { body: order.body };
    }
    hashes.delete(order.body);
    return order.kind === 'digest' ? { body: order.body, digest: open.hash.digest() } : undefined;
}
parentPort?.on('message', (order) => {
    const answer = obey(order);
    if (answer !== undefined)
        parentPort?.postMessage(answer);
});
