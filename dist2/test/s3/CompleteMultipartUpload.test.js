import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { GetObjectCommand, HeadObjectCommand, ListPartsCommand, PutObjectCommand, UploadPartCommand, } from '@aws-sdk/client-s3';
import { partBytesMin, useUploads } from './multipart-scene.js';
import { assertRefused, patterned } from './scene.js';
const md5 = (bytes) => createHash('md5').update(bytes).digest();
const one = patterned(partBytesMin, 1);
const two = patterned(partBytesMin + 7, 2);
const last = patterned(11, 3);
describe('CompleteMultipartUpload', () => {
    const { s3, Bucket, begin, part, complete, put, read, exists } = useUploads();
    it('makes one object of the parts, with the MD5 of their MD5s', async () => {
        const target = await begin('whole');
        const parts = [await part(target, 1, one), await part(target, 2, two)];
        parts.push(await part(target, 7, last));
        const answer = await complete(target, parts);
        const digest = md5(Buffer.concat([md5(one), md5(two), md5(last)])).toString('hex');
        assert.equal(answer.ETag, `"${digest}-3"`);
        assert.deepEqual([answer.Bucket, answer.Key], [Bucket, 'whole']);
        assert.match(answer.Location ?? '', /^http:\/\/127\.0\.0\.1:\d+\/[^/]+\/whole$/);
        const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: 'whole' }));
        const bytes = Buffer.from((await Body?.transformToByteArray()) ?? []);
        assert.ok(bytes.equals(Buffer.concat([one, two, last])));
        await assertRefused(s3.send(new ListPartsCommand(target)), 404, 'NoSuchUpload');
    });
    it('lets each part be read by its number', async () => {
        const numbered = [
            [1, one],
            [2, two],
            [7, last],
        ];
        for (const [PartNumber, bytes] of numbered) {
            const input = { Bucket, Key: 'whole', PartNumber };
            const { Body, PartsCount, $metadata } = await s3.send(new GetObjectCommand(input));
            assert.ok(Buffer.from((await Body?.transformToByteArray()) ?? []).equals(bytes));
            assert.deepEqual([$metadata.httpStatusCode, PartsCount], [206, 3]);
            const head = await s3.send(new HeadObjectCommand(input));
            assert.deepEqual([head.ContentLength, head.PartsCount], [bytes.length, 3]);
        }
        const call = s3.send(new GetObjectCommand({ Bucket, Key: 'whole', PartNumber: 8 }));
        await assertRefused(call, 400, 'InvalidPart');
    });
    it('finds ranges across parts', async () => {
        const Range = `bytes=${partBytesMin - 2}-${partBytesMin + 1}`;
        const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: 'whole', Range }));
        const bytes = Buffer.from((await Body?.transformToByteArray()) ?? []);
        assert.ok(bytes.equals(Buffer.concat([one.subarray(-2), two.subarray(0, 2)])));
    });
    it('uses only the parts that are named', async () => {
        const target = await begin('some');
        await part(target, 1, one);
        await complete(target, [await part(target, 2, 'named')]);
        assert.equal(await read('some'), 'named');
    });
    it('answers the same when it is asked again', async () => {
        const target = await begin('twice');
        const parts = [await part(target, 1, 'x')];
        const [first, second] = [await complete(target, parts), await complete(target, parts)];
        assert.deepEqual({ ...second, $metadata: 0 }, { ...first, $metadata: 0 });
        const other = [{ PartNumber: 1, ETag: '"0"' }];
        await assertRefused(complete(target, other), 404, 'NoSuchUpload');
    });
    it('refuses parts that are not there, or are not the same', async () => {
        const target = await begin('wrong');
        const { ETag } = await part(target, 1, 'x');
        await assertRefused(complete(target, [{ PartNumber: 2, ETag }]), 400, 'InvalidPart');
        const stranger = [{ PartNumber: 1, ETag: '"ffffffffffffffffffffffffffffffff"' }];
        await assertRefused(complete(target, stranger), 400, 'InvalidPart');
        assert.equal(await exists('wrong'), false);
        await complete(target, [{ PartNumber: 1, ETag: ETag?.slice(1, -1) }]);
    });
    it('refuses parts out of order', async () => {
        const target = await begin('order');
        const parts = [await part(target, 1, one), await part(target, 2, two)];
        await assertRefused(complete(target, [...parts].reverse()), 400, 'InvalidPartOrder');
        const [first = {}, second = {}] = parts;
        await assertRefused(complete(target, [first, second, first]), 400, 'InvalidPartOrder');
    });
    it('takes the later of a part that is named twice: the client sent it again', async () => {
        const target = await begin('again');
        const before = await part(target, 1, one);
        const after = await part(target, 1, two);
        await assertRefused(complete(target, [after, before]), 400, 'InvalidPart');
        await complete(target, [before, after]);
        const { ContentLength } = await s3.send(new HeadObjectCommand({ Bucket, Key: 'again' }));
        assert.equal(ContentLength, two.length);
    });
    it('refuses a part of less than 5 MiB before the last', async () => {
        const target = await begin('small');
        const parts = [await part(target, 1, one.subarray(1)), await part(target, 2, last)];
        await assertRefused(complete(target, parts), 400, 'EntityTooSmall');
    });
    it('refuses no parts, and parts without a name', async () => {
        const target = await begin('none');
        const { ETag } = await part(target, 1, 'x');
        await assertRefused(complete(target, []), 400, 'MalformedXML');
        await assertRefused(complete(target, [{ ETag }]), 400, 'MalformedXML');
        await assertRefused(complete(target, [{ PartNumber: 1 }]), 400, 'MalformedXML');
    });
    it('answers NoSuchUpload for an upload that is not there', async () => {
        const target = { Bucket, Key: 'k', UploadId: 'not-there' };
        const call = complete(target, [{ PartNumber: 1, ETag: '"0"' }]);
        await assertRefused(call, 404, 'NoSuchUpload');
    });
    it('judges the conditions on what it would replace', async () => {
        const { ETag } = await put('there', 'old');
        const target = await begin('there');
        const parts = [await part(target, 1, 'new')];
        const none = complete(target, parts, { IfNoneMatch: '*' });
        await assertRefused(none, 412, 'PreconditionFailed');
        const other = complete(target, parts, { IfMatch: '"0"' });
        await assertRefused(other, 412, 'PreconditionFailed');
        assert.equal(await read('there'), 'old');
        await complete(target, parts, { IfMatch: ETag });
        assert.equal(await read('there'), 'new');
    });
    it('refuses another size than the client says the object has', async () => {
        const target = await begin('size');
        const parts = [await part(target, 1, '12345')];
        await assertRefused(complete(target, parts, { MpuObjectSize: 4 }), 400, 'InvalidRequest');
        await complete(target, parts, { MpuObjectSize: 5 });
    });
});
describe('CompleteMultipartUpload with checksums', () => {
    const { s3, Bucket, begin, part, complete } = useUploads();
    const sha256 = (bytes) => createHash('sha256').update(bytes).digest();
    it('makes a COMPOSITE of the parts’ checksums, and keeps those', async () => {
        const target = await begin('composite', { ChecksumAlgorithm: 'SHA256' });
        const sha = { ChecksumAlgorithm: 'SHA256' };
        const parts = [];
        for (const [index, bytes] of [one, last].entries()) {
            const ChecksumSHA256 = sha256(bytes).toString('base64');
            const input = { ...target, ...sha, PartNumber: index + 1, Body: bytes, ChecksumSHA256 };
            const { ETag } = await s3.send(new UploadPartCommand(input));
            parts.push({ PartNumber: index + 1, ETag, ChecksumSHA256 });
        }
        const value = `${sha256(Buffer.concat([sha256(one), sha256(last)])).toString('base64')}-2`;
        const wrong = complete(target, parts, { ChecksumSHA256: `${parts[0]?.ChecksumSHA256}-2` });
        await assertRefused(wrong, 400, 'BadDigest');
        const miscounted = complete(target, parts, { ChecksumSHA256: value.replace('-2', '-3') });
        await assertRefused(miscounted, 400, 'BadDigest');
        const answer = await complete(target, parts, { ChecksumSHA256: value });
        assert.deepEqual([answer.ChecksumSHA256, answer.ChecksumType], [value, 'COMPOSITE']);
        const head = (PartNumber) => s3.send(new HeadObjectCommand({ Bucket, Key: 'composite', ChecksumMode: 'ENABLED', PartNumber }));
        assert.equal((await head()).ChecksumSHA256, value);
        const second = await head(2);
        assert.equal(second.ChecksumSHA256, parts[1]?.ChecksumSHA256);
        assert.equal(second.ChecksumType, 'COMPOSITE');
    });
    it('takes a COMPOSITE without the number of parts, as minio-go states it', async () => {
        const target = await begin('bare', { ChecksumAlgorithm: 'SHA256' });
        const input = { ...target, PartNumber: 1, Body: last };
        const sent = new UploadPartCommand({ ...input, ChecksumAlgorithm: 'SHA256' });
        const { ETag, ChecksumSHA256 } = await s3.send(sent);
        const bare = sha256(sha256(last)).toString('base64');
        const answer = await complete(target, [{ PartNumber: 1, ETag, ChecksumSHA256 }], {
            ChecksumSHA256: bare,
        });
        assert.equal(answer.ChecksumSHA256, `${bare}-1`);
    });
    for (const ChecksumAlgorithm of ['CRC32', 'CRC32C', 'CRC64NVME']) {
        it(`makes a FULL_OBJECT ${ChecksumAlgorithm} that is the one of the whole`, async () => {
            const ChecksumType = 'FULL_OBJECT';
            const target = await begin('full', { ChecksumAlgorithm, ChecksumType });
            const parts = [];
            for (const [index, Body] of [one, two, last].entries()) {
                const PartNumber = index + 1;
                const input = { ...target, PartNumber, Body, ChecksumAlgorithm };
                const { $metadata, ...answer } = await s3.send(new UploadPartCommand(input));
                parts.push({ PartNumber, ...answer });
            }
            const answer = await complete(target, parts);
            const Body = Buffer.concat([one, two, last]);
            const input = { Bucket, Key: 'put', Body, ChecksumAlgorithm };
            const whole = await s3.send(new PutObjectCommand(input));
            const member = `Checksum${ChecksumAlgorithm}`;
            assert.ok(whole[member]);
            assert.deepEqual([answer[member], answer.ChecksumType], [whole[member], 'FULL_OBJECT']);
        });
    }
    it('refuses to complete with another type than the upload was begun with', async () => {
        const target = await begin('type', { ChecksumAlgorithm: 'CRC32', ChecksumType: 'FULL_OBJECT' });
        const parts = [await part(target, 1, 'x')];
        const call = complete(target, parts, { ChecksumType: 'COMPOSITE' });
        await assertRefused(call, 400, 'InvalidRequest');
    });
    it('refuses a part whose checksum is not the one that it had', async () => {
        const target = await begin('part', { ChecksumAlgorithm: 'CRC32' });
        const { ETag } = await part(target, 1, 'x');
        const parts = [{ PartNumber: 1, ETag, ChecksumCRC32: 'AAAAAA==' }];
        await assertRefused(complete(target, parts), 400, 'InvalidPart');
    });
});
