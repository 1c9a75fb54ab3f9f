import assert from 'node:assert/strict';
import { CreateMultipartUploadCommand, HeadObjectCommand, } from '@aws-sdk/client-s3';
import { useUploads } from './multipart-scene.js';
import { assertRefused } from './scene.js';
describe('CreateMultipartUpload', () => {
    const { s3, Bucket, begin, part, complete, exists } = useUploads();
    const create = (more = {}) => s3.send(new CreateMultipartUploadCommand({ Bucket, Key: 'k', ...more }));
    it('answers an identifier of its own each time, and makes no object', async () => {
        const [one, two] = [await create(), await create()];
        assert.deepEqual([one.Bucket, one.Key], [Bucket, 'k']);
        assert.ok(one.UploadId);
        assert.notEqual(one.UploadId, two.UploadId);
        assert.equal(await exists('k'), false);
    });
    it('gives the object the metadata that it was begun with', async () => {
        const target = await begin('meta', {
            ContentType: 'text/x',
            Metadata: { a: 'b' },
            CacheControl: 'no-store',
            ContentEncoding: 'aws-chunked,gzip',
        });
        await complete(target, [await part(target, 1, 'x')]);
        const told = await s3.send(new HeadObjectCommand({ Bucket, Key: 'meta' }));
        assert.deepEqual([told.ContentType, told.Metadata, told.CacheControl, told.ContentEncoding], ['text/x', { a: 'b' }, 'no-store', 'gzip']);
    });
    const types = [
        ['CRC32', undefined, 'COMPOSITE'],
        ['CRC32', 'FULL_OBJECT', 'FULL_OBJECT'],
        ['CRC32C', undefined, 'COMPOSITE'],
        ['CRC64NVME', undefined, 'FULL_OBJECT'],
        ['SHA256', undefined, 'COMPOSITE'],
        ['SHA1', 'COMPOSITE', 'COMPOSITE'],
    ];
    for (const [ChecksumAlgorithm, ChecksumType, answered] of types) {
        it(`takes ${ChecksumAlgorithm} of type ${ChecksumType ?? 'unsaid'} for ${answered}`, async () => {
            const answer = await create({ ChecksumAlgorithm, ChecksumType });
            assert.deepEqual([answer.ChecksumAlgorithm, answer.ChecksumType], [ChecksumAlgorithm, answered]);
        });
    }
    const refused = [
        { ChecksumAlgorithm: 'SHA256', ChecksumType: 'FULL_OBJECT' },
        { ChecksumAlgorithm: 'CRC64NVME', ChecksumType: 'COMPOSITE' },
        { ChecksumAlgorithm: 'CRC7' },
        { ChecksumType: 'COMPOSITE' },
    ];
    for (const input of refused) {
        it(`refuses ${JSON.stringify(input)}`, async () => {
            await assertRefused(create(input), 400, 'InvalidRequest');
        });
    }
    it('refuses what it cannot keep', async () => {
        await assertRefused(create({ ServerSideEncryption: 'AES256' }), 501, 'NotImplemented');
        await assertRefused(create({ Tagging: 'a=b' }), 501, 'NotImplemented');
        const Metadata = { a: 'x'.repeat(2048) };
        await assertRefused(create({ Metadata }), 400, 'MetadataTooLarge');
        await assertRefused(create({ StorageClass: 'GLACIER' }), 400, 'InvalidStorageClass');
    });
});
