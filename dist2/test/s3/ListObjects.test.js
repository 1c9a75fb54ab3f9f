import assert from 'node:assert/strict';
import { ListObjectsCommand } from '@aws-sdk/client-s3';
import { listedKeys, listingCases } from './listing-cases.js';
import { assertRefused, useBucket } from './scene.js';
describe('ListObjects', () => {
    const { s3, Bucket, put } = useBucket();
    const list = (more = {}) => s3.send(new ListObjectsCommand({ Bucket, ...more }));
    const page = async (more) => {
        const { Contents = [], CommonPrefixes = [] } = await list(more);
        return {
            keys: Contents.map(({ Key }) => Key),
            prefixes: CommonPrefixes.map(({ Prefix }) => Prefix),
        };
    };
    before(() => Promise.all([...listedKeys].reverse().map((key) => put(key, key))));
    for (const [name, question, answer] of listingCases) {
        it(`lists ${name}`, async () => assert.deepEqual(await page(question), answer));
    }
    it('tells of each object what is known, and its owner', async () => {
        const { Contents = [], Name, Prefix, Marker, MaxKeys, Delimiter, IsTruncated } = await list();
        assert.deepEqual([Name, Prefix, Marker, MaxKeys, Delimiter, IsTruncated], [Bucket, '', '', 1000, undefined, false]);
        const [object] = Contents;
        assert.equal(object?.ETag, '"cfcd208495d565ef66e7dff9f98764da"');
        assert.equal(object?.Size, 1);
        assert.equal(object?.StorageClass, 'STANDARD');
        assert.ok(object?.Owner?.ID);
        assert.ok(Math.abs(Date.now() - Number(object?.LastModified)) < 60_000);
    });
    it('goes on behind a marker, which need not be a key', async () => {
        assert.deepEqual((await page({ Marker: 'b/c/d' })).keys, listedKeys.slice(8));
        assert.deepEqual((await page({ Marker: 'b/c/' })).keys, listedKeys.slice(7));
        assert.deepEqual((await page({ Marker: '🌲' })).keys, []);
    });
    it('gives NextMarker with a delimiter only, and pages with it', async () => {
        const plain = await list({ MaxKeys: 2 });
        assert.deepEqual([plain.IsTruncated, plain.NextMarker], [true, undefined]);
        const seen = [];
        let Marker;
        for (let pages = 0; pages < 20; pages += 1) {
            const answer = await list({ Delimiter: '/', MaxKeys: 1, Marker });
            seen.push(...(answer.Contents ?? []).map(({ Key = '' }) => Key));
            seen.push(...(answer.CommonPrefixes ?? []).map(({ Prefix = '' }) => Prefix));
            assert.equal(answer.IsTruncated, answer.NextMarker !== undefined);
            if (!answer.IsTruncated)
                break;
            Marker = answer.NextMarker;
        }
        const all = ['0', 'a/', 'a0', 'b', 'b/', 'bar', 'c&<d>', 'x y+z%', 'ä', '漢', '🌲'];
        assert.deepEqual(seen, all);
    });
    it('takes more than 1,000 for 1,000, and refuses less than none', async () => {
        assert.equal((await list({ MaxKeys: 5000 })).MaxKeys, 1000);
        await assertRefused(list({ MaxKeys: -1 }), 400, 'InvalidArgument');
    });
    it('answers the prefix as it was sent, and other names encoded', async () => {
        const answer = await list({ Prefix: 'x y', Marker: 'a b', EncodingType: 'url' });
        assert.deepEqual([answer.Prefix, answer.Marker], ['x y', 'a%20b']);
    });
    it('refuses an encoding that there is not', async () => {
        await assertRefused(list({ EncodingType: 'rot13' }), 400, 'InvalidArgument');
    });
    it('answers NoSuchBucket for a bucket that is not there', async () => {
        await assertRefused(list({ Bucket: `${Bucket}-not` }), 404, 'NoSuchBucket');
    });
});
