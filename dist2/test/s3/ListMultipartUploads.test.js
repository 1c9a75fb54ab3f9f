import assert from 'node:assert/strict';
import { ListMultipartUploadsCommand, } from '@aws-sdk/client-s3';
import { useUploads } from './multipart-scene.js';
import { assertRefused } from './scene.js';
describe('ListMultipartUploads', () => {
    const { s3, Bucket, begin } = useUploads();
    const list = (more = {}) => s3.send(new ListMultipartUploadsCommand({ Bucket, ...more }));
    const keys = ['a/1', 'a/2', 'b', 'b', 'b', 'c d'];
    const ids = [];
    before(async () => {
        for (const key of keys)
            ids.push((await begin(key)).UploadId);
    });
    it('lists the uploads by key, and those of one key in the order they were begun', async () => {
        const { Uploads = [], IsTruncated, MaxUploads } = await list();
        assert.deepEqual(Uploads.map(({ Key, UploadId }) => [Key, UploadId]), keys.map((key, index) => [key, ids[index]]));
        assert.deepEqual([IsTruncated, MaxUploads], [false, 1000]);
        const [upload] = Uploads;
        assert.ok(upload?.Initiated && upload.Initiator?.ID && upload.Owner?.ID);
        assert.equal(upload?.StorageClass, 'STANDARD');
    });
    it('lists those with a prefix, and common prefixes', async () => {
        assert.equal((await list({ Prefix: 'b' })).Uploads?.length, 3);
        const { Uploads, CommonPrefixes } = await list({ Delimiter: '/' });
        assert.deepEqual(CommonPrefixes, [{ Prefix: 'a/' }]);
        assert.equal(Uploads?.length, 4);
    });
    it('gives each upload once, page by page', async () => {
        for (const MaxUploads of [1, 2, 4]) {
            const seen = [];
            let more = {};
            for (let pages = 0; pages < 10; pages += 1) {
                const answer = await list({ MaxUploads, ...more });
                seen.push(...(answer.Uploads ?? []).map(({ UploadId }) => UploadId));
                if (!answer.IsTruncated)
                    break;
                more = { KeyMarker: answer.NextKeyMarker, UploadIdMarker: answer.NextUploadIdMarker };
            }
            assert.deepEqual(seen, ids);
        }
    });
    it('takes a key marker alone for the end of that key', async () => {
        const { Uploads } = await list({ KeyMarker: 'b' });
        assert.deepEqual(Uploads?.map(({ Key }) => Key), ['c d']);
    });
    it('encodes names when asked to', async () => {
        const { Uploads } = await list({ Prefix: 'c', EncodingType: 'url' });
        assert.equal(Uploads?.[0]?.Key, 'c%20d');
    });
    it('refuses less than none', async () => {
        await assertRefused(list({ MaxUploads: -1 }), 400, 'InvalidArgument');
    });
});
