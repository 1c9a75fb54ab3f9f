import assert from 'node:assert/strict';
import { findObject } from '../../../src/s3/found-object.js';
import { CreateBucket } from '../../../src/s3/operations/CreateBucket.js';
import { DeleteObjects } from '../../../src/s3/operations/DeleteObjects.js';
import { AwsError } from '../../../src/wire/errors.js';
import { accepted, bodyOf, harness, named } from '../../storage/harness.js';
/** Passes all but what is listed, like `s3:DeleteObject secret`, and notes what it saw. */
function judge(...denied) {
    const asked = [];
    const authorize = (action, key) => {
        const what = key === undefined ? action : `${action} ${key}`;
        asked.push(what);
        if (denied.includes(what))
            throw new AwsError('AccessDenied');
    };
    const authorizeOther = async (action, bucket) => {
        authorize(action, `in ${bucket}`);
        return {};
    };
    return { asked, authorize, authorizeOther };
}
describe('permissions that handlers ask for', () => {
    let h;
    beforeEach(async () => {
        h = await harness();
        for (const key of ['a', 'b', 'secret']) {
            accepted(await h.storage.objects.put(h.bucket, named(key), bodyOf('body')));
        }
    });
    it('of DeleteObjects are asked for each key, and one denied does not keep the others', async () => {
        const { asked, ...judged } = judge('s3:DeleteObject secret');
        const Objects = [{ Key: 'a' }, { Key: 'secret' }, { Key: 'b', VersionId: 'null' }];
        const answer = await DeleteObjects.handle({
            ...h,
            ...judged,
            input: { Bucket: 'files', Delete: { Objects } },
            request: { headers: { 'content-md5': 'checked before' } },
        });
        assert.deepEqual(answer.Errors?.map(({ Key, Code }) => [Key, Code]), [['secret', 'AccessDenied']]);
        assert.deepEqual(answer.Deleted?.map(({ Key }) => Key), ['a', 'b']);
        assert.deepEqual(asked.sort(), [
            's3:DeleteObject a',
            's3:DeleteObject secret',
            's3:DeleteObjectVersion b',
        ]);
        assert.ok(await h.storage.objects.find(h.bucket, 'secret'));
    });
    it('of CreateBucket are asked before it is made', async () => {
        const context = {
            ...h,
            ...judge('s3:PutBucketAcl'),
            caller: { type: 'user', account: '123456789012' },
            region: 'us-east-1',
            input: { Bucket: 'new-bucket', ACL: 'private' },
        };
        await assert.rejects(CreateBucket.handle(context), { code: 'AccessDenied' });
        assert.equal(await h.storage.buckets.find('new-bucket'), undefined);
    });
    it('tell only who may list that a key is not there', async () => {
        const find = (judged, Key) => findObject({ ...h, ...judged }, h.bucket, { Key });
        await assert.rejects(find(judge(), 'none'), { code: 'NoSuchKey' });
        await assert.rejects(find(judge('s3:ListBucket none'), 'none'), { code: 'AccessDenied' });
        const silent = judge('s3:ListBucket a');
        await find(silent, 'a');
        assert.deepEqual(silent.asked, []);
        const other = judge('s3:ListBucket in others');
        const others = { ...h.bucket, name: 'others' };
        const call = findObject({ ...h, ...other }, others, { Key: 'none' });
        await assert.rejects(call, { code: 'AccessDenied' });
    });
});
