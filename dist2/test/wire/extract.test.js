import assert from 'node:assert/strict';
import * as s3 from '@aws-sdk/client-s3';
import { errorCodes } from '../../src/wire/error-codes.js';
import { extractAll, extractModel } from '../../src/wire/extract.js';
import { loadModel, resolveModel } from '../../src/wire/model.js';
const every = extractAll();
const [stored] = every;
assert.ok(stored);
const model = resolveModel(stored);
function operation(name) {
    const found = model.operations.get(name);
    assert.ok(found, `The SDK's schemas no longer have ${name}`);
    return found;
}
function member(name, members) {
    const found = members?.find((each) => each.name === name);
    assert.ok(found, `The SDK's schemas no longer have the member ${name}`);
    return found;
}
const input = (name, of) => member(of, operation(name).input?.members);
const output = (name, of) => member(of, operation(name).output?.members);
describe('the extraction of the S3 model from the SDK', () => {
    it('finds the 112 operations', () => {
        assert.equal(stored.operations.length, 112);
    });
    it('is what the build left', () => {
        assert.deepEqual([...loadModel('s3').operations.keys()], [...model.operations.keys()]);
    });
    it('reads method, path, query literals and status of the http trait', () => {
        const { method, path, query, status } = operation('SelectObjectContent');
        assert.deepEqual([method, path, status], ['POST', '/{Key+}', 200]);
        assert.deepEqual(query, [
            ['select', ''],
            ['select-type', '2'],
        ]);
        assert.equal(operation('DeleteObject').status, 204);
    });
    it('ignores the x-id literal', () => assert.deepEqual(operation('GetObject').query, []));
    it('reads where members travel', () => {
        assert.deepEqual(input('PutObject', 'Key').binding, { in: 'label' });
        assert.deepEqual(input('PutObject', 'Body').binding, { in: 'payload' });
        assert.deepEqual(input('PutObject', 'ACL').binding, { in: 'header', name: 'x-amz-acl' });
        assert.deepEqual(input('PutObject', 'Metadata').binding, { in: 'prefix', name: 'x-amz-meta-' });
        assert.deepEqual(input('UploadPart', 'UploadId').binding, { in: 'query', name: 'uploadId' });
        assert.deepEqual(input('DeleteObjects', 'Delete').binding, { in: 'payload' });
        assert.deepEqual(output('ListObjectsV2', 'Contents').binding, { in: 'body' });
    });
    it('reads which members are required', () => {
        assert.equal(input('UploadPart', 'PartNumber').required, true);
        assert.equal(input('UploadPart', 'ContentLength').required, undefined);
    });
    it('reads what members are', () => {
        assert.deepEqual(input('PutObject', 'Body').shape, { type: 'stream' });
        assert.deepEqual(input('PutObject', 'ContentLength').shape, { type: 'number' });
        assert.deepEqual(input('PutObject', 'BucketKeyEnabled').shape, { type: 'boolean' });
        assert.deepEqual(input('PutObject', 'SSEKMSKeyId').shape, { type: 'string' });
        assert.deepEqual(input('PutObject', 'Metadata').shape, {
            type: 'map',
            value: { shape: { type: 'string' } },
        });
        assert.deepEqual(output('GetObject', 'LastModified').shape, { type: 'timestamp' });
        assert.deepEqual(output('GetObject', 'ObjectLockRetainUntilDate').shape, {
            type: 'timestamp',
            format: 'date-time',
        });
        assert.equal(input('GetObjectAttributes', 'ObjectAttributes').shape.type, 'list');
    });
    it('reads how members are written as XML', () => {
        const { output: list } = operation('ListObjectsV2');
        assert.equal(list?.xmlName, 'ListBucketResult');
        assert.equal(member('Contents', list?.members).flattened, true);
        assert.equal(output('GetBucketAcl', 'Grants').xmlName, 'AccessControlList');
        const grants = output('GetBucketAcl', 'Grants').shape;
        assert.ok(grants.type === 'list' && grants.element.shape.type === 'structure');
        assert.equal(grants.element.xmlName, 'Grant');
        const grantee = member('Grantee', grants.element.shape.members);
        assert.equal(grantee.namespace?.prefix, 'xsi');
        assert.ok(grantee.shape.type === 'structure');
        const type = member('Type', grantee.shape.members);
        assert.deepEqual([type.attribute, type.xmlName], [true, 'xsi:type']);
    });
    it('has no body for the unit output', () => {
        assert.equal(operation('DeleteBucket').output, undefined);
    });
    it('reads the errors, of which each has the same status in our table', () => {
        assert.equal(stored.errors.NoSuchKey, 404);
        for (const [code, status] of Object.entries(stored.errors)) {
            if (status !== null)
                assert.equal(errorCodes[code]?.[0], status, code);
        }
    });
    it('is small, since the server reads it at start', () => {
        assert.ok(JSON.stringify(stored).length < 250_000);
    });
    it('says in a sentence what it no longer understands', () => {
        const names = { service: 's3', protocol: 'rest-xml', version: '1', xmlNamespace: 'u' };
        const extract = (operation) => () => extractModel({ Put$: operation }, names);
        assert.throws(() => extractModel({}, names), /The AWS SDK exports no operation schema/);
        assert.throws(extract([9, 'ns', 'Put', { route: 'PUT /' }, 'unit', 'unit']), /http trait/);
        const http = { http: ['PUT', '/', 200] };
        const struct = (schema) => [3, 'ns', 'PutRequest', 0, ['A'], [schema]];
        assert.throws(extract([9, 'ns', 'Put', http, struct(33), 'unit']), /simple shape 33/);
        assert.throws(extract([9, 'ns', 'Put', http, struct([8, 'ns', 'X', 0, 0]), 'unit']), /kind 8/);
        assert.throws(extract([9, 'ns', 'Put', http, undefined, 'unit']), /number, a string or an array/);
    });
    it('keeps a shape that holds itself', () => {
        const tree = [3, 'ns', 'Tree', 0, ['Branch'], [() => tree]];
        const put = [9, 'ns', 'Put', { http: ['PUT', '/', 200] }, () => tree, 'unit'];
        const names = { service: 'x', protocol: 'rest-xml', version: '1', xmlNamespace: 'u' };
        const resolved = resolveModel(extractModel({ Put$: put }, names)).operations.get('Put');
        assert.equal(resolved?.input?.members[0]?.shape, resolved?.input);
    });
    it('covers every operation that the SDK has a command for', () => {
        const commands = Object.keys(s3).filter((name) => /^[A-Z]\w+Command$/.test(name));
        const names = commands.map((name) => name.replace(/Command$/, '')).sort();
        assert.deepEqual(stored.operations.map(({ name }) => name).sort(), names);
    });
});
describe('the extraction of the account services from the SDK', () => {
    const named = (service) => {
        const found = every.find((each) => each.service === service);
        assert.ok(found, `There is no model of ${service}`);
        return found;
    };
    it('finds their operations, protocols and versions', () => {
        const facts = ['iam', 'sts', 'organizations', 'service-quotas', 'cloudtrail'].map((service) => {
            const { protocol, version, operations } = named(service);
            return [service, protocol, version, operations.length];
        });
        assert.deepEqual(facts, [
            ['iam', 'query', '2010-05-08', 180],
            ['sts', 'query', '2011-06-15', 11],
            ['organizations', 'json-1.1', '2016-11-28', 63],
            ['service-quotas', 'json-1.1', '2019-06-24', 26],
            ['cloudtrail', 'json-1.1', '2013-11-01', 60],
        ]);
    });
    it('keeps what EC2 calls a member in requests, where that is no rule', () => {
        const { protocol, version, operations, shapes } = named('ec2');
        assert.deepEqual([protocol, version], ['ec2', '2016-11-15']);
        assert.ok(operations.length >= 823);
        const members = shapes.flatMap((shape) => (shape.type === 'structure' ? shape.members : []));
        const exceptions = members.filter(({ queryName }) => queryName !== undefined);
        assert.deepEqual([...new Set(exceptions.map(({ queryName }) => queryName))].sort(), [
            'Ipv6Addresses',
            'PrivateIpAddresses',
        ]);
    });
    it('reads the code that the Query protocol gives an error beside its shape', () => {
        const { errors, queryErrors } = named('iam');
        assert.equal(errors.NoSuchEntityException, 404);
        assert.deepEqual(queryErrors.NoSuchEntityException, { code: 'NoSuchEntity', status: 404 });
        assert.deepEqual(named('sts').queryErrors.RegionDisabledException, {
            code: 'RegionDisabledException',
            status: 403,
        });
    });
    it('says in a sentence if that is written otherwise', () => {
        const names = { service: 'x', protocol: 'query', version: '1', xmlNamespace: 'u' };
        const error = [-3, 'ns', 'Gone', { awsQueryError: 'Gone' }, [], []];
        assert.throws(() => extractModel({ Gone$: error }, names), /awsQueryError as a code/);
    });
    it('reads how a Query list and a map name their parts', () => {
        const list = [1, 'ns', 'L', 0, [() => 0, { xmlName: 'item' }]];
        const map = [2, 'ns', 'M', 0, [0, { xmlName: 'K' }], [0, { xmlName: 'V' }]];
        const input = [3, 'ns', 'I', 0, ['A', 'B'], [() => list, () => map]];
        const names = { service: 'x', protocol: 'query', version: '1', xmlNamespace: 'u' };
        const resolved = resolveModel(extractModel({ P$: [9, 'ns', 'P', 0, input, 'unit'] }, names));
        const [a, b] = resolved.operations.get('P')?.input?.members ?? [];
        assert.deepEqual(a?.shape, {
            type: 'list',
            element: { shape: { type: 'string' }, xmlName: 'item' },
        });
        assert.deepEqual(b?.shape, {
            type: 'map',
            keyName: 'K',
            value: { shape: { type: 'string' }, xmlName: 'V' },
        });
    });
});
