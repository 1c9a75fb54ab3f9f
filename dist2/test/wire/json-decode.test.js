import assert from 'node:assert/strict';
import { limits } from '../../src/limits.js';
import { openRpcService } from '../../src/wire/rpc.js';
import { decodeJson, refusal, serviceOf } from './rpc-request.js';
const organizations = openRpcService('organizations');
const quotas = openRpcService('service-quotas');
const cloudtrail = openRpcService('cloudtrail');
const listAccounts = (document) => decodeJson(organizations, 'AWSOrganizationsV20161128.ListAccounts', document);
const tag = (document) => decodeJson(organizations, 'AWSOrganizationsV20161128.TagResource', document);
describe('the decoder of AWS JSON 1.1 calls', () => {
    it('finds the operation by what follows the last dot of X-Amz-Target', () => {
        for (const target of [
            'CloudTrail_20131101.LookupEvents',
            'com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents',
        ]) {
            assert.deepEqual(decodeJson(cloudtrail, target, '{"MaxResults":1}'), { MaxResults: 1 });
        }
    });
    it('refuses an operation that is not there', () => {
        for (const target of ['', 'ServiceQuotasV20190624', 'X.Nope', 'X.', 'X.__proto__']) {
            const [code, status] = refusal(() => decodeJson(quotas, target, '{}'));
            assert.deepEqual([code, status], ['UnknownOperationException', 400], target);
        }
    });
    it('reads values of every kind', () => {
        const start = 1_700_000_000.123;
        const sent = `{"StartTime":${start},"EndTime":"2026-01-02T03:04:05Z","LookupAttributes":[
      {"AttributeKey":"Username","AttributeValue":"\\u00e9\\ud83d\\ude00"}]}`;
        assert.deepEqual(decodeJson(cloudtrail, 'X.LookupEvents', sent), {
            StartTime: new Date(1_700_000_000_123),
            EndTime: new Date('2026-01-02T03:04:05Z'),
            LookupAttributes: [{ AttributeKey: 'Username', AttributeValue: 'é😀' }],
        });
        const quota = '{"ServiceCode":"ec2","QuotaCode":"L-1","DesiredValue":0.5}';
        assert.equal(decodeJson(quotas, 'X.RequestServiceQuotaIncrease', quota).DesiredValue, 0.5);
    });
    it('takes a null for absent, in a list too, and passes over what it does not know', () => {
        assert.deepEqual(listAccounts('{"NextToken":null,"MaxResults":3,"Nope":{"a":[1]}}'), {
            MaxResults: 3,
        });
        assert.deepEqual(tag('{"ResourceId":"r","Tags":[null,{"Key":"k","Value":"v","X":1}]}'), {
            ResourceId: 'r',
            Tags: [{ Key: 'k', Value: 'v' }],
        });
    });
    it('needs no document where the operation takes no input', () => {
        assert.deepEqual(decodeJson(organizations, 'X.DescribeOrganization', ''), {});
    });
    it('refuses values of another kind, in AWS words', () => {
        const list = 'Start of list found where not expected';
        const map = 'Start of structure or map found where not expected.';
        const cases = [
            ['{"MaxResults":"1"}', 'STRING_VALUE can not be converted to an Integer'],
            ['{"MaxResults":true}', 'TRUE_VALUE can not be converted to an Integer'],
            ['{"MaxResults":[1]}', list],
            ['{"MaxResults":{"a":1}}', map],
            ['{"NextToken":1}', 'NUMBER_VALUE can not be converted to a String'],
            ['{"NextToken":false}', 'FALSE_VALUE can not be converted to a String'],
            ['{"NextToken":["x"]}', list],
            ['{"NextToken":{}}', map],
            ['[]', list],
        ];
        for (const [sent, message] of cases) {
            assert.deepEqual(refusal(() => listAccounts(sent)), ['SerializationException', 400, message]);
        }
        const tags = [
            ['"x"', 'Expected list or null'],
            ['{}', map],
            ['[[]]', list],
            ['["x"]', 'Expected null'],
            ['[{"Key":1}]', 'NUMBER_VALUE can not be converted to a String'],
        ];
        for (const [sent, message] of tags) {
            const [, , said] = refusal(() => tag(`{"ResourceId":"r","Tags":${sent}}`));
            assert.equal(said, message, sent);
        }
        const times = ['"tomorrow"', '1e30', '[]', 'true'];
        for (const sent of times) {
            const call = () => decodeJson(cloudtrail, 'X.LookupEvents', `{"StartTime":${sent}}`);
            assert.equal(refusal(call)[0], 'SerializationException', sent);
        }
    });
    it('refuses what is no JSON, without a word', () => {
        const documents = ['', '{', 'null', '"x"', '1', 'true', '{"MaxResults":1,}', '{} {}', "{'a':1}"];
        for (const sent of [...documents, Buffer.from('{"NextToken":"\xff"}', 'latin1')]) {
            const [code, status, message] = refusal(() => listAccounts(sent));
            assert.deepEqual([code, status, message], ['SerializationException', 400, code], String(sent));
        }
    });
    it('has no special names', () => {
        const body = { binding: { in: 'body' } };
        const map = { type: 'map', value: { shape: { type: 'string' } } };
        const members = [{ name: 'Map', shape: map, ...body }];
        const service = serviceOf('json-1.1', { type: 'structure', name: 'X', members });
        const sent = '{"__proto__":{"polluted":1},"Map":{"__proto__":"v","constructor":"w"}}';
        const decoded = decodeJson(service, 'T.Do', sent);
        assert.deepEqual(Object.keys(decoded), ['Map']);
        assert.deepEqual(Object.entries(decoded.Map), [
            ['__proto__', 'v'],
            ['constructor', 'w'],
        ]);
        assert.equal({}.polluted, undefined);
    });
    it('reads bytes in base64, and refuses what is none', () => {
        const members = [{ name: 'B', shape: { type: 'blob' }, binding: { in: 'body' } }];
        const service = serviceOf('json-1.1', { type: 'structure', name: 'X', members });
        assert.deepEqual(decodeJson(service, 'T.Do', '{"B":"AAH/"}'), { B: Buffer.from([0, 1, 255]) });
        assert.equal(refusal(() => decodeJson(service, 'T.Do', '{"B":"a-b_"}'))[0], 'SerializationException');
    });
    it('says what is required and missing, as the service does', () => {
        const invalid = [
            'InvalidInputException',
            400,
            'You must include a value for all required parameters.',
        ];
        assert.deepEqual(refusal(() => tag('{"ResourceId":"r"}')), invalid);
        assert.deepEqual(refusal(() => tag('{"ResourceId":"r","Tags":[{"Key":"k"}]}')), invalid);
        const call = () => decodeJson(quotas, 'X.GetServiceQuota', '{"ServiceCode":null,"QuotaCode":"L"}');
        assert.deepEqual(refusal(call), [
            'ValidationException',
            400,
            "1 validation error detected: Value null at 'serviceCode' failed to satisfy constraint: " +
                'Member must not be null',
        ]);
    });
    it('is bounded in bytes and in depth', () => {
        const [code, status] = refusal(() => listAccounts(`{"X":"${'x'.repeat(limits.callBytes)}"}`));
        assert.deepEqual([code, status], ['RequestEntityTooLargeException', 413]);
        const nested = (depth) => `{"X":${'['.repeat(depth)}${']'.repeat(depth)}}`;
        assert.deepEqual(listAccounts(nested(limits.callDepth - 1)), {});
        assert.equal(refusal(() => listAccounts(nested(limits.callDepth)))[0], 'SerializationException');
        assert.deepEqual(listAccounts(`{"X":"${'\\"['.repeat(1000)}"}`), {});
    });
});
