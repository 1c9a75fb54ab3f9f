import assert from 'node:assert/strict';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { listedKeys, listingCases } from './listing-cases.js';
import { assertRefused, useBucket } from './scene.js';
describe('ListObjectsV2', () => {
    const { s3, Bucket, put } = useBucket();
    const list = (more = {}) => s3.send(new ListObjectsV2Command({ Bucket, ...more }));
    const page = async (more) => {
        const { Contents = [], CommonPrefixes = [] } = await list(more);
        return {
            keys: Contents.map(({ Key }) => Key),
            prefixes: CommonPrefixes.map(({ Prefix }) => Prefix),
        };
    };
    before(() => Promise.all([...listedKeys].reverse().map((key) => put(key, key))));
    for (const [name, question, answer] of listingCases) {
        it(`lists ${name}`, async () => {
            assert.deepEqual(await page(question), answer);
            assert.equal((await list(question)).KeyCount, answer.keys.length + answer.prefixes.length);
        });
    }
    it('tells the owner only when asked', async () => {
        const [without] = (await list()).Contents ?? [];
        assert.equal(without?.Owner, undefined);
        const [owned] = (await list({ FetchOwner: true })).Contents ?? [];
        assert.ok(owned?.Owner?.ID);
    });
    it('tells the algorithm of a checksum', async () => {
        const [object] = (await list()).Contents ?? [];
        assert.deepEqual(object?.ChecksumAlgorithm, ['CRC32']);
        assert.equal(object?.ChecksumType, 'FULL_OBJECT');
    });
    it('begins behind StartAfter', async () => {
        const answer = await list({ StartAfter: 'b/c/d', MaxKeys: 1 });
        assert.deepEqual([answer.StartAfter, answer.Contents?.map(({ Key }) => Key)], ['b/c/d', ['bar']]);
    });
    for (const more of [{}, { Delimiter: '/' }, { EncodingType: 'url' }]) {
        it(`gives each entry once, page by page, with ${JSON.stringify(more)}`, async () => {
            const whole = await page(more);
            for (const MaxKeys of [1, 2, 3, 7]) {
                const seen = { keys: [], prefixes: [] };
                let ContinuationToken;
                do {
                    const answer = await list({ ...more, MaxKeys, ContinuationToken });
                    assert.equal(answer.ContinuationToken, ContinuationToken);
                    assert.ok((answer.KeyCount ?? 0) <= MaxKeys);
                    assert.equal(answer.IsTruncated, answer.NextContinuationToken !== undefined);
                    seen.keys.push(...(answer.Contents ?? []).map(({ Key = '' }) => Key));
                    seen.prefixes.push(...(answer.CommonPrefixes ?? []).map(({ Prefix = '' }) => Prefix));
                    ContinuationToken = answer.NextContinuationToken;
                } while (ContinuationToken !== undefined);
                assert.deepEqual(seen, whole);
            }
        });
    }
    it('follows the token rather than StartAfter', async () => {
        const first = await list({ StartAfter: 'a0', MaxKeys: 1 });
        const ContinuationToken = first.NextContinuationToken;
        const second = await list({ StartAfter: 'a0', ContinuationToken, MaxKeys: 1 });
        assert.deepEqual(second.Contents?.map(({ Key }) => Key), ['b/c/d']);
    });
    it('refuses a token that it did not make', async () => {
        for (const ContinuationToken of ['made-up', 'b', Buffer.from('b').toString('base64')]) {
            await assertRefused(list({ ContinuationToken }), 400, 'InvalidArgument');
        }
    });
    it('takes more than 1,000 for 1,000, and refuses less than none', async () => {
        assert.equal((await list({ MaxKeys: 5000 })).MaxKeys, 1000);
        await assertRefused(list({ MaxKeys: -1 }), 400, 'InvalidArgument');
    });
    it('sees a write at once, from any worker', async () => {
        for (let round = 0; round < 10; round += 1) {
            await put(`fresh/${round}`);
            assert.equal((await list({ Prefix: `fresh/${round}` })).KeyCount, 1);
        }
    });
});
