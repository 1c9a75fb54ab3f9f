import assert from 'node:assert/strict';
import { createBucketPermissions, deletePermissions, formPermissions, writePermissions, } from '../../../src/s3/permissions.js';
describe('the permissions of a request', () => {
    const writes = [
        [{}, []],
        [{ IfNoneMatch: '*' }, []],
        [{ IfMatch: '"e"' }, ['s3:GetObject']],
        [{ ACL: 'private' }, ['s3:PutObjectAcl']],
        [{ GrantReadACP: 'id=1' }, ['s3:PutObjectAcl']],
        [{ Tagging: 'a=b' }, ['s3:PutObjectTagging']],
        [{ ObjectLockMode: 'GOVERNANCE' }, ['s3:PutObjectRetention']],
        [{ ObjectLockLegalHoldStatus: 'ON' }, ['s3:PutObjectLegalHold']],
    ];
    for (const [input, more] of writes) {
        it(`to write with ${JSON.stringify(input)} are s3:PutObject ${more.join()}`, () => {
            assert.deepEqual(writePermissions(input), ['s3:PutObject', ...more]);
        });
    }
    it('of a form stand in its fields', () => {
        const fields = new Map([
            ['acl', 'private'],
            ['tagging', '<Tagging/>'],
        ]);
        const more = ['s3:PutObjectAcl', 's3:PutObjectTagging'];
        assert.deepEqual(formPermissions(fields), ['s3:PutObject', ...more]);
    });
    it('to remove tell versions, and whether an ETag is compared', () => {
        assert.deepEqual(deletePermissions({}), ['s3:DeleteObject']);
        assert.deepEqual(deletePermissions({ VersionId: 'null' }), ['s3:DeleteObjectVersion']);
        assert.deepEqual(deletePermissions({ ETag: '*' }), ['s3:DeleteObject']);
        assert.deepEqual(deletePermissions({ ETag: '"e"' }), ['s3:DeleteObject', 's3:GetObject']);
    });
    it('to create a bucket are more for what it is created with', () => {
        assert.deepEqual(createBucketPermissions({}), ['s3:CreateBucket']);
        assert.deepEqual(createBucketPermissions({ ACL: 'private', ObjectOwnership: 'ObjectWriter' }), [
            's3:CreateBucket',
            's3:PutBucketAcl',
            's3:PutBucketOwnershipControls',
        ]);
    });
});
