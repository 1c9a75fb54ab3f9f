import assert from 'node:assert/strict';
import { ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import { assertRefused, useBucket } from './scene.js';
describe('ListObjectVersions', () => {
    const { s3, Bucket, put } = useBucket();
    const list = (more = {}) => s3.send(new ListObjectVersionsCommand({ Bucket, ...more }));
    const keys = ['a', 'b/1', 'b/2', 'c'];
    before(() => Promise.all(keys.map((key) => put(key))));
    it('lists every object as its own latest version null', async () => {
        const { Versions = [], DeleteMarkers, IsTruncated } = await list();
        assert.deepEqual(Versions.map(({ Key, VersionId, IsLatest }) => [Key, VersionId, IsLatest]), keys.map((key) => [key, 'null', true]));
        assert.equal(DeleteMarkers, undefined);
        assert.equal(IsTruncated, false);
        assert.ok(Versions[0]?.Owner?.ID && Versions[0].ETag && Versions[0].Size === 4);
    });
    it('pages with its markers, common prefixes among them', async () => {
        const seen = [];
        let more = {};
        for (let pages = 0; pages < 10; pages += 1) {
            const answer = await list({ Delimiter: '/', MaxKeys: 1, ...more });
            seen.push(...(answer.Versions ?? []).map(({ Key }) => Key));
            seen.push(...(answer.CommonPrefixes ?? []).map(({ Prefix }) => Prefix));
            if (!answer.IsTruncated)
                break;
            more = { KeyMarker: answer.NextKeyMarker, VersionIdMarker: answer.NextVersionIdMarker };
        }
        assert.deepEqual(seen, ['a', 'b/', 'c']);
    });
    it('refuses the marker of a version without that of its key', async () => {
        await assertRefused(list({ VersionIdMarker: 'null' }), 400, 'InvalidArgument');
    });
});
