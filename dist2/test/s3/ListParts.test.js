import assert from 'node:assert/strict';
import { ListPartsCommand } from '@aws-sdk/client-s3';
import { useUploads } from './multipart-scene.js';
import { assertRefused } from './scene.js';
describe('ListParts', () => {
    const { s3, Bucket, begin, part } = useUploads();
    let target;
    const list = (more = {}) => s3.send(new ListPartsCommand({ ...target, ...more }));
    before(async () => {
        target = await begin('k', { ChecksumAlgorithm: 'CRC32' });
        for (const number of [10, 2, 1, 9999])
            await part(target, number, `part ${number}`);
    });
    it('lists the parts in order, with what is known of each', async () => {
        const { Parts = [], ...rest } = await list();
        assert.deepEqual(Parts.map(({ PartNumber, Size }) => [PartNumber, Size]), [
            [1, 6],
            [2, 6],
            [10, 7],
            [9999, 9],
        ]);
        assert.ok(Parts.every(({ ETag, LastModified, ChecksumCRC32 }) => ETag && LastModified && ChecksumCRC32));
        assert.deepEqual([rest.Bucket, rest.Key, rest.UploadId, rest.IsTruncated, rest.MaxParts, rest.StorageClass], [Bucket, 'k', target.UploadId, false, 1000, 'STANDARD']);
        assert.deepEqual([rest.ChecksumAlgorithm, rest.ChecksumType], ['CRC32', 'COMPOSITE']);
        assert.ok(rest.Initiator?.ID && rest.Owner?.ID);
    });
    it('pages', async () => {
        const first = await list({ MaxParts: 2 });
        assert.deepEqual([first.IsTruncated, Number(first.NextPartNumberMarker)], [true, 2]);
        const second = await list({ MaxParts: 2, PartNumberMarker: first.NextPartNumberMarker });
        assert.deepEqual(second.Parts?.map(({ PartNumber }) => PartNumber), [10, 9999]);
        assert.equal(second.IsTruncated, false);
    });
    it('lists an upload without parts', async () => {
        const { Parts, IsTruncated } = await list(await begin('empty'));
        assert.deepEqual([Parts ?? [], IsTruncated], [[], false]);
    });
    it('refuses bad arguments, and an upload that is not there', async () => {
        await assertRefused(list({ MaxParts: -1 }), 400, 'InvalidArgument');
        await assertRefused(list({ PartNumberMarker: 'x' }), 400, 'InvalidArgument');
        await assertRefused(list({ UploadId: 'not-there' }), 404, 'NoSuchUpload');
    });
});
