import assert from 'node:assert/strict';
import { HeadObjectCommand, RenameObjectCommand, } from '@aws-sdk/client-s3';
import { assertRefused, patterned, useBucket } from './scene.js';
const past = new Date('2015-01-01T00:00:00Z');
const future = new Date(Date.now() + 24 * 3600 * 1000);
describe('RenameObject', () => {
    const { s3, Bucket, put, read, exists } = useBucket();
    const rename = (RenameSource, Key, more = {}) => s3.send(new RenameObjectCommand({ Bucket, Key, RenameSource, ...more }));
    it('gives an object another key, and keeps all else', async () => {
        const bytes = patterned(1_500_000);
        await put('old', bytes, { Metadata: { a: 'b' }, ContentType: 'text/x' });
        const before = await s3.send(new HeadObjectCommand({ Bucket, Key: 'old' }));
        await rename('old', 'new');
        assert.equal(await exists('old'), false);
        const after = await s3.send(new HeadObjectCommand({ Bucket, Key: 'new' }));
        assert.deepEqual({ ...after, $metadata: 0 }, { ...before, $metadata: 0 });
        assert.equal((await read('new')).length, bytes.toString().length);
    });
    it('takes a source with its bucket, and an encoded one', async () => {
        await put('ä b', '1');
        await rename(encodeURIComponent('ä b'), 'plain');
        await rename(`/${Bucket}/plain`, 'plainer');
        assert.equal(await read('plainer'), '1');
    });
    it('replaces what is there, unless it may not', async () => {
        await put('from', 'from');
        await put('to', 'to');
        const call = rename('from', 'to', { DestinationIfNoneMatch: '*' });
        await assertRefused(call, 412, 'PreconditionFailed');
        assert.equal(await read('to'), 'to');
        await rename('from', 'to');
        assert.equal(await read('to'), 'from');
    });
    it('judges the conditions on the source', async () => {
        const { ETag } = await put('judged', 'x');
        for (const conditions of [
            { SourceIfMatch: '"0"' },
            { SourceIfNoneMatch: ETag },
            { SourceIfModifiedSince: future },
            { SourceIfUnmodifiedSince: past },
        ]) {
            await assertRefused(rename('judged', 'refused', conditions), 412, 'PreconditionFailed');
        }
        assert.equal(await exists('refused'), false);
        await rename('judged', 'judged-2', { SourceIfMatch: ETag, SourceIfUnmodifiedSince: future });
        await rename('judged-2', 'judged-3', { SourceIfModifiedSince: past });
        assert.equal(await read('judged-3'), 'x');
    });
    it('judges the conditions on the destination', async () => {
        await put('moving', 'x');
        const { ETag } = await put('staying', 'y');
        for (const conditions of [
            { DestinationIfMatch: '"0"' },
            { DestinationIfNoneMatch: ETag },
            { DestinationIfModifiedSince: future },
            { DestinationIfUnmodifiedSince: past },
        ]) {
            await assertRefused(rename('moving', 'staying', conditions), 412, 'PreconditionFailed');
        }
        assert.equal(await read('staying'), 'y');
        await rename('moving', 'staying', { DestinationIfMatch: ETag });
        assert.equal(await read('staying'), 'x');
    });
    it('refuses what is not there, itself, and directories', async () => {
        await put('there');
        await assertRefused(rename('not there', 'k'), 404, 'NoSuchKey');
        await assertRefused(rename('there', 'there'), 400, 'InvalidRequest');
        await assertRefused(rename('there', 'directory/'), 400, 'InvalidRequest');
    });
});
