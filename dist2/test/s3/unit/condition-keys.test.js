import assert from 'node:assert/strict';
import { conditionKey } from '../../../src/s3/condition-keys.js';
const nothing = {
    operation: 'PutObject',
    action: 's3:PutObject',
    request: { headers: {}, query: new Map() },
    input: {},
    now: Date.UTC(2013, 4, 24) + 1500,
};
describe('the condition keys of S3', () => {
    const listing = { operation: 'ListObjectsV2', action: 's3:ListBucket' };
    const header = { version: 4, place: 'header', date: '20130524T000000Z' };
    const presigned = { version: 4, place: 'query' };
    const source = { operation: 'CopyObject', input: { CopySource: '/from/a%20b?versionId=v1' } };
    const cases = [
        ['s3:prefix', { ...listing, input: { Prefix: 'a/' } }, 'a/'],
        ['s3:prefix', { ...listing, input: { Prefix: '' } }, ''],
        ['s3:prefix', listing, undefined],
        ['s3:prefix', { operation: 'HeadObject', action: 's3:ListBucket', key: 'a/b' }, 'a/b'],
        ['s3:prefix', { operation: 'HeadObject', action: 's3:GetObject', key: 'a/b' }, undefined],
        ['s3:prefix', { action: 's3:ListBucketMultipartUploads', input: { Prefix: 'a/' } }, undefined],
        ['s3:delimiter', { ...listing, input: { Delimiter: '/' } }, '/'],
        ['s3:max-keys', { ...listing, input: { MaxKeys: 10 } }, '10'],
        ['s3:x-amz-acl', { input: { ACL: 'public-read' } }, 'public-read'],
        ['s3:x-amz-acl', { input: { Fields: new Map([['acl', 'private']]) } }, 'private'],
        ['s3:x-amz-storage-class', { input: { StorageClass: 'STANDARD' } }, 'STANDARD'],
        [
            's3:x-amz-storage-class',
            { input: { Fields: new Map([['x-amz-storage-class', 'GLACIER']]) } },
            'GLACIER',
        ],
        ['s3:x-amz-metadata-directive', { input: { MetadataDirective: 'COPY' } }, 'COPY'],
        ['s3:x-amz-grant-read', { input: { GrantRead: 'id=1' } }, 'id=1'],
        ['s3:x-amz-server-side-encryption', { input: { ServerSideEncryption: 'AES256' } }, 'AES256'],
        ['s3:x-amz-copy-source', source, 'from/a b'],
        ['s3:versionid', { ...source, action: 's3:GetObjectVersion' }, 'v1'],
        ['s3:versionid', source, undefined],
        ['s3:versionid', { action: 's3:GetObjectVersion', input: { VersionId: 'v2' } }, 'v2'],
        ['s3:if-none-match', { input: { IfNoneMatch: '*' } }, '*'],
        ['s3:if-none-match', { action: 's3:GetObject', input: { IfNoneMatch: '*' } }, undefined],
        ['s3:if-match', { action: 's3:DeleteObject', input: { IfMatch: '"e"' } }, '"e"'],
        ['s3:objectcreationoperation', {}, 'true'],
        ['s3:objectcreationoperation', { operation: 'UploadPart' }, 'false'],
        ['s3:objectcreationoperation', { action: 's3:GetObject' }, undefined],
        [
            's3:locationconstraint',
            { input: { CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } } },
            'eu-west-1',
        ],
        ['s3:authtype', { signature: header }, 'REST-HEADER'],
        ['s3:authtype', { signature: presigned }, 'REST-QUERY-STRING'],
        ['s3:authtype', { signature: { version: 2, place: 'form' } }, 'POST'],
        ['s3:authtype', {}, undefined],
        ['s3:signatureversion', { signature: header }, 'AWS4-HMAC-SHA256'],
        ['s3:signatureversion', { signature: { version: 2, place: 'header' } }, 'AWS'],
        ['s3:signatureage', { signature: header }, '1500'],
        ['s3:x-amz-content-sha256', { signature: presigned }, 'UNSIGNED-PAYLOAD'],
        [
            's3:x-amz-content-sha256',
            { request: { headers: { 'x-amz-content-sha256': 'abc' }, query: new Map() } },
            'abc',
        ],
        ['s3:resourceaccount', { resourceAccount: '111122223333' }, '111122223333'],
        ['s3:tlsversion', { tlsVersion: '1.3' }, '1.3'],
        ['s3:unheard-of', {}, undefined],
    ];
    for (const [key, facts, value] of cases) {
        it(`${key} is ${value} of ${facts.operation ?? ''} ${facts.action ?? ''}`, () => {
            const expected = value === undefined ? undefined : [value];
            assert.deepEqual(conditionKey({ ...nothing, ...facts }, key), expected);
        });
    }
});
