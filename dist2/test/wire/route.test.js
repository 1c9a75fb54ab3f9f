import assert from 'node:assert/strict';
import { loadModel } from '../../src/wire/model.js';
import { createRouter } from '../../src/wire/route.js';
import { levelOf, request } from './request-line.js';
const model = loadModel('s3');
const router = createRouter(model);
/**
 * "Request Syntax" of each operation's page under https://docs.aws.amazon.com/AmazonS3/latest/API/.
 */
const documented = [
    ['DELETE /b/k?uploadId=u', 'AbortMultipartUpload'],
    ['POST /b/k?uploadId=u', 'CompleteMultipartUpload'],
    ['PUT /b/k', 'CopyObject', 'x-amz-copy-source: src/key'],
    ['PUT /b', 'CreateBucket'],
    ['POST /b?metadataConfiguration', 'CreateBucketMetadataConfiguration'],
    ['POST /b?metadataTable', 'CreateBucketMetadataTableConfiguration'],
    ['POST /b/k?uploads', 'CreateMultipartUpload'],
    ['GET /b?session', 'CreateSession'],
    ['DELETE /b', 'DeleteBucket'],
    ['DELETE /b?analytics&id=1', 'DeleteBucketAnalyticsConfiguration'],
    ['DELETE /b?cors', 'DeleteBucketCors'],
    ['DELETE /b?encryption', 'DeleteBucketEncryption'],
    ['DELETE /b?intelligent-tiering&id=1', 'DeleteBucketIntelligentTieringConfiguration'],
    ['DELETE /b?inventory&id=1', 'DeleteBucketInventoryConfiguration'],
    ['DELETE /b?lifecycle', 'DeleteBucketLifecycle'],
    ['DELETE /b?metadataConfiguration', 'DeleteBucketMetadataConfiguration'],
    ['DELETE /b?metadataTable', 'DeleteBucketMetadataTableConfiguration'],
    ['DELETE /b?metrics&id=1', 'DeleteBucketMetricsConfiguration'],
    ['DELETE /b?ownershipControls', 'DeleteBucketOwnershipControls'],
    ['DELETE /b?policy', 'DeleteBucketPolicy'],
    ['DELETE /b?replication', 'DeleteBucketReplication'],
    ['DELETE /b?tagging', 'DeleteBucketTagging'],
    ['DELETE /b?website', 'DeleteBucketWebsite'],
    ['DELETE /b/k?versionId=v', 'DeleteObject'],
    ['DELETE /b/k?annotation&annotationName=a&versionId=v', 'DeleteObjectAnnotation'],
    ['DELETE /b/k?tagging&versionId=v', 'DeleteObjectTagging'],
    ['POST /b?delete', 'DeleteObjects'],
    ['DELETE /b?publicAccessBlock', 'DeletePublicAccessBlock'],
    ['GET /b?abac', 'GetBucketAbac'],
    ['GET /b?accelerate', 'GetBucketAccelerateConfiguration'],
    ['GET /b?acl', 'GetBucketAcl'],
    ['GET /b?analytics&id=1', 'GetBucketAnalyticsConfiguration'],
    ['GET /b?cors', 'GetBucketCors'],
    ['GET /b?encryption', 'GetBucketEncryption'],
    ['GET /b?intelligent-tiering&id=1', 'GetBucketIntelligentTieringConfiguration'],
    ['GET /b?inventory&id=1', 'GetBucketInventoryConfiguration'],
    ['GET /b?lifecycle', 'GetBucketLifecycleConfiguration'],
    ['GET /b?location', 'GetBucketLocation'],
    ['GET /b?logging', 'GetBucketLogging'],
    ['GET /b?metadataConfiguration', 'GetBucketMetadataConfiguration'],
    ['GET /b?metadataTable', 'GetBucketMetadataTableConfiguration'],
    ['GET /b?metrics&id=1', 'GetBucketMetricsConfiguration'],
    ['GET /b?notification', 'GetBucketNotificationConfiguration'],
    ['GET /b?ownershipControls', 'GetBucketOwnershipControls'],
    ['GET /b?policy', 'GetBucketPolicy'],
    ['GET /b?policyStatus', 'GetBucketPolicyStatus'],
    ['GET /b?replication', 'GetBucketReplication'],
    ['GET /b?requestPayment', 'GetBucketRequestPayment'],
    ['GET /b?tagging', 'GetBucketTagging'],
    ['GET /b?versioning', 'GetBucketVersioning'],
    ['GET /b?website', 'GetBucketWebsite'],
    [
        'GET /b/k?partNumber=1&response-cache-control=c&response-expires=e&versionId=v',
        'GetObject',
        'range: bytes=0-1',
    ],
    ['GET /b/k?acl&versionId=v', 'GetObjectAcl'],
    ['GET /b/k?annotation&annotationName=a&versionId=v', 'GetObjectAnnotation'],
    ['GET /b/k?attributes&versionId=v', 'GetObjectAttributes', 'x-amz-object-attributes: ETag'],
    ['GET /b/k?legal-hold&versionId=v', 'GetObjectLegalHold'],
    ['GET /b?object-lock', 'GetObjectLockConfiguration'],
    ['GET /b/k?retention&versionId=v', 'GetObjectRetention'],
    ['GET /b/k?tagging&versionId=v', 'GetObjectTagging'],
    ['GET /b/k?torrent', 'GetObjectTorrent'],
    ['GET /b?publicAccessBlock', 'GetPublicAccessBlock'],
    ['HEAD /b', 'HeadBucket'],
    ['HEAD /b/k?partNumber=1&response-content-type=t&versionId=v', 'HeadObject'],
    ['GET /b?analytics&continuation-token=t', 'ListBucketAnalyticsConfigurations'],
    ['GET /b?intelligent-tiering&continuation-token=t', 'ListBucketIntelligentTieringConfigurations'],
    ['GET /b?inventory&continuation-token=t', 'ListBucketInventoryConfigurations'],
    ['GET /b?metrics&continuation-token=t', 'ListBucketMetricsConfigurations'],
    ['GET /?bucket-region=r&continuation-token=t&max-buckets=1&prefix=p', 'ListBuckets'],
    ['GET /?x-id=ListDirectoryBuckets&max-directory-buckets=1', 'ListDirectoryBuckets'],
    [
        'GET /b?uploads&delimiter=d&encoding-type=e&key-marker=k&max-uploads=1&prefix=p' +
            '&upload-id-marker=u',
        'ListMultipartUploads',
    ],
    ['GET /b/k?annotation&versionId=v', 'ListObjectAnnotations'],
    ['GET /b?delimiter=d&encoding-type=e&marker=m&max-keys=1&prefix=p', 'ListObjects'],
    [
        'GET /b?list-type=2&continuation-token=t&delimiter=d&encoding-type=e&fetch-owner=true' +
            '&max-keys=1&prefix=p&start-after=s',
        'ListObjectsV2',
    ],
    [
        'GET /b?versions&delimiter=d&encoding-type=e&key-marker=k&max-keys=1&prefix=p' +
            '&version-id-marker=v',
        'ListObjectVersions',
    ],
    ['GET /b/k?max-parts=1&part-number-marker=1&uploadId=u', 'ListParts'],
    ['PUT /b?abac', 'PutBucketAbac'],
    ['PUT /b?accelerate', 'PutBucketAccelerateConfiguration'],
    ['PUT /b?acl', 'PutBucketAcl'],
    ['PUT /b?analytics&id=1', 'PutBucketAnalyticsConfiguration'],
    ['PUT /b?cors', 'PutBucketCors'],
    ['PUT /b?encryption', 'PutBucketEncryption'],
    ['PUT /b?intelligent-tiering&id=1', 'PutBucketIntelligentTieringConfiguration'],
    ['PUT /b?inventory&id=1', 'PutBucketInventoryConfiguration'],
    ['PUT /b?lifecycle', 'PutBucketLifecycleConfiguration'],
    ['PUT /b?logging', 'PutBucketLogging'],
    ['PUT /b?metrics&id=1', 'PutBucketMetricsConfiguration'],
    ['PUT /b?notification', 'PutBucketNotificationConfiguration'],
    ['PUT /b?ownershipControls', 'PutBucketOwnershipControls'],
    ['PUT /b?policy', 'PutBucketPolicy'],
    ['PUT /b?replication', 'PutBucketReplication'],
    ['PUT /b?requestPayment', 'PutBucketRequestPayment'],
    ['PUT /b?tagging', 'PutBucketTagging'],
    ['PUT /b?versioning', 'PutBucketVersioning'],
    ['PUT /b?website', 'PutBucketWebsite'],
    ['PUT /b/k', 'PutObject'],
    ['PUT /b/k?acl&versionId=v', 'PutObjectAcl'],
    ['PUT /b/k?annotation&annotationName=a&versionId=v', 'PutObjectAnnotation'],
    ['PUT /b/k?legal-hold&versionId=v', 'PutObjectLegalHold'],
    ['PUT /b?object-lock', 'PutObjectLockConfiguration'],
    ['PUT /b/k?retention&versionId=v', 'PutObjectRetention'],
    ['PUT /b/k?tagging&versionId=v', 'PutObjectTagging'],
    ['PUT /b?publicAccessBlock', 'PutPublicAccessBlock'],
    ['PUT /b/k?renameObject', 'RenameObject', 'x-amz-rename-source: /b/old'],
    ['POST /b/k?restore&versionId=v', 'RestoreObject'],
    ['POST /b/k?select&select-type=2', 'SelectObjectContent'],
    ['PUT /b?metadataAnnotationTable', 'UpdateBucketMetadataAnnotationTableConfiguration'],
    ['PUT /b?metadataInventoryTable', 'UpdateBucketMetadataInventoryTableConfiguration'],
    ['PUT /b?metadataJournalTable', 'UpdateBucketMetadataJournalTableConfiguration'],
    ['PUT /b/k?encryption&versionId=v', 'UpdateObjectEncryption'],
    ['PUT /b/k?partNumber=1&uploadId=u', 'UploadPart'],
    ['PUT /b/k?partNumber=1&uploadId=u', 'UploadPartCopy', 'x-amz-copy-source: src/key'],
    [
        'POST /WriteGetObjectResponse',
        'WriteGetObjectResponse',
        'x-amz-request-route: r, x-amz-request-token: t',
    ],
];
/** As real clients send them. */
const sent = [
    ['GET /', 'ListBuckets'],
    ['GET /?x-id=ListBuckets', 'ListBuckets'],
    ['GET /b/', 'ListObjects'],
    ['GET /b?prefix=&marker=&delimiter=', 'ListObjects'],
    ['GET /b/?list-type=2&prefix=a%2Fb&delimiter=%2F&x-id=ListObjectsV2', 'ListObjectsV2'],
    ['GET /b/?uploads=&prefix=', 'ListMultipartUploads'],
    ['GET /b?location=', 'GetBucketLocation'],
    ['POST /b/?delete=', 'DeleteObjects'],
    ['POST /b/k?uploads=&x-id=CreateMultipartUpload', 'CreateMultipartUpload'],
    ['PUT /b/k?x-id=PutObject', 'PutObject'],
    ['PUT /b/k?x-id=CopyObject', 'CopyObject', 'x-amz-copy-source: a/b'],
    ['PUT /b/k?partNumber=1&uploadId=u&x-id=UploadPart', 'UploadPart'],
    ['PUT /b/k?x-amz-copy-source=a%2Fb&X-Amz-Signature=s', 'CopyObject'],
    ['POST /b', 'PostObject', 'content-type: multipart/form-data; boundary=x'],
    ['OPTIONS /b/k', 'OptionsObject'],
    ['GET /b/k?20261122', 'GetObject'],
    ['GET /b/k?utm_source=mail&id=1', 'GetObject'],
    ['PUT /b/k?id=1', 'PutObject'],
    [
        'GET /b/k?X-Amz-Algorithm=a&X-Amz-Credential=c&X-Amz-Date=d&X-Amz-Expires=1' +
            '&X-Amz-SignedHeaders=host&X-Amz-Signature=s&X-Amz-Security-Token=',
        'GetObject',
    ],
    ['GET /b/k?AWSAccessKeyId=a&Expires=1&Signature=s', 'GetObject'],
    ['PUT /b/k?x-amz-acl=private&x-amz-checksum-crc32=AAAAAA%3D%3D', 'PutObject'],
    ['GET /b?allow-unordered=true', 'ListObjects'],
];
/** Requests that are no operation, and AWS's code for them. */
const refused = [
    ['GET /b?acl&policy', 'InvalidArgument'],
    ['GET /b?acl&list-type=2', 'InvalidArgument'],
    ['PUT /b/k?acl&partNumber=1&uploadId=u', 'InvalidArgument'],
    ['GET /b?list-type=3', 'InvalidArgument'],
    ['PUT /b/k?uploadId=u', 'InvalidArgument'],
    ['PUT /b/k?partNumber=1', 'InvalidArgument'],
    ['PUT /b/k?versionId=v', 'InvalidArgument'],
    ['DELETE /b/k?partNumber=1', 'MethodNotAllowed'],
    ['DELETE /b/k?annotationName=a', 'MethodNotAllowed'],
    ['DELETE /b?id=1', 'MethodNotAllowed'],
    ['DELETE /b?versionId=v', 'InvalidArgument'],
    ['DELETE /b?uploadId=u', 'InvalidArgument'],
    ['GET /b?id=1', 'InvalidArgument'],
    ['DELETE /b?acl', 'MethodNotAllowed'],
    ['DELETE /b?versioning', 'MethodNotAllowed'],
    ['DELETE /b?polcy', 'NotImplemented'],
    ['PUT /b?unknown', 'NotImplemented'],
    ['PUT /b/k?unknown=', 'NotImplemented'],
    ['GET /b?unknown', 'NotImplemented'],
    ['GET /b/k?uploads', 'MethodNotAllowed'],
    ['GET /b/k?policy', 'InvalidArgument'],
    ['GET /?acl', 'InvalidArgument'],
    ['HEAD /b/k?acl', 'MethodNotAllowed'],
    ['POST /b/k', 'MethodNotAllowed'],
    ['POST /b', 'PreconditionFailed'],
    ['POST /', 'MethodNotAllowed'],
    ['PUT /', 'MethodNotAllowed'],
    ['DELETE /', 'MethodNotAllowed'],
    ['PATCH /b/k', 'MethodNotAllowed'],
    ['POST /b/k?select', 'MethodNotAllowed'],
];
function find(line, header = '') {
    const headers = header.split(', ').filter((each) => each !== '');
    const pairs = headers.map((each) => each.split(': '));
    const sent = request(line, Object.fromEntries(pairs));
    return router.find(sent.method, levelOf(sent), sent).name;
}
describe('the S3 router', () => {
    for (const [line, operation, header = ''] of [...documented, ...sent]) {
        it(`${line} ${header} is ${operation}`, () => assert.equal(find(line, header), operation));
    }
    it('knows a documented request line of each of the 112 operations', () => {
        const names = [...model.operations.keys()];
        const modelled = names.filter((name) => name !== 'PostObject' && name !== 'OptionsObject');
        assert.equal(modelled.length, 112);
        assert.deepEqual(documented.map(([, operation]) => operation).sort(), modelled.sort());
    });
    for (const [line, code] of refused) {
        it(`${line} is no operation: ${code}`, () => assert.throws(() => find(line), { code }));
    }
    it('names both sub-resources that conflict', () => {
        assert.throws(() => find('GET /b?acl&policy'), {
            message: 'Conflicting query string parameters: acl, policy',
        });
    });
    it('refuses each sub-resource of S3 with each method at each level, or takes it for an operation of its own', () => {
        const plain = ['ListBuckets', 'ListObjects', 'CreateBucket', 'DeleteBucket', 'HeadBucket'];
        plain.push('PutObject', 'DeleteObject', 'HeadObject', 'GetObject', 'CopyObject', 'PostObject');
        const literals = [...model.operations.values()].flatMap(({ query }) => query);
        for (const [name] of literals) {
            for (const method of ['GET', 'PUT', 'POST', 'DELETE', 'HEAD']) {
                for (const path of ['/', '/b', '/b/k']) {
                    let operation = '';
                    try {
                        operation = find(`${method} ${path}?${name}`);
                    }
                    catch {
                        continue;
                    }
                    assert.ok(!plain.includes(operation), `${method} ${path}?${name} became ${operation}`);
                }
            }
        }
    });
    it('is not built of operations that no request can tell apart', () => {
        const putObject = model.operations.get('PutObject');
        assert.ok(putObject);
        const operations = new Map([...model.operations, ['Twin', { ...putObject, name: 'Twin' }]]);
        const twins = { ...model, operations };
        assert.throws(() => createRouter(twins), /No request can tell Twin from PutObject/);
    });
});
