/** POST forms: AWS's documented example, and what its policy lets through. */
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { checkPolicy, parsePolicy, withinLengths } from '../../src/auth/post-policy.js';
import { authenticatorAt, exampleKey, refused } from './requests.js';
const now = Date.UTC(2015, 11, 29, 12);
const base64 = (text) => Buffer.from(text).toString('base64');
// https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-post-example.html
const examplePolicy = [
    '{ "expiration": "2015-12-30T12:00:00.000Z",',
    '  "conditions": [',
    '    {"bucket": "sigv4examplebucket"},',
    '    ["starts-with", "$key", "user/user1/"],',
    '    {"acl": "public-read"},',
    '    {"success_action_redirect": ' +
        '"http://sigv4examplebucket.s3.amazonaws.com/successful_upload.html"},',
    '    ["starts-with", "$Content-Type", "image/"],',
    '    {"x-amz-meta-uuid": "14365123651274"},',
    '    {"x-amz-server-side-encryption": "AES256"},',
    '    ["starts-with", "$x-amz-meta-tag", ""],',
    '',
    '    {"x-amz-credential": "AKIAIOSFODNN7EXAMPLE/20151229/us-east-1/s3/aws4_request"},',
    '    {"x-amz-algorithm": "AWS4-HMAC-SHA256"},',
    '    {"x-amz-date": "20151229T000000Z" }',
    '  ]',
    '}',
].join('\r\n');
const exampleFields = {
    key: 'user/user1/a.png',
    acl: 'public-read',
    success_action_redirect: 'http://sigv4examplebucket.s3.amazonaws.com/successful_upload.html',
    'content-type': 'image/jpeg',
    'x-amz-meta-uuid': '14365123651274',
    'x-amz-server-side-encryption': 'AES256',
    'x-amz-credential': 'AKIAIOSFODNN7EXAMPLE/20151229/us-east-1/s3/aws4_request',
    'x-amz-algorithm': 'AWS4-HMAC-SHA256',
    'x-amz-date': '20151229T000000Z',
    'x-amz-meta-tag': '',
    policy: base64(examplePolicy),
    'x-amz-signature': '8afdbf4008c03f22c2cd3cdb72e4afbb1f6a588f3255ac628749a66d7f09699e',
};
function without(name) {
    return new Map(Object.entries(exampleFields).filter(([field]) => field !== name));
}
function withField(name, value) {
    return new Map(Object.entries({ ...exampleFields, [name]: value }));
}
describe('a POST form signed with Signature V4', () => {
    const { authenticateForm } = authenticatorAt(now);
    const post = (fields, bucket = 'sigv4examplebucket') => authenticateForm(fields, bucket);
    it('the example of AWS', async () => {
        const { caller, policy } = await post(new Map(Object.entries(exampleFields)));
        ok(caller.type === 'root' && caller.accessKeyId === exampleKey.id);
        strictEqual(policy?.expiresAt, Date.UTC(2015, 11, 30, 12));
    });
    for (const name of ['X-Amz-Algorithm', 'X-Amz-Credential', 'X-Amz-Date', 'X-Amz-Signature']) {
        it(`needs ${name}`, async () => {
            const message = `Bucket POST must contain a field named '${name}'.`;
            await refused(post(without(name.toLowerCase())), ['InvalidArgument', 400, message]);
        });
    }
    it('needs a policy', () => refused(post(without('policy')), ['InvalidArgument', 400, 'Policy']));
    const faults = [
        ['x-amz-signature', '0'.repeat(64), 'SignatureDoesNotMatch', 403],
        ['x-amz-signature', 'x', 'SignatureDoesNotMatch', 403],
        ['policy', base64(`${examplePolicy} `), 'SignatureDoesNotMatch', 403],
        ['x-amz-algorithm', 'AWS4-HMAC-SHA1', 'InvalidArgument', 400],
        ['x-amz-date', '20151228T000000Z', 'InvalidArgument', 400],
        ['x-amz-credential', 'AKIA/us-east-1/s3/aws4_request', 'InvalidArgument', 400],
        ['x-amz-credential', 'AKIA/20151229/r/s3/aws4_request', 'InvalidAccessKeyId', 403],
        ['key', 'user/user2/a.png', 'AccessDenied', 403],
        ['content-type', 'image/png, text/html', 'AccessDenied', 403],
        ['x-amz-meta-uuid', '', 'AccessDenied', 403],
        ['x-amz-meta-more', 'x', 'AccessDenied', 403],
        ['x-amz-security-token', 'x', 'InvalidToken', 400],
    ];
    for (const [name, value, code, status] of faults) {
        it(`answers ${code} for ${name}: ${value.slice(0, 40)}`, async () => {
            await refused(post(withField(name, value)), [code, status]);
        });
    }
    it('takes what the policy need not name', async () => {
        await post(withField('x-ignore-this', 'x'));
        await post(withField('content-type', 'image/png, image/jpeg'));
        await post(withField('x-amz-checksum-sha256', 'x'));
    });
    it('is for one bucket', async () => {
        const condition = 'Policy Condition failed: ["eq", "$bucket", "sigv4examplebucket"]';
        await refused(post(withField('bucket', 'sigv4examplebucket'), 'another'), [
            'AccessDenied',
            403,
            `Invalid according to Policy: ${condition}`,
        ]);
    });
    it('is for a time', async () => {
        const late = authenticatorAt(Date.UTC(2015, 11, 30, 12));
        await refused(late.authenticateForm(new Map(Object.entries(exampleFields)), 'b'), [
            'AccessDenied',
            403,
            'Invalid according to Policy: Policy expired.',
        ]);
    });
});
describe('a POST form signed with Signature V2', () => {
    const { authenticateForm } = authenticatorAt(now);
    const policy = base64('{"expiration": "2015-12-30T12:00:00Z", "conditions": ' +
        '[{"bUcKeT": "b"}, ["StArTs-WiTh", "$KeY", "foo"], ["content-length-range", 0, 1024]]}');
    const signature = createHmac('sha1', exampleKey.secret).update(policy).digest('base64');
    const fields = { key: 'foo.txt', awsaccesskeyid: exampleKey.id, policy, signature };
    const post = (changes = {}) => {
        const all = Object.entries({ ...fields, ...changes });
        const map = new Map();
        for (const [name, value] of all)
            if (value !== undefined)
                map.set(name, value);
        return authenticateForm(map, 'b');
    };
    it('is taken, names of fields and operators in any case', async () => {
        const answer = await post();
        strictEqual(answer.caller.type, 'root');
        deepStrictEqual(answer.policy?.lengths, [{ minBytes: 0, maxBytes: 1024 }]);
    });
    it('is refused without signature or key, with wrong ones, and with a field more', async () => {
        await refused(post({ signature: undefined }), ['InvalidArgument', 400, "'Signature'"]);
        await refused(post({ awsaccesskeyid: undefined }), ['InvalidArgument', 400, 'AWSAccessKeyId']);
        await refused(post({ signature: 'x' }), ['SignatureDoesNotMatch', 403]);
        await refused(post({ awsaccesskeyid: 'foo' }), ['InvalidAccessKeyId', 403]);
        await refused(post({ acl: 'private' }), ['AccessDenied', 403, 'Extra input fields: acl']);
    });
    it('with a policy that nobody signed is refused, with neither it is anonymous', async () => {
        const unsigned = { signature: undefined, awsaccesskeyid: undefined };
        await refused(post(unsigned), ['AccessDenied', 403]);
        deepStrictEqual(await post({ ...unsigned, policy: undefined }), {
            caller: { type: 'anonymous' },
            policy: undefined,
        });
    });
});
describe('a policy document', () => {
    const expiration = '"expiration": "2015-12-30T12:00:00Z"';
    const bad = [
        ['{', 'Invalid JSON.'],
        ['[]', 'Invalid JSON.'],
        ['', "Expecting '{' but found End-of-Input"],
        ['{"conditions": []}', 'Policy missing expiration.'],
        ['{"EXPIRATION": "2015-12-30T12:00:00Z", "conditions": []}', 'Policy missing expiration.'],
        ['{"expiration": "2015-12-30 12:00:00+00:00", "conditions": []}', "Invalid 'expiration' value"],
        ['{"expiration": 5, "conditions": []}', "Invalid 'expiration' value: '5'"],
        [`{${expiration}}`, 'Policy missing conditions.'],
        [`{${expiration}, "CONDITIONS": []}`, 'Policy missing conditions.'],
        [`{${expiration}, "conditions": {}}`, 'must be a List.'],
        [`{${expiration}, "conditions": [{}]}`, 'exactly one property'],
        [`{${expiration}, "conditions": [{"a": "1", "b": "2"}]}`, 'exactly one property'],
        [`{${expiration}, "conditions": [{"a": 1}]}`, 'value must be a string'],
        [`{${expiration}, "conditions": ["a"]}`, 'must be a List or Object.'],
        [`{${expiration}, "conditions": [[]]}`, 'missing operation identifier.'],
        [`{${expiration}, "conditions": [["ends-with", "$key", ""]]}`, "unknown operation 'ends-with'"],
        [`{${expiration}, "conditions": [["eq", "$key"]]}`, 'wrong number of arguments.'],
        [`{${expiration}, "conditions": [["eq", "key", "a"]]}`, 'starts with $'],
        [`{${expiration}, "conditions": [["content-length-range", 0]]}`, 'wrong number of arguments.'],
        [`{${expiration}, "conditions": [["content-length-range", -1, 0]]}`, 'two lengths in bytes'],
        [`{${expiration}, "conditions": [["content-length-range", 0, "x"]]}`, 'two lengths in bytes'],
    ];
    for (const [text, message] of bad) {
        it(`is refused: ${text}`, async () => {
            const parse = async () => parsePolicy(base64(text));
            const refusal = await refused(parse(), ['InvalidPolicyDocument', 400, message]);
            ok(refusal.message.startsWith('Invalid Policy: '));
        });
    }
    it('is refused when it is not base64', async () => {
        const parse = async () => parsePolicy('{"expiration"}');
        await refused(parse(), ['InvalidPolicyDocument', 400, 'base64']);
    });
    it('may escape a dollar sign, which JSON does not know', () => {
        const conditions = '["starts-with", "$key", "\\$a"], ["eq", "$x-amz-meta-a", "\\\\$b\\v"]';
        const text = `{${expiration}, "conditions": [${conditions}]}`;
        const values = parsePolicy(base64(text)).conditions.map(({ value }) => value);
        deepStrictEqual(values, ['$a', '\\$b\v']);
    });
});
describe('the length of a file that a policy allows', () => {
    const policy = parsePolicy(base64('{"expiration": "2015-12-30T12:00:00Z", "conditions": ' +
        '[{"bucket": "b"}, ["content-length-range", 4, 8]]}'));
    async function* file(...sizes) {
        for (const size of sizes)
            yield Buffer.alloc(size);
    }
    const read = async (...sizes) => {
        let total = 0;
        for await (const chunk of withinLengths(policy, file(...sizes)))
            total += chunk.length;
        return total;
    };
    it('is judged as the file is read', async () => {
        strictEqual(await read(4), 4);
        strictEqual(await read(4, 4), 8);
        const large = await refused(read(8, 1, 5), ['EntityTooLarge', 400]);
        strictEqual(large.detail?.MaxSizeAllowed, '8');
        const small = await refused(read(3), ['EntityTooSmall', 400]);
        strictEqual(small.detail?.MinSizeAllowed, '4');
    });
    it('is judged before that where it is known', async () => {
        const check = async (contentLength) => checkPolicy(policy, new Map(), { bucket: 'b', now, contentLength });
        await check(8);
        await refused(check(9), ['EntityTooLarge', 400]);
        await refused(check(3), ['EntityTooSmall', 400]);
    });
});
