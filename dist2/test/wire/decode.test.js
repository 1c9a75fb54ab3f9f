import assert from 'node:assert/strict';
import { createDecoder } from '../../src/wire/decode.js';
import { loadModel } from '../../src/wire/model.js';
import { request } from './request-line.js';
const model = loadModel('s3');
function decoder(name) {
    const operation = model.operations.get(name);
    assert.ok(operation);
    return createDecoder(operation);
}
function head(name, line, headers) {
    return decoder(name).head(request(line, headers));
}
function document(name, xml) {
    const input = {};
    decoder(name).document(input, Buffer.from(xml));
    return input;
}
const bytes = (text) => Buffer.from(text).toString('latin1');
describe('the head of a request', () => {
    it('gives labels, query and headers their members and types', () => {
        const date = 'Sun, 06 Nov 1994 08:49:37 GMT';
        const headers = { 'if-match': '"e"', 'if-modified-since': date, range: 'bytes=0-1' };
        assert.deepEqual(head('GetObject', 'GET /b/k?partNumber=2&versionId=v', headers), {
            Bucket: 'b',
            Key: 'k',
            PartNumber: 2,
            VersionId: 'v',
            IfMatch: '"e"',
            IfModifiedSince: new Date(date),
            Range: 'bytes=0-1',
        });
    });
    it('keeps an empty prefix, and takes other parameters and headers without a value for absent', () => {
        const line = 'GET /b?list-type=2&prefix=&max-keys=&fetch-owner=';
        assert.deepEqual(head('ListObjectsV2', line), { Bucket: 'b', Prefix: '' });
        assert.deepEqual(head('CreateBucket', 'PUT /b', { 'x-amz-acl': '' }), { Bucket: 'b' });
    });
    it('refuses an empty version id', () => {
        assert.throws(() => head('GetObject', 'GET /b/k?versionId='), {
            code: 'InvalidArgument',
            message: 'Version id cannot be the empty string',
        });
    });
    for (const value of ['x', '1.5', '-1', '2147483648', '0x10', '1e3', ' 1 x']) {
        it(`refuses max-keys=${value}`, () => {
            const line = `GET /b?max-keys=${encodeURIComponent(value)}`;
            assert.throws(() => head('ListObjects', line), {
                code: 'InvalidArgument',
                detail: { ArgumentName: 'max-keys', ArgumentValue: value },
            });
        });
    }
    it('takes sizes over 32 bits in headers', () => {
        const headers = { 'x-amz-write-offset-bytes': String(2 ** 40) };
        assert.equal(head('PutObject', 'PUT /b/k', headers).WriteOffsetBytes, 2 ** 40);
    });
    it('reads true and false in any case and refuses other words', () => {
        const name = 'x-amz-bypass-governance-retention';
        const bypass = (value) => head('DeleteObject', 'DELETE /b/k', { [name]: value }).BypassGovernanceRetention;
        assert.equal(bypass('true'), true);
        assert.equal(bypass('True'), true);
        assert.equal(bypass('false'), false);
        assert.throws(() => bypass('yes'), { code: 'InvalidArgument' });
    });
    it('ignores conditions whose date cannot be read, but not other dates', () => {
        const input = head('GetObject', 'GET /b/k', { 'if-modified-since': 'yesterday' });
        assert.equal(input.IfModifiedSince, undefined);
        const headers = { 'x-amz-object-lock-retain-until-date': 'tomorrow' };
        assert.throws(() => head('PutObject', 'PUT /b/k', headers), { code: 'InvalidArgument' });
    });
    it('splits a header that is a list', () => {
        const headers = { 'x-amz-object-attributes': 'ETag, Checksum,ObjectSize' };
        const input = head('GetObjectAttributes', 'GET /b/k?attributes', headers);
        assert.deepEqual(input.ObjectAttributes, ['ETag', 'Checksum', 'ObjectSize']);
    });
    it('collects user metadata, as UTF-8 if it is that, and under any name', () => {
        const headers = {
            'x-amz-meta-a': '1',
            'x-amz-meta-utf8': bytes('é😀'),
            'x-amz-meta-latin1': '\u00e9',
            'x-amz-meta-encoded': '=?UTF-8?B?w6k=?=',
            'x-amz-meta-empty': '',
        };
        const withProto = Object.defineProperty({ ...headers }, 'x-amz-meta-__proto__', {
            value: 'p',
            enumerable: true,
        });
        const { Metadata } = head('PutObject', 'PUT /b/k', withProto);
        assert.deepEqual(Object.entries(Metadata), [
            ['a', '1'],
            ['utf8', 'é😀'],
            ['latin1', 'é'],
            ['encoded', '=?UTF-8?B?w6k=?='],
            ['empty', ''],
            ['__proto__', 'p'],
        ]);
    });
    it('leaves the bytes of other headers alone', () => {
        const value = bytes('attachment; filename="é"');
        const input = head('PutObject', 'PUT /b/k', { 'content-disposition': value });
        assert.equal(input.ContentDisposition, value);
    });
    it('takes headers that a presigner moved into the query, but no checksums', () => {
        const line = 'PUT /b/k?x-amz-acl=private&x-amz-meta-a=1&x-amz-checksum-crc32=AAAAAA%3D%3D' +
            '&x-amz-sdk-checksum-algorithm=CRC32&X-Amz-Signature=s';
        const input = head('PutObject', line, { 'x-amz-acl': 'public-read' });
        assert.equal(input.ACL, 'public-read');
        assert.deepEqual({ ...input.Metadata }, { a: '1' });
        assert.equal(input.ChecksumCRC32, undefined);
        assert.equal(input.ChecksumAlgorithm, undefined);
    });
    it('refuses header overrides that no header can hold', () => {
        const line = 'GET /b/k?response-content-type=';
        assert.equal(head('GetObject', `${line}text/x%C3%A9`).ResponseContentType, 'text/xé');
        for (const value of ['a%0D%0Ab', '%E2%82%AC']) {
            assert.throws(() => head('GetObject', line + value), {
                code: 'InvalidArgument',
                message: 'Header value cannot be represented using ISO-8859-1.',
            });
        }
    });
    it('refuses a request without what is required', () => {
        assert.throws(() => head('RenameObject', 'PUT /b/k?renameObject'), {
            code: 'InvalidRequest',
            message: 'Missing required header for this request: x-amz-rename-source',
        });
        assert.throws(() => head('PutBucketMetricsConfiguration', 'PUT /b?metrics'), {
            code: 'InvalidArgument',
            detail: { ArgumentName: 'id' },
        });
    });
});
describe('the body of a request', () => {
    it('is a stream, a document or nothing', () => {
        assert.deepEqual([decoder('PutObject').kind, decoder('PutObject').payload], ['stream', 'Body']);
        assert.equal(decoder('DeleteObjects').kind, 'document');
        assert.equal(decoder('PutBucketPolicy').kind, 'document');
        assert.equal(decoder('SelectObjectContent').kind, 'document');
        assert.equal(decoder('GetObject').kind, 'none');
    });
    it('gives elements their members and types', () => {
        const xml = '<Delete xmlns="http://s3.amazonaws.com/doc/2006-03-01/">\n  <Quiet> true </Quiet>\n' +
            '<Object><Key> 007 </Key><VersionId>v</VersionId></Object><Object><Key>&lt;é&#13;</Key>' +
            '<LastModifiedTime>1994-11-06T08:49:37Z</LastModifiedTime><Size>5</Size></Object></Delete>';
        assert.deepEqual(document('DeleteObjects', xml), {
            Delete: {
                Quiet: true,
                Objects: [
                    { Key: ' 007 ', VersionId: 'v' },
                    { Key: '<é\r', LastModifiedTime: new Date(784111777000), Size: 5 },
                ],
            },
        });
    });
    it('may have no namespace, another, or a prefix', () => {
        const expected = { VersioningConfiguration: { Status: 'Enabled' } };
        for (const xml of [
            '<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>',
            '<VersioningConfiguration xmlns="u"><Status>Enabled</Status></VersioningConfiguration>',
            '<s:VersioningConfiguration xmlns:s="u"><s:Status>Enabled</s:Status>' +
                '</s:VersioningConfiguration>',
        ]) {
            assert.deepEqual(document('PutBucketVersioning', xml), expected);
        }
    });
    it('passes over elements that it does not know', () => {
        const xml = '<Tagging><New/><TagSet><Tag><Key>k</Key><Value/></Tag><New/></TagSet></Tagging>';
        assert.deepEqual(document('PutBucketTagging', xml), {
            Tagging: { TagSet: [{ Key: 'k', Value: '' }] },
        });
    });
    it('reads attributes', () => {
        const xml = '<AccessControlPolicy><AccessControlList><Grant><Grantee ' +
            'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CanonicalUser">' +
            '<ID>1</ID></Grantee><Permission>READ</Permission></Grant></AccessControlList>' +
            '</AccessControlPolicy>';
        assert.deepEqual(document('PutBucketAcl', xml), {
            AccessControlPolicy: {
                Grants: [{ Grantee: { Type: 'CanonicalUser', ID: '1' }, Permission: 'READ' }],
            },
        });
    });
    it('may be a text that is no XML', () => {
        assert.deepEqual(document('PutBucketPolicy', '{"é":1}'), { Policy: '{"é":1}' });
    });
    it('may be empty where AWS allows it', () => {
        assert.deepEqual(document('CreateBucket', ''), {});
        assert.deepEqual(document('PutObjectAcl', ''), {});
    });
    const malformed = [
        ['CompleteMultipartUpload', ''],
        ['DeleteObjects', ''],
        ['DeleteObjects', '<Delete/>'],
        ['DeleteObjects', '<Deletes><Object><Key>k</Key></Object></Deletes>'],
        ['DeleteObjects', '<Delete><Object/></Delete>'],
        ['DeleteObjects', '<Delete><Object><Key>a</Key><Key>b</Key></Object></Delete>'],
        ['DeleteObjects', '<Delete><Object><Key>a<b/></Key></Object></Delete>'],
        ['DeleteObjects', '<Delete><Quiet>maybe</Quiet><Object><Key>a</Key></Object></Delete>'],
        ['DeleteObjects', '<!DOCTYPE Delete><Delete><Object><Key>a</Key></Object></Delete>'],
        ['RestoreObject', '<RestoreRequest><Days>one</Days></RestoreRequest>'],
        ['PutObjectRetention', '<Retention><RetainUntilDate>soon</RetainUntilDate></Retention>'],
        ['PutBucketTagging', '<Tagging><TagSet/><TagSet/></Tagging>'],
    ];
    for (const [operation, xml] of malformed) {
        it(`of ${operation} is malformed: ${xml.slice(0, 60) || 'nothing'}`, () => {
            assert.throws(() => document(operation, xml), { code: 'MalformedXML' });
        });
    }
    it('can be read for every operation', () => {
        for (const operation of model.operations.values()) {
            assert.doesNotThrow(() => createDecoder(operation), operation.name);
        }
    });
});
