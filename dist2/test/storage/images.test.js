import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { check } from '../../src/storage/check.js';
import { harness } from './harness.js';
describe('images of disks', () => {
    let h;
    beforeEach(async () => {
        h = await harness();
    });
    const hashOf = (bytes) => createHash('sha256').update(bytes).digest('base64');
    const put = async (index, text) => {
        const bytes = Buffer.from(text);
        return { index, chunk: await h.storage.images.put(bytes), hash: hashOf(bytes) };
    };
    const textOf = async (image, page) => {
        const blocks = (await h.storage.images.page(image, page)) ?? [];
        const texts = [];
        for await (const bytes of h.storage.images.read(blocks.map(({ blob }) => blob))) {
            texts.push(bytes.toString());
        }
        return blocks.map(({ index }, at) => `${index}:${texts[at]}`);
    };
    const reclaim = async () => {
        h.clock.ms += 10_000;
        await h.reclaim.run();
    };
    const state = async () => {
        const { problems, chunks, leftoverChunks } = await check(h.engine, { scrub: true });
        deepStrictEqual(problems, []);
        return { chunks, leftoverChunks };
    };
    it('keep blocks by page, and holes as holes', async () => {
        const { images } = h.storage;
        strictEqual(await images.putPage('snap-1', 0, [await put(0, 'a'), await put(7, 'b')]), true);
        strictEqual(await images.putPage('snap-1', 1, []), true);
        deepStrictEqual(await textOf('snap-1', 0), ['0:a', '7:b']);
        deepStrictEqual(await images.page('snap-1', 1), []);
        strictEqual(await images.page('snap-1', 2), undefined);
        strictEqual(await images.page('snap-2', 0), undefined);
        deepStrictEqual(await state(), { chunks: 2, leftoverChunks: 0 });
        const all = [];
        for await (const one of images.images())
            all.push(one);
        deepStrictEqual(all, [{ image: 'snap-1', pages: 2 }]);
    });
    it('give the space of a block back with the last image that has it', async () => {
        const { images } = h.storage;
        await images.putPage('snap-1', 0, [await put(0, 'same'), await put(1, 'old')]);
        const [same] = (await images.page('snap-1', 0)) ?? [];
        if (same === undefined)
            throw new Error('the page is not there');
        await images.putPage('snap-2', 0, [same, await put(1, 'new')]);
        deepStrictEqual(await state(), { chunks: 3, leftoverChunks: 0 });
        await images.release('snap-1');
        await state();
        await reclaim();
        deepStrictEqual(await state(), { chunks: 2, leftoverChunks: 0 });
        deepStrictEqual(await textOf('snap-2', 0), ['0:same', '1:new']);
        await images.release('snap-2');
        await reclaim();
        deepStrictEqual(await state(), { chunks: 0, leftoverChunks: 0 });
    });
    it('do not name a block that has gone, and leave nothing behind', async () => {
        const { images } = h.storage;
        await images.putPage('snap-1', 0, [await put(0, 'gone')]);
        const [gone] = (await images.page('snap-1', 0)) ?? [];
        if (gone === undefined)
            throw new Error('the page is not there');
        await images.release('snap-1');
        await reclaim();
        strictEqual(await images.putPage('snap-2', 0, [gone, await put(1, 'new')]), false);
        strictEqual(await images.page('snap-2', 0), undefined);
        deepStrictEqual(await state(), { chunks: 0, leftoverChunks: 0 });
    });
});
