import assert from 'node:assert/strict';
import { CompleteMultipartUploadCommand, CreateMultipartUploadCommand, GetObjectAttributesCommand, UploadPartCommand, } from '@aws-sdk/client-s3';
import { assertRefused, patterned, useBucket } from './scene.js';
const all = ['ETag', 'Checksum', 'ObjectParts', 'StorageClass', 'ObjectSize'];
describe('GetObjectAttributes', () => {
    const { s3, Bucket, put } = useBucket();
    const attributes = (Key, more = {}) => s3.send(new GetObjectAttributesCommand({ Bucket, Key, ObjectAttributes: [...all], ...more }));
    it('tells of an object its size, bare ETag, class and checksum, and no parts', async () => {
        const { ETag } = await put('k', 'hello', { ChecksumAlgorithm: 'SHA256' });
        const told = await attributes('k');
        assert.equal(told.ObjectSize, 5);
        assert.equal(told.ETag, ETag?.slice(1, -1));
        assert.equal(told.StorageClass, 'STANDARD');
        assert.equal(told.Checksum?.ChecksumSHA256, 'LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=');
        assert.equal(told.Checksum?.ChecksumType, 'FULL_OBJECT');
        assert.equal(told.ObjectParts, undefined);
        assert.ok(told.LastModified);
    });
    it('tells only what it was asked', async () => {
        const { ETag, ObjectSize, Checksum } = await attributes('k', {
            ObjectAttributes: ['ObjectSize'],
        });
        assert.deepEqual([ETag, ObjectSize, Checksum], [undefined, 5, undefined]);
    });
    it('tells the parts, a page at a time', async () => {
        const created = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key: 'parts', ChecksumAlgorithm: 'SHA256' }));
        const target = { Bucket, Key: 'parts', UploadId: created.UploadId };
        const Parts = [];
        for (const PartNumber of [1, 2, 3]) {
            const Body = patterned(PartNumber === 3 ? 7 : 5 * 1024 * 1024, PartNumber);
            const input = { ...target, PartNumber, Body, ChecksumAlgorithm: 'SHA256' };
            const { ETag, ChecksumSHA256 } = await s3.send(new UploadPartCommand(input));
            Parts.push({ PartNumber, ETag, ChecksumSHA256 });
        }
        const MultipartUpload = { Parts };
        await s3.send(new CompleteMultipartUploadCommand({ ...target, MultipartUpload }));
        const first = (await attributes('parts', { MaxParts: 2 })).ObjectParts;
        assert.equal(first?.TotalPartsCount, 3);
        assert.equal(first?.IsTruncated, true);
        assert.equal(first?.MaxParts, 2);
        assert.equal(Number(first?.NextPartNumberMarker), 2);
        assert.deepEqual(first?.Parts?.map(({ PartNumber, Size, ChecksumSHA256 }) => [
            PartNumber,
            Size,
            ChecksumSHA256,
        ]), Parts.slice(0, 2).map((part) => [part.PartNumber, 5 * 1024 * 1024, part.ChecksumSHA256]));
        const rest = (await attributes('parts', { PartNumberMarker: '2' })).ObjectParts;
        assert.equal(rest?.IsTruncated, false);
        assert.deepEqual(rest?.Parts?.map(({ PartNumber, Size }) => [PartNumber, Size]), [[3, 7]]);
    });
    it('refuses attributes that there are not, and none', async () => {
        const ObjectAttributes = ['Colour'];
        await assertRefused(attributes('k', { ObjectAttributes }), 400, 'InvalidArgument');
        await assertRefused(attributes('k', { ObjectAttributes: [] }), 400);
    });
    it('answers NoSuchKey for what is not there', async () => {
        await assertRefused(attributes('not there'), 404, 'NoSuchKey');
    });
});
