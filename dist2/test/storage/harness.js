/** Storage on an engine in memory, with a clock that the test moves and ids that a seed decides. */
import { createHash } from 'node:crypto';
import { openStorage } from '../../src/storage/open.js';
import { createReclaim } from '../../src/storage/reclaim.js';
import { isRefusal } from '../../src/storage/refusal.js';
import { openMemoryEngine } from '../support/memory-engine.js';
import { seededRandom } from '../support/random.js';
export const account = '123456789012';
export async function harness() {
    const engine = openMemoryEngine();
    const random = seededRandom(1);
    const clock = { ms: Date.UTC(2026, 10, 22) };
    const now = () => clock.ms;
    const storage = openStorage({ engine, now, random: (count) => random.bytes(count), checksums });
    const reclaim = createReclaim({
        engine,
        now,
        inUse: async (blobs) => storage.reading.among(blobs),
    });
    const bucket = await storage.buckets.create({ name: 'files', account, region: 'us-east-1' });
    if (isRefusal(bucket))
        throw new Error(bucket.refused);
    return { engine, storage, reclaim, bucket, clock };
}
/**
 * Real arithmetic of one algorithm is enough here: SHA-256, of everything or of the parts' values.
 */
const checksums = {
    ofParts: (_algorithm, _type, parts) => sha256(parts.map(({ value }) => value).join()),
    async of(_algorithm, bytes) {
        const hash = createHash('sha256');
        for await (const piece of bytes)
            hash.update(piece);
        return hash.digest('base64');
    },
};
const sha256 = (text) => createHash('sha256').update(text).digest('base64');
/** A body as the wire hands it over, in pieces of at most 100,000 bytes. */
export function bodyOf(bytes, declaredBytes) {
    const all = Buffer.from(bytes);
    return {
        declaredBytes: declaredBytes ?? all.length,
        async *[Symbol.asyncIterator]() {
            for (let at = 0; at < all.length; at += 100_000)
                yield all.subarray(at, at + 100_000);
        },
        digests: async () => ({ md5: createHash('md5').update(all).digest() }),
    };
}
/** A body whose sender is not what it said: it throws after its bytes. */
export function brokenBody(bytes) {
    return {
        declaredBytes: bytes.length,
        async *[Symbol.asyncIterator]() {
            yield bytes;
            throw new Error('broken body');
        },
        digests: async () => ({ md5: Buffer.alloc(16) }),
    };
}
export const named = (key, conditions = {}) => ({
    key,
    system: {},
    user: {},
    conditions,
});
/** The answer, which must not be a refusal. */
export function accepted(answer) {
    if (isRefusal(answer))
        throw new Error(`refused: ${JSON.stringify(answer)}`);
    return answer;
}
/** All the bytes of an object that must be there. */
export async function readAll({ storage, bucket }, key) {
    const version = await storage.objects.find(bucket, key);
    if (!version)
        throw new Error(`${key} is not there`);
    const bytes = await storage.objects.read(version, { start: 0, length: version.sizeBytes });
    if (Buffer.isBuffer(bytes))
        return bytes;
    const pieces = [];
    for await (const piece of bytes)
        pieces.push(Buffer.from(piece));
    return Buffer.concat(pieces);
}
