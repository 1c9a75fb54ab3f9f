import assert from 'node:assert/strict';
import { DeleteObjectCommand, HeadObjectCommand, } from '@aws-sdk/client-s3';
import { assertRefused, useBucket } from './scene.js';
describe('DeleteObject', () => {
    const { s3, Bucket, put, exists } = useBucket();
    const remove = (Key, more = {}) => s3.send(new DeleteObjectCommand({ Bucket, Key, ...more }));
    it('removes an object and answers 204', async () => {
        await put('k');
        assert.equal((await remove('k')).$metadata.httpStatusCode, 204);
        assert.equal(await exists('k'), false);
    });
    it('answers 204 for what is not there, whatever the conditions', async () => {
        for (const more of [{}, { IfMatch: '*' }, { IfMatch: '"0"' }, { IfMatchSize: 7 }]) {
            assert.equal((await remove('not there', more)).$metadata.httpStatusCode, 204);
        }
    });
    it('answers NoSuchBucket for a bucket that is not there', async () => {
        await assertRefused(remove('k', { Bucket: `${Bucket}-not` }), 404, 'NoSuchBucket');
    });
    it('removes with If-Match only what it names', async () => {
        const { ETag } = await put('etag');
        await assertRefused(remove('etag', { IfMatch: '"0"' }), 412, 'PreconditionFailed');
        assert.equal(await exists('etag'), true);
        await remove('etag', { IfMatch: ETag });
        assert.equal(await exists('etag'), false);
        await put('any');
        await remove('any', { IfMatch: '*' });
        assert.equal(await exists('any'), false);
    });
    it('removes only what has this size', async () => {
        await put('size', '1234');
        await assertRefused(remove('size', { IfMatchSize: 3 }), 412, 'PreconditionFailed');
        await remove('size', { IfMatchSize: 4 });
        assert.equal(await exists('size'), false);
    });
    it('removes only what was changed at this time', async () => {
        await put('time');
        const { LastModified } = await s3.send(new HeadObjectCommand({ Bucket, Key: 'time' }));
        const IfMatchLastModifiedTime = new Date('2015-01-01T00:00:00Z');
        await assertRefused(remove('time', { IfMatchLastModifiedTime }), 412, 'PreconditionFailed');
        await remove('time', { IfMatchLastModifiedTime: LastModified });
        assert.equal(await exists('time'), false);
    });
    it('removes the version null, and leaves the object when another is named', async () => {
        await put('version');
        await remove('version', { VersionId: 'x'.repeat(32) });
        assert.equal(await exists('version'), true);
        await assertRefused(remove('version', { VersionId: 'no version' }), 400, 'InvalidArgument');
        assert.equal((await remove('version', { VersionId: 'null' })).VersionId, 'null');
        assert.equal(await exists('version'), false);
    });
});
