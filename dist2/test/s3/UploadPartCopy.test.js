import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { DeleteObjectCommand, GetObjectCommand, UploadPartCopyCommand, } from '@aws-sdk/client-s3';
import { partBytesMin, useUploads } from './multipart-scene.js';
import { assertRefused, patterned } from './scene.js';
describe('UploadPartCopy', () => {
    const { s3, Bucket, put, begin, complete, read } = useUploads();
    const copyPart = async (target, PartNumber, more = {}) => {
        const input = { ...target, PartNumber, CopySource: `${Bucket}/source`, ...more };
        const { CopyPartResult } = await s3.send(new UploadPartCopyCommand(input));
        return { PartNumber, ETag: CopyPartResult?.ETag };
    };
    const source = patterned(2 * partBytesMin + 1000);
    before(() => put('source', source));
    it('makes parts of an object and of ranges of it', async () => {
        const target = await begin('copied');
        const whole = await copyPart(target, 1);
        assert.equal(whole.ETag, `"${createHash('md5').update(source).digest('hex')}"`);
        const CopySourceRange = `bytes=${partBytesMin - 3}-${partBytesMin + 6}`;
        await complete(target, [whole, await copyPart(target, 2, { CopySourceRange })]);
        await s3.send(new DeleteObjectCommand({ Bucket, Key: 'source' }));
        const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: 'copied' }));
        const bytes = Buffer.from((await Body?.transformToByteArray()) ?? []);
        const expected = [source, source.subarray(partBytesMin - 3, partBytesMin + 7)];
        assert.ok(bytes.equals(Buffer.concat(expected)));
        await put('source', source);
    });
    it('makes a part of a small object', async () => {
        await put('small', '0123456789');
        const target = await begin('from small');
        const input = { CopySource: `${Bucket}/small`, CopySourceRange: 'bytes=2-4' };
        await complete(target, [await copyPart(target, 1, input)]);
        assert.equal(await read('from small'), '234');
    });
    const malformed = ['0-2', 'bytes=0', 'bytes=a-b', 'bytes=0-2,3-5', 'bytes=5-', 'bytes=5-2'];
    for (const CopySourceRange of malformed) {
        it(`refuses the range ${CopySourceRange}`, async () => {
            const target = await begin('malformed');
            await assertRefused(copyPart(target, 1, { CopySourceRange }), 400, 'InvalidArgument');
        });
    }
    it('refuses a range that the source does not have', async () => {
        const target = await begin('beyond');
        const CopySourceRange = `bytes=0-${source.length}`;
        await assertRefused(copyPart(target, 1, { CopySourceRange }), 416, 'InvalidRange');
    });
    it('judges conditions on the source, and the upload', async () => {
        const target = await begin('judged');
        const call = copyPart(target, 1, { CopySourceIfMatch: '"0"' });
        await assertRefused(call, 412, 'PreconditionFailed');
        const missing = copyPart(target, 1, { CopySource: `${Bucket}/not%20there` });
        await assertRefused(missing, 404, 'NoSuchKey');
        const stranger = { ...target, UploadId: 'not-there' };
        await assertRefused(copyPart(stranger, 1), 404, 'NoSuchUpload');
        await assertRefused(copyPart(target, 10_001), 400, 'InvalidArgument');
    });
});
