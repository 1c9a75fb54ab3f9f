import assert from 'node:assert/strict';
import { AbortMultipartUploadCommand, ListMultipartUploadsCommand, ListPartsCommand, } from '@aws-sdk/client-s3';
import { useUploads } from './multipart-scene.js';
import { assertRefused } from './scene.js';
describe('AbortMultipartUpload', () => {
    const { s3, Bucket, begin, part, complete, exists } = useUploads();
    it('ends an upload, its parts with it, and answers 204', async () => {
        const target = await begin('k');
        const named = await part(target, 1, 'x');
        const { $metadata } = await s3.send(new AbortMultipartUploadCommand(target));
        assert.equal($metadata.httpStatusCode, 204);
        await assertRefused(s3.send(new ListPartsCommand(target)), 404, 'NoSuchUpload');
        await assertRefused(part(target, 1, 'x'), 404, 'NoSuchUpload');
        await assertRefused(complete(target, [named]), 404, 'NoSuchUpload');
        assert.equal(await exists('k'), false);
    });
    it('answers NoSuchUpload for an upload that is not there', async () => {
        const target = { Bucket, Key: 'k', UploadId: 'not-there' };
        await assertRefused(s3.send(new AbortMultipartUploadCommand(target)), 404, 'NoSuchUpload');
    });
    it('ends only the upload that was begun at this time', async () => {
        const target = await begin('timed');
        const { Uploads } = await s3.send(new ListMultipartUploadsCommand({ Bucket, Prefix: 'timed' }));
        const IfMatchInitiatedTime = new Date('2015-01-01T00:00:00Z');
        const wrong = new AbortMultipartUploadCommand({ ...target, IfMatchInitiatedTime });
        await assertRefused(s3.send(wrong), 412, 'PreconditionFailed');
        const right = { ...target, IfMatchInitiatedTime: Uploads?.[0]?.Initiated };
        await s3.send(new AbortMultipartUploadCommand(right));
    });
});
