/** What an archive of docker save may bring along, and what it may not. */
import { deepStrictEqual, rejects, strictEqual } from 'node:assert/strict';
import { textArchive } from '../../src/compute/runtime/archive.js';
import { unnamed } from '../../src/compute/runtime/unnamed-archive.js';
const layer = `${'a'.repeat(64)}/layer.tar`;
const manifest = JSON.stringify([
    { Config: `${'b'.repeat(64)}.json`, RepoTags: ['cairn/debian-12:latest'], Layers: [layer] },
]);
/** Passed on in pieces of odd sizes. */
async function passed(archive, size = 700) {
    async function* pieces() {
        for (let at = 0; at < archive.length; at += size)
            yield archive.subarray(at, at + size);
    }
    const parts = [];
    for await (const part of unnamed(pieces()))
        parts.push(Buffer.from(part));
    return Buffer.concat(parts);
}
describe('compute: archives of docker save', () => {
    it('pass without the names that they give, and otherwise as they are', async () => {
        const archive = textArchive({ [layer]: 'bytes', 'manifest.json': manifest });
        const out = await passed(archive);
        strictEqual(out.length, archive.length);
        deepStrictEqual(out.subarray(0, 1536), archive.subarray(0, 1536));
        const text = out.subarray(1536, 1536 + manifest.length).toString();
        deepStrictEqual(JSON.parse(text), [
            { Config: `${'b'.repeat(64)}.json`, RepoTags: [], Layers: [layer] },
        ]);
        strictEqual(out.includes('cairn/debian-12'), false);
    });
    it('lose the names of old lists, too', async () => {
        const archive = textArchive({ './repositories': '{"cairn/debian-12":{"latest":"x"}}' });
        strictEqual((await passed(archive)).includes('debian'), false);
    });
    it('hide no list behind another name or a link', async () => {
        for (const name of ['x/../manifest.json', '/manifest.json', `${layer}/manifest.json`, 'evil']) {
            await rejects(passed(textArchive({ [name]: manifest })), { name: 'UnusableImage' }, name);
        }
        const linked = textArchive({ 'manifest.json': manifest });
        // A symbolic link where a list should be.
        linked.write('2', 156);
        await rejects(passed(linked), { name: 'UnusableImage' });
    });
    it('are archives', async () => {
        await rejects(passed(Buffer.alloc(2048, 'x')), { name: 'UnusableImage' });
        await rejects(passed(textArchive({ 'manifest.json': 'no json' })), { name: 'UnusableImage' });
    });
});
