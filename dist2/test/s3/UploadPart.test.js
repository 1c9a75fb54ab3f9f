import assert from 'node:assert/strict';
import { UploadPartCommand } from '@aws-sdk/client-s3';
import { useUploads } from './multipart-scene.js';
import { assertRefused } from './scene.js';
describe('UploadPart', () => {
    const { s3, begin, part, complete, read } = useUploads();
    const upload = (input) => s3.send(new UploadPartCommand(input));
    it('stores a part and answers its MD5', async () => {
        const target = await begin('k');
        const { ETag } = await part(target, 1, 'hello');
        assert.equal(ETag, '"5d41402abc4b2a76b9719d911017c592"');
    });
    it('replaces a part of the same number', async () => {
        const target = await begin('again');
        await part(target, 1, 'first');
        await complete(target, [await part(target, 1, 'second')]);
        assert.equal(await read('again'), 'second');
    });
    it('takes the numbers 1 to 10,000', async () => {
        const target = await begin('numbers');
        await part(target, 10_000, 'x');
        for (const number of [0, 10_001, -1]) {
            await assertRefused(part(target, number, 'x'), 400, 'InvalidArgument');
        }
    });
    it('answers NoSuchUpload for an upload that is not there, or is another key’s', async () => {
        const target = await begin('there');
        const stranger = { ...target, UploadId: 'not-there' };
        await assertRefused(part(stranger, 1, 'x'), 404, 'NoSuchUpload');
        await assertRefused(part({ ...target, Key: 'elsewhere' }, 1, 'x'), 404, 'NoSuchUpload');
    });
    it('verifies and answers the checksum', async () => {
        const target = await begin('sum', { ChecksumAlgorithm: 'SHA256' });
        const ChecksumSHA256 = 'LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=';
        const input = { ...target, PartNumber: 1, Body: 'hello' };
        const answer = await upload({ ...input, ChecksumSHA256 });
        assert.equal(answer.ChecksumSHA256, ChecksumSHA256);
        const wrong = Buffer.alloc(32).toString('base64');
        await assertRefused(upload({ ...input, ChecksumSHA256: wrong }), 400, 'BadDigest');
    });
    it('refuses another checksum than the upload was begun with', async () => {
        const target = await begin('mismatch', { ChecksumAlgorithm: 'SHA256' });
        const input = { ...target, PartNumber: 1, Body: 'x', ChecksumAlgorithm: 'CRC32' };
        const error = await assertRefused(upload(input), 400, 'InvalidRequest');
        assert.match(error.message, /expected checksum Type: sha256, actual checksum Type: crc32/);
    });
});
