import assert from 'node:assert/strict';
import { DeleteObjectsCommand, HeadObjectCommand, ListObjectsV2Command, } from '@aws-sdk/client-s3';
import { assertRefused, useBucket } from './scene.js';
describe('DeleteObjects', () => {
    const { s3, Bucket, put, exists } = useBucket();
    const remove = (Objects, Quiet) => s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet } }));
    it('removes what is there, and tells each key, there or not', async () => {
        await put('a');
        await put('b & <c>');
        const { Deleted, Errors } = await remove([
            { Key: 'a' },
            { Key: 'b & <c>' },
            { Key: 'not there' },
        ]);
        assert.deepEqual(Deleted?.map(({ Key }) => Key), ['a', 'b & <c>', 'not there']);
        assert.deepEqual(Errors ?? [], []);
        const { KeyCount } = await s3.send(new ListObjectsV2Command({ Bucket }));
        assert.equal(KeyCount, 0);
    });
    it('is quiet about what worked when asked to be', async () => {
        await put('quiet');
        const { Deleted, Errors } = await remove([{ Key: 'quiet' }], true);
        assert.deepEqual([Deleted ?? [], Errors ?? []], [[], []]);
        assert.equal(await exists('quiet'), false);
    });
    it('judges the conditions of each key on their own', async () => {
        const { ETag } = await put('etag', '1234');
        await put('other', '1234');
        await put('sized', '1234');
        await put('timed', '1234');
        const { LastModified } = await s3.send(new HeadObjectCommand({ Bucket, Key: 'timed' }));
        const { Deleted, Errors } = await remove([
            { Key: 'other', ETag: '"0"' },
            { Key: 'etag', ETag },
            { Key: 'sized', Size: 5 },
            { Key: 'timed', LastModifiedTime: LastModified },
            { Key: 'gone', ETag: '"0"' },
        ]);
        assert.deepEqual(Deleted?.map(({ Key }) => Key), ['etag', 'timed', 'gone']);
        assert.deepEqual(Errors?.map(({ Key, Code }) => [Key, Code]), [
            ['other', 'PreconditionFailed'],
            ['sized', 'PreconditionFailed'],
        ]);
        assert.deepEqual([await exists('other'), await exists('etag')], [true, false]);
    });
    it('tells a key that cannot be, and removes the others', async () => {
        await put('good');
        const { Deleted, Errors } = await remove([
            { Key: 'x'.repeat(1025) },
            { Key: 'good' },
            { Key: 'version', VersionId: 'no version' },
        ]);
        assert.deepEqual(Deleted?.map(({ Key }) => Key), ['good']);
        assert.deepEqual(Errors?.map(({ Code }) => Code), ['KeyTooLongError', 'InvalidArgument']);
    });
    it('removes 1,000 keys at once, and refuses 1,001 or none', async () => {
        const keys = Array.from({ length: 1001 }, (_, index) => ({ Key: `many-${index}` }));
        await Promise.all(keys.slice(0, 50).map(({ Key }) => put(Key)));
        await assertRefused(remove(keys), 400, 'MalformedXML');
        assert.equal(await exists('many-0'), true);
        assert.equal((await remove(keys.slice(0, 1000))).Deleted?.length, 1000);
        assert.equal(await exists('many-0'), false);
        await assertRefused(remove([]), 400, 'MalformedXML');
    });
    it('answers NoSuchBucket for a bucket that is not there', async () => {
        const input = { Bucket: `${Bucket}-not`, Delete: { Objects: [{ Key: 'a' }] } };
        await assertRefused(s3.send(new DeleteObjectsCommand(input)), 404, 'NoSuchBucket');
    });
});
