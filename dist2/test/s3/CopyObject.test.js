import assert from 'node:assert/strict';
import { CopyObjectCommand, CreateBucketCommand, DeleteObjectCommand, HeadObjectCommand, } from '@aws-sdk/client-s3';
import { freshBucketName } from '../support/clients.js';
import { assertRefused, patterned, useBucket } from './scene.js';
const past = new Date('2015-01-01T00:00:00Z');
const future = new Date(Date.now() + 24 * 3600 * 1000);
describe('CopyObject', () => {
    const { s3, Bucket, put, read, exists } = useBucket();
    const copy = (from, Key, more = {}) => s3.send(new CopyObjectCommand({ Bucket, Key, CopySource: `${Bucket}/${from}`, ...more }));
    const head = (Key) => s3.send(new HeadObjectCommand({ Bucket, Key, ChecksumMode: 'ENABLED' }));
    it('copies the bytes, the metadata and the checksum', async () => {
        const { ETag } = await put('from', 'hello', {
            ContentType: 'text/x',
            CacheControl: 'no-store',
            Metadata: { a: 'b' },
            ChecksumAlgorithm: 'SHA256',
        });
        const { CopyObjectResult } = await copy('from', 'to');
        assert.equal(CopyObjectResult?.ETag, ETag);
        assert.ok(CopyObjectResult?.LastModified);
        assert.equal(CopyObjectResult?.ChecksumSHA256, 'LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=');
        assert.equal(await read('to'), 'hello');
        const told = await head('to');
        assert.deepEqual([told.ContentType, told.CacheControl, told.Metadata], ['text/x', 'no-store', { a: 'b' }]);
    });
    it('keeps what it copied when the source goes', async () => {
        const bytes = patterned(2_500_000);
        await put('source', bytes);
        await copy('source', 'copy');
        await s3.send(new DeleteObjectCommand({ Bucket, Key: 'source' }));
        assert.equal((await read('copy')).length, bytes.toString().length);
        await copy('copy', 'copy-2');
        await put('copy', 'replaced');
        assert.equal((await read('copy-2')).length, bytes.toString().length);
    });
    it('copies between buckets, and an empty object', async () => {
        const other = freshBucketName();
        await s3.send(new CreateBucketCommand({ Bucket: other }));
        await put('empty', '');
        await copy('empty', 'k', { Bucket: other });
        assert.equal(await read('k', { Bucket: other }), '');
    });
    it('takes other metadata with REPLACE, and none of the source', async () => {
        await put('replace', 'x', { CacheControl: 'no-store', Metadata: { a: 'b' } });
        const MetadataDirective = 'REPLACE';
        await copy('replace', 'replaced', { MetadataDirective, Metadata: { c: 'd' } });
        const told = await head('replaced');
        assert.deepEqual([told.Metadata, told.CacheControl], [{ c: 'd' }, undefined]);
    });
    it('passes over metadata without REPLACE', async () => {
        await put('keep', 'x', { Metadata: { a: 'b' } });
        await copy('keep', 'kept', { Metadata: { c: 'd' } });
        assert.deepEqual((await head('kept')).Metadata, { a: 'b' });
    });
    it('never copies the redirect and the storage class', async () => {
        const StorageClass = 'REDUCED_REDUNDANCY';
        await put('placed', 'x', { WebsiteRedirectLocation: '/there', StorageClass });
        await copy('placed', 'unplaced');
        const told = await head('unplaced');
        assert.deepEqual([told.WebsiteRedirectLocation, told.StorageClass], [undefined, undefined]);
    });
    it('refuses to copy an object onto itself unless something changes', async () => {
        await put('self', 'x', { Metadata: { a: 'b' } });
        const error = await assertRefused(copy('self', 'self'), 400, 'InvalidRequest');
        assert.match(error.message, /trying to copy an object to itself without changing/);
        await copy('self', 'self', { MetadataDirective: 'REPLACE', Metadata: { c: 'd' } });
        assert.deepEqual((await head('self')).Metadata, { c: 'd' });
        await copy('self', 'self', { StorageClass: 'REDUCED_REDUNDANCY' });
        assert.equal(await read('self'), 'x');
    });
    it('computes another checksum when asked to', async () => {
        await put('sum', 'hello', { ChecksumAlgorithm: 'CRC32' });
        const { CopyObjectResult } = await copy('sum', 'sum-2', { ChecksumAlgorithm: 'SHA1' });
        assert.equal(CopyObjectResult?.ChecksumSHA1, 'qvTGHdzF6KLavt4PO0gs2a6pQ00=');
        assert.equal((await head('sum-2')).ChecksumSHA1, 'qvTGHdzF6KLavt4PO0gs2a6pQ00=');
    });
    it('reads sources with and without a slash, encoded and with a version', async () => {
        await put('ä b/%25+', 'x');
        const encoded = encodeURIComponent('ä b/%25+');
        const sources = [`/${Bucket}/${encoded}`, `${Bucket}/${encoded}?versionId=null`];
        for (const CopySource of [...sources, encodeURIComponent(`${Bucket}/ä b/%25+`)]) {
            await copy('', 'decoded', { CopySource });
            assert.equal(await read('decoded'), 'x');
        }
    });
    it('refuses a source that names nothing, or is not there', async () => {
        for (const CopySource of ['nothing', `${Bucket}/`, '/', `${Bucket}/%`]) {
            await assertRefused(copy('', 'k', { CopySource }), 400, 'InvalidArgument');
        }
        await assertRefused(copy('not there', 'k'), 404, 'NoSuchKey');
        const CopySource = `${Bucket}-not/k`;
        await assertRefused(copy('', 'k', { CopySource }), 404, 'NoSuchBucket');
        const version = { CopySource: `${Bucket}/from?versionId=${'x'.repeat(32)}` };
        await assertRefused(copy('', 'k', version), 404, 'NoSuchVersion');
    });
    it('judges the conditions on the source', async () => {
        const { ETag } = await put('judged', 'x');
        for (const conditions of [
            { CopySourceIfMatch: ETag },
            { CopySourceIfNoneMatch: '"0"' },
            { CopySourceIfModifiedSince: past },
            { CopySourceIfUnmodifiedSince: future },
            { CopySourceIfMatch: ETag, CopySourceIfUnmodifiedSince: past },
        ]) {
            await copy('judged', 'allowed', conditions);
        }
        for (const conditions of [
            { CopySourceIfMatch: '"0"' },
            { CopySourceIfNoneMatch: ETag },
            { CopySourceIfModifiedSince: future },
            { CopySourceIfUnmodifiedSince: past },
            { CopySourceIfNoneMatch: ETag, CopySourceIfModifiedSince: past },
        ]) {
            await assertRefused(copy('judged', 'refused', conditions), 412, 'PreconditionFailed');
        }
        assert.equal(await exists('refused'), false);
    });
    it('judges the conditions on the destination', async () => {
        await put('source-2', 'new');
        const { ETag } = await put('target', 'old');
        const call = copy('source-2', 'target', { IfNoneMatch: '*' });
        await assertRefused(call, 412, 'PreconditionFailed');
        const other = copy('source-2', 'target', { IfMatch: '"0"' });
        await assertRefused(other, 412, 'PreconditionFailed');
        await copy('source-2', 'target', { IfMatch: ETag });
        assert.equal(await read('target'), 'new');
    });
    it('answers 403 when somebody else was expected to own either bucket', async () => {
        await put('owned', 'x');
        const stranger = '999999999999';
        const source = copy('owned', 'k', { ExpectedSourceBucketOwner: stranger });
        await assertRefused(source, 403, 'AccessDenied');
        await assertRefused(copy('owned', 'k', { ExpectedBucketOwner: stranger }), 403, 'AccessDenied');
    });
});
