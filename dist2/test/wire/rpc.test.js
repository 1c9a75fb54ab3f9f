import assert from 'node:assert/strict';
import { XMLParser } from 'fast-xml-parser';
import { AwsError } from '../../src/wire/errors.js';
import { loadModel } from '../../src/wire/model.js';
import { createRequestParser } from '../../src/wire/request.js';
import { openRpcService } from '../../src/wire/rpc.js';
import { rpcServices, startExchange } from './rpc-exchange.js';
import { onlyOperation, serviceOf } from './rpc-request.js';
describe('the answers of Query services', () => {
    const iam = openRpcService('iam');
    const operation = (name) => {
        const found = loadModel('iam').operations.get(name);
        assert.ok(found);
        return found;
    };
    it('hold the result and the request id', () => {
        const { status, headers, body } = iam.encode(operation('GetUser'), { User: { UserName: '<a>', CreateDate: new Date(0) }, Nope: 1 }, 'request-1');
        assert.deepEqual([status, headers], [200, ['Content-Type', 'text/xml']]);
        assert.equal(body, '<GetUserResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><GetUserResult><User>' +
            '<UserName>&lt;a&gt;</UserName><CreateDate>1970-01-01T00:00:00.000Z</CreateDate></User>' +
            '</GetUserResult><ResponseMetadata><RequestId>request-1</RequestId></ResponseMetadata>' +
            '</GetUserResponse>');
    });
    it('have no result where the operation has no output', () => {
        const { body } = iam.encode(operation('DeleteUser'), {}, 'request-1');
        assert.equal(body, '<DeleteUserResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><ResponseMetadata>' +
            '<RequestId>request-1</RequestId></ResponseMetadata></DeleteUserResponse>');
    });
    it('write a long list as a short one', () => {
        const Users = Array.from({ length: 500 }, (_, at) => ({ UserName: `user-${at}` }));
        const { body } = iam.encode(operation('ListUsers'), { Users, Marker: 'm' }, 'request-1');
        const parsed = new XMLParser().parse(String(body)).ListUsersResponse;
        assert.deepEqual(parsed.ListUsersResult, { Users: { member: Users }, Marker: 'm' });
        assert.equal(parsed.ResponseMetadata.RequestId, 'request-1');
    });
    it('write maps, flattened and named parts', () => {
        const service = serviceOf('query', parts);
        const { body } = service.encode(onlyOperation(service), { Map: { a: 1, '<b>': 2 }, FlatMap: { k: 'v' }, Flat: ['x', 'y'], Named: [['z']] }, 'r');
        assert.equal(String(body).replace(/^<Do.*<DoResult>|<\/DoResult>.*$/g, ''), '<Map><entry><key>a</key><value>1</value></entry>' +
            '<entry><key>&lt;b&gt;</key><value>2</value></entry></Map>' +
            '<FlatMap><K>k</K><V>v</V></FlatMap><Flat>x</Flat><Flat>y</Flat>' +
            '<N><item><member>z</member></item></N>');
    });
    it('are JSON for who asks for JSON', () => {
        const parse = createRequestParser([]);
        const asking = (accept) => iam.answersFor(parse({ method: 'POST', target: '/', headers: { accept }, isSecure: false }));
        const json = asking('application/json');
        const output = { User: { UserName: '<"a">', CreateDate: new Date(1500) }, Nope: 1 };
        const { status, headers, body } = json.encode(operation('GetUser'), output, 'request-1');
        assert.deepEqual([status, headers], [200, ['Content-Type', 'application/json']]);
        const ResponseMetadata = { RequestId: 'request-1' };
        const User = { UserName: '<"a">', CreateDate: 1.5 };
        assert.deepEqual(JSON.parse(String(body)), {
            GetUserResponse: { GetUserResult: { User }, ResponseMetadata },
        });
        const none = json.encode(operation('DeleteUser'), {}, 'request-1');
        assert.deepEqual(JSON.parse(String(none.body)), { DeleteUserResponse: { ResponseMetadata } });
        const refusal = new AwsError('NoSuchEntity', { status: 404, message: 'Who?' });
        const refused = json.encodeError(refusal, 'request-1');
        assert.equal(refused.status, 404);
        assert.deepEqual(JSON.parse(String(refused.body)), {
            Error: { Code: 'NoSuchEntity', Message: 'Who?', Type: 'Sender' },
            RequestId: 'request-1',
        });
        const xml = asking('*/*').encode(operation('DeleteUser'), {}, 'request-1');
        assert.deepEqual(xml.headers, ['Content-Type', 'text/xml']);
    });
    it('say an error with its type', () => {
        const encode = (error) => iam.encodeError(error, 'request-1');
        assert.deepEqual(encode(new AwsError('NoSuchEntity', { message: 'No <user>' })), {
            status: 404,
            headers: ['Content-Type', 'text/xml'],
            body: '<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error>' +
                '<Type>Sender</Type><Code>NoSuchEntity</Code><Message>No &lt;user&gt;</Message></Error>' +
                '<RequestId>request-1</RequestId></ErrorResponse>',
        });
        const { status, body } = encode(new AwsError('InternalError'));
        assert.equal(status, 500);
        assert.match(String(body), /<Type>Receiver<\/Type><Code>InternalFailure<\/Code>/);
    });
    it('say what all services may say in their own words', () => {
        const cases = [
            ['InvalidAccessKeyId', 'InvalidClientTokenId', 403],
            ['SignatureDoesNotMatch', 'SignatureDoesNotMatch', 403],
            ['AccessDenied', 'AccessDenied', 403],
            ['SlowDown', 'Throttling', 400],
        ];
        for (const [thrown, code, expected] of cases) {
            const { status, body } = iam.encodeError(new AwsError(thrown), 'r');
            assert.equal(status, expected);
            assert.match(String(body), new RegExp(`<Code>${code}</Code>`));
        }
    });
});
describe('the answers of JSON services', () => {
    const organizations = openRpcService('organizations');
    it('hold what the schema names', () => {
        const list = loadModel('organizations').operations.get('ListAccounts');
        assert.ok(list);
        const JoinedTimestamp = new Date(1_700_000_000_123);
        const Accounts = [{ Id: '1', JoinedTimestamp, Secret: 's' }, {}];
        assert.deepEqual(organizations.encode(list, { Accounts, NextToken: undefined }, 'r'), {
            status: 200,
            headers: ['Content-Type', 'application/x-amz-json-1.1'],
            body: '{"Accounts":[{"Id":"1","JoinedTimestamp":1700000000.123},{}]}',
        });
    });
    it('say an error by name, with its details', () => {
        const error = new AwsError('InvalidInputException', {
            message: 'm',
            detail: { Reason: 'INVALID_ENUM' },
            headers: { 'Retry-After': '1' },
        });
        const { status, headers, body } = organizations.encodeError(error, 'r');
        assert.equal(status, 400);
        assert.deepEqual(JSON.parse(String(body)), {
            __type: 'InvalidInputException',
            message: 'm',
            Message: 'm',
            Reason: 'INVALID_ENUM',
        });
        assert.deepEqual(headers.slice(2), [
            'x-amzn-ErrorType',
            'InvalidInputException',
            'Retry-After',
            '1',
        ]);
    });
    it('say nothing where AWS has no words', () => {
        const { body } = organizations.encodeError(new AwsError('UnknownOperationException'), 'r');
        assert.equal(body, '{"__type":"UnknownOperationException"}');
    });
    it('say what all services may say in their own words', () => {
        const { status, body } = organizations.encodeError(new AwsError('InvalidAccessKeyId'), 'r');
        assert.equal(status, 400);
        assert.match(String(body), /"__type":"UnrecognizedClientException"/);
    });
});
describe('errors of Query and JSON services, beside the AWS SDK', () => {
    let exchange;
    before(async () => {
        exchange = await startExchange();
    });
    after(() => exchange.stop());
    const anyCall = {
        iam: ['GetUser', {}],
        sts: ['GetCallerIdentity', {}],
        organizations: ['DescribeOrganization', {}],
        'service-quotas': ['ListServices', {}],
        cloudtrail: ['DescribeTrails', {}],
        ec2: ['DescribeRegions', {}],
    };
    for (const service of rpcServices) {
        it(`come back as its own exceptions for ${service}`, async () => {
            const { protocol, errors, queryErrors } = loadModel(service);
            const [operation, input] = anyCall[service];
            for (const [name, modelled] of Object.entries(errors)) {
                const isQuery = protocol === 'query';
                const status = isQuery ? modelled : modelled !== null && modelled >= 500 ? 500 : 400;
                const thrown = isQuery ? (queryErrors[name]?.code ?? name) : name;
                exchange.answer = new AwsError(thrown, { message: 'the <words>' });
                const error = await exchange.send(service, operation, input).then(() => assert.fail('No error came'), (reason) => reason);
                assert.equal(error.name, name);
                assert.equal(error.constructor.name, name);
                assert.equal(error.message, 'the <words>');
                assert.equal(error.$metadata.httpStatusCode, status, name);
            }
        });
    }
});
const body = { binding: { in: 'body' } };
const texts = { type: 'list', element: { shape: { type: 'string' } } };
const members = [
    { name: 'Map', shape: { type: 'map', value: { shape: { type: 'number' } } }, ...body },
    {
        name: 'FlatMap',
        shape: { type: 'map', keyName: 'K', value: { shape: { type: 'string' }, xmlName: 'V' } },
        flattened: true,
        ...body,
    },
    { name: 'Flat', shape: texts, flattened: true, ...body },
    {
        name: 'Named',
        xmlName: 'N',
        shape: { type: 'list', element: { shape: texts, xmlName: 'item' } },
        ...body,
    },
];
const parts = { type: 'structure', name: 'Parts', members };
