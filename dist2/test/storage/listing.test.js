import assert from 'node:assert/strict';
import { commonPrefix } from '../../src/storage/listing.js';
import { seededRandom } from '../support/random.js';
import { bodyOf, harness, named } from './harness.js';
describe('storage: listings', () => {
    let h;
    beforeEach(async () => {
        h = await harness();
    });
    const put = async (...keys) => {
        for (const key of keys)
            await h.storage.objects.put(h.bucket, named(key), bodyOf('x'));
    };
    /** All pages of a listing, objects and common prefixes together. */
    const pages = async (prefix, delimiter, max) => {
        const seen = [];
        let after = '';
        for (;;) {
            const page = await h.storage.objects.list(h.bucket, { prefix, delimiter, after, max });
            seen.push([...page.objects.map(({ key }) => key), ...page.prefixes]);
            if (page.next === undefined)
                return seen;
            after = page.next;
        }
    };
    it('is in the order of UTF-8 bytes', async () => {
        await put('\u{1F600}', '\uFFFD', 'z', 'Z', 'é', 'a b', '~');
        assert.deepEqual(await pages('', '', 1000), [
            ['Z', 'a b', 'z', '~', 'é', '\uFFFD', '\u{1F600}'],
        ]);
    });
    it('rolls keys up to common prefixes, once each over all pages', async () => {
        await put('a', 'b/1', 'b/2', 'b/3', 'b', 'c/d/e', 'c/f');
        assert.deepEqual(await pages('', '/', 1000), [['a', 'b', 'b/', 'c/']]);
        assert.deepEqual(await pages('', '/', 1), [['a'], ['b'], ['b/'], ['c/']]);
        assert.deepEqual(await pages('c/', '/', 10), [['c/f', 'c/d/']]);
    });
    it('begins after a key that lies inside a common prefix with that prefix', async () => {
        await put('b/1', 'b/2', 'c');
        const query = { prefix: '', delimiter: '/', max: 10 };
        const inside = await h.storage.objects.list(h.bucket, { ...query, after: 'b/1' });
        assert.deepEqual(inside.prefixes, ['b/']);
        const behind = await h.storage.objects.list(h.bucket, { ...query, after: 'b/' });
        assert.deepEqual([behind.prefixes, behind.objects.length], [[], 1]);
    });
    it('says that there is more only when there is', async () => {
        await put('a', 'b');
        const query = { prefix: '', delimiter: '', after: '' };
        assert.equal((await h.storage.objects.list(h.bucket, { ...query, max: 2 })).next, undefined);
        assert.equal((await h.storage.objects.list(h.bucket, { ...query, max: 1 })).next, 'a');
        const none = await h.storage.objects.list(h.bucket, { ...query, max: 0 });
        assert.deepEqual(none, { objects: [], prefixes: [] });
    });
    it('agrees with a plain filter on random keys, prefixes and page sizes', async () => {
        const random = seededRandom(99);
        const letters = ['a', 'b', '/', '-', 'é'];
        const word = (most) => Array.from({ length: random.int(0, most) }, () => random.pick(letters)).join('');
        const keys = new Set(Array.from({ length: 300 }, () => `k${word(6)}`));
        await put(...keys);
        for (let round = 0; round < 60; round++) {
            const prefix = random.chance(0.5) ? '' : `k${word(2)}`;
            const delimiter = random.pick(['', '/', 'b/', '-']);
            const expected = new Set();
            for (const key of keys) {
                if (key.startsWith(prefix))
                    expected.add(commonPrefix(key, prefix, delimiter) ?? key);
            }
            const seen = (await pages(prefix, delimiter, random.int(1, 40))).flat();
            assert.equal(new Set(seen).size, seen.length, `seed 99, round ${round}: seen twice`);
            assert.deepEqual(new Set(seen), expected, `seed 99, round ${round}`);
        }
    });
});
