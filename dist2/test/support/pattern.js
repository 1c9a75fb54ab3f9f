/**
 * Bodies of any length that cost no memory and nearly no time, different at every offset and for
 * every seed.
 */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { seededRandom } from './random.js';
const blockBytes = 1024 * 1024;
/** The same seed and size, the same bytes: a random block, stamped with its number at every MiB. */
export function pattern(seed, sizeBytes) {
    const random = seededRandom(seed).bytes(blockBytes);
    function* blocks() {
        for (let at = 0; at < sizeBytes; at += blockBytes) {
            const block = Buffer.from(random);
            block.writeUInt32LE(at / blockBytes);
            yield block.subarray(0, Math.min(blockBytes, sizeBytes - at));
        }
    }
    return {
        sizeBytes,
        stream: () => Readable.from(blocks(), { objectMode: false, highWaterMark: blockBytes }),
        md5() {
            const hash = createHash('md5');
            for (const block of blocks())
                hash.update(block);
            return hash.digest('hex');
        },
    };
}
/** The MD5 and length of a stream's bytes, none of them kept. */
export async function digestStream(stream) {
    const hash = createHash('md5');
    let sizeBytes = 0;
    for await (const piece of stream) {
        hash.update(piece);
        sizeBytes += piece.length;
    }
    return { md5: hash.digest('hex'), sizeBytes };
}
