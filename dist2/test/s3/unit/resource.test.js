import assert from 'node:assert/strict';
import { keyOf, resourceOf } from '../../../src/s3/resource.js';
describe('the resource of a permission', () => {
    const cases = [
        ['s3:GetObject', 'arn:aws:s3:::files/a/b'],
        ['S3:getobject', 'arn:aws:s3:::files/a/b'],
        ['s3:ListMultipartUploadParts', 'arn:aws:s3:::files/a/b'],
        ['s3:AbortMultipartUpload', 'arn:aws:s3:::files/a/b'],
        ['s3:GetObjectVersionAttributes', 'arn:aws:s3:::files/a/b'],
        ['s3:ListBucket', 'arn:aws:s3:::files'],
        ['s3:ListBucketVersions', 'arn:aws:s3:::files'],
        ['s3:ListBucketMultipartUploads', 'arn:aws:s3:::files'],
        ['s3:CreateBucket', 'arn:aws:s3:::files'],
        ['s3:PutBucketPolicy', 'arn:aws:s3:::files'],
        ['s3:ListAllMyBuckets', 'arn:aws:s3:::*'],
        ['s3express:ListAllMyDirectoryBuckets', '*'],
    ];
    for (const [action, resource] of cases) {
        it(`${action} is about ${resource}`, () => {
            assert.equal(resourceOf(action, 'files', 'a/b'), resource);
        });
    }
    it('has the key of the path, or of a form', () => {
        assert.equal(keyOf({ key: 'k' }, {}), 'k');
        assert.equal(keyOf({ key: undefined }, { Fields: new Map([['key', 'f']]) }), 'f');
        assert.equal(keyOf({ key: undefined }, {}), undefined);
    });
});
