/** AWS's documented examples of Signature V4 for S3, and every way in which one is refused. */
import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { accountsWith, authenticatorAt, exampleKey, exampleTime, refused, request, } from './requests.js';
const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const host = 'examplebucket.s3.amazonaws.com';
const scope = '20130524/us-east-1/s3/aws4_request';
const credential = `${exampleKey.id}/${scope}`;
function authorization(signedHeaders, signature) {
    return (`AWS4-HMAC-SHA256 Credential=${credential},` +
        `SignedHeaders=${signedHeaders},Signature=${signature}`);
}
const always = { host, 'x-amz-content-sha256': emptyHash, 'x-amz-date': '20130524T000000Z' };
const alwaysSigned = 'host;x-amz-content-sha256;x-amz-date';
/** GET Bucket (List Objects) of AWS's examples. */
function listExample(headers = {}, line = 'GET /?max-keys=2&prefix=J') {
    const signature = '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7';
    const signed = { ...always, authorization: authorization(alwaysSigned, signature) };
    return request(line, { headers: { ...signed, ...headers }, bucket: 'examplebucket' });
}
const caller = {
    type: 'root',
    account: exampleKey.account,
    arn: exampleKey.arn,
    accessKeyId: exampleKey.id,
    userId: exampleKey.account,
};
describe('Signature V4 in a header: examples of AWS', () => {
    const { authenticate } = authenticatorAt(exampleTime);
    it('GET Object', async () => {
        const signature = 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41';
        const signed = authorization(`host;range;x-amz-content-sha256;x-amz-date`, signature);
        const headers = { ...always, range: 'bytes=0-9', authorization: signed };
        const answer = await authenticate(request('GET /test.txt', { headers }));
        deepStrictEqual(answer, {
            caller,
            payload: { kind: 'hash', sha256: Buffer.from(emptyHash, 'hex') },
            service: 's3',
            signature: { version: 4, place: 'header', date: '20130524T000000Z' },
        });
    });
    it('PUT Object, with its path encoded as the SDKs encode it, and left as it is', async () => {
        const signature = '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd';
        const names = `date;${alwaysSigned};x-amz-storage-class`;
        const headers = {
            ...always,
            authorization: authorization(names, signature),
            date: 'Fri, 24 May 2013 00:00:00 GMT',
            'x-amz-storage-class': 'REDUCED_REDUNDANCY',
            'x-amz-content-sha256': '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072',
        };
        await authenticate(request('PUT /test%24file.text', { headers }));
        await authenticate(request('PUT /test$file.text', { headers }));
    });
    it('GET Bucket Lifecycle', async () => {
        const signature = 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543';
        const headers = { ...always, authorization: authorization(alwaysSigned, signature) };
        await authenticate(request('GET /?lifecycle', { headers }));
    });
    it('GET Bucket (List Objects), its parameters in any order', async () => {
        await authenticate(listExample());
        await authenticate(listExample({}, 'GET /?prefix=%4a&max-keys=2'));
    });
});
describe('Signature V4 presigned: example of AWS', () => {
    const line = (signature, expires = '86400') => 'GET /test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256' +
        `&X-Amz-Credential=${encodeURIComponent(credential)}&X-Amz-Date=20130524T000000Z` +
        `&X-Amz-Expires=${expires}&X-Amz-SignedHeaders=host&X-Amz-Signature=${signature}`;
    const signature = 'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404';
    const day = 24 * 3600 * 1000;
    const at = (now, text = line(signature), headers = {}) => authenticatorAt(now).authenticate(request(text, { headers: { host, ...headers } }));
    it('is accepted for as long as it says, and its payload may be anything', async () => {
        const answer = await at(exampleTime);
        deepStrictEqual(answer, {
            caller,
            payload: { kind: 'unsigned' },
            service: 's3',
            signature: { version: 4, place: 'query', date: '20130524T000000Z' },
        });
        await at(exampleTime + day - 1);
    });
    it('has expired after that', async () => {
        const error = await refused(at(exampleTime + day), ['AccessDenied', 403, 'Request has expired']);
        deepStrictEqual(error.detail, {
            'X-Amz-Expires': '86400',
            Expires: '2013-05-25T00:00:00Z',
            ServerTime: '2013-05-25T00:00:00Z',
        });
    });
    it('is not yet valid when it was signed more than 15 minutes ahead of us', async () => {
        await at(exampleTime - 15 * 60_000);
        const early = exampleTime - 15 * 60_000 - 1;
        await refused(at(early), ['AccessDenied', 403, 'Request is not yet valid']);
    });
    const badExpiry = [
        ['0', 'AccessDenied', 403, 'Request has expired'],
        ['-1', 'AuthorizationQueryParametersError', 403, 'X-Amz-Expires must be non-negative'],
        ['604801', 'AuthorizationQueryParametersError', 400, 'must be less than a week (in seconds)'],
        ['1e3', 'AuthorizationQueryParametersError', 400, 'X-Amz-Expires should be a number'],
        ['', 'AuthorizationQueryParametersError', 400, 'X-Amz-Expires should be a number'],
    ];
    for (const [expires, ...refusal] of badExpiry) {
        it(`refuses X-Amz-Expires=${expires}`, () => {
            return refused(at(exampleTime, line(signature, expires)), refusal);
        });
    }
    it('takes an X-Amz-Expires of a week, and looks at the signature then', async () => {
        await refused(at(exampleTime, line(signature, '604800')), ['SignatureDoesNotMatch', 403]);
    });
    for (const name of ['Credential', 'Date', 'Expires', 'SignedHeaders', 'Signature']) {
        it(`needs X-Amz-${name}`, async () => {
            const text = line(signature).replace(`X-Amz-${name}`, 'x');
            const needs = 'Query-string authentication version 4 requires';
            await refused(at(exampleTime, text), ['AuthorizationQueryParametersError', 400, needs]);
        });
    }
    const faults = [
        ['AWS4-HMAC-SHA256', 'AWS4-HMAC-SHA512', 'X-Amz-Algorithm only supports "AWS4-HMAC-SHA256"'],
        ['20130524T000000Z', '2013-05-24T00:00:00Z', 'X-Amz-Date must be in the ISO8601 Long Format'],
        ['20130524T000000Z', '20131324T000000Z', 'X-Amz-Date must be in the ISO8601 Long Format'],
        ['%2Faws4_request', '%2Faws5_request', 'incorrect terminal "aws5_request"'],
        ['%2Fs3%2F', '%2Fiam%2F', 'incorrect service "iam". This endpoint belongs to "s3".'],
        ['%2Fs3%2Faws4_request', '%2Fs3', 'the Credential is mal-formed'],
        ['%2F20130524%2F', '%2F20130523%2F', 'not the same as X-Amz-Date: "20130524".'],
        ['%2F20130524%2F', '%2F2013-05-24%2F', 'incorrect date format "2013-05-24"'],
    ];
    for (const [from, to, message] of faults) {
        it(`refuses ${to} for ${from}`, async () => {
            const text = line(signature).replace(from, to);
            await refused(at(exampleTime, text), ['AuthorizationQueryParametersError', 400, message]);
        });
    }
    it('refuses headers that it does not cover', async () => {
        const headers = { 'x-amz-acl': 'public-read', 'content-md5': 'x', range: 'bytes=0-1' };
        const error = await refused(at(exampleTime, line(signature), headers), ['AccessDenied', 403]);
        strictEqual(error.detail?.HeadersNotSigned, 'x-amz-acl, content-md5');
    });
});
describe('Signature V4 of chunks: examples of AWS', () => {
    const sha256 = (text) => createHash('sha256').update(text).digest('hex');
    const { authenticate } = authenticatorAt(exampleTime);
    const common = {
        host: 's3.amazonaws.com',
        'x-amz-date': '20130524T000000Z',
        'x-amz-storage-class': 'REDUCED_REDUNDANCY',
        'x-amz-decoded-content-length': '66560',
        'content-encoding': 'aws-chunked',
    };
    it('signed chunks', async () => {
        const names = 'content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;' +
            'x-amz-decoded-content-length;x-amz-storage-class';
        const seed = '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9';
        const headers = {
            ...common,
            'content-length': '66824',
            'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
            authorization: authorization(names, seed),
        };
        const line = 'PUT /examplebucket/chunkObject.txt';
        const { payload } = await authenticate(request(line, { headers }));
        ok(payload.kind === 'chunked' && !payload.trailer && payload.signature !== undefined);
        const { signature: signer } = payload;
        deepStrictEqual(['a'.repeat(65536), 'a'.repeat(1024), ''].map((chunk) => signer.chunk(sha256(chunk))), [
            'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648',
            '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497',
            'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9',
        ]);
    });
    it('signed chunks with a signed trailer', async () => {
        const names = 'content-encoding;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;' +
            'x-amz-storage-class;x-amz-trailer';
        const seed = '106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e';
        const headers = {
            ...common,
            'x-amz-trailer': 'x-amz-checksum-crc32c',
            'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
            authorization: authorization(names, seed),
        };
        const line = 'PUT /examplebucket/chunkObject.txt';
        const { payload } = await authenticate(request(line, { headers }));
        ok(payload.kind === 'chunked' && payload.trailer && payload.signature !== undefined);
        const { signature: signer } = payload;
        deepStrictEqual(['a'.repeat(65536), 'a'.repeat(1024), ''].map((chunk) => signer.chunk(sha256(chunk))), [
            'b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2',
            '1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7',
            '2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992',
        ]);
        strictEqual(signer.trailer(Buffer.from('x-amz-checksum-crc32c:sOO8/Q==\n')), 'd81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435');
    });
});
describe('Signature V4 in a header: refusals', () => {
    const { authenticate } = authenticatorAt(exampleTime);
    const malformed = ['AuthorizationHeaderMalformed', 400];
    it('SignatureDoesNotMatch shows what was signed, and no more', async () => {
        const error = await refused(authenticate(listExample({}, 'GET /?max-keys=2&prefix=K')), [
            'SignatureDoesNotMatch',
            403,
        ]);
        const { AWSAccessKeyId, StringToSign, SignatureProvided, CanonicalRequest } = error.detail ?? {};
        strictEqual(AWSAccessKeyId, exampleKey.id);
        strictEqual(SignatureProvided?.length, 64);
        match(StringToSign ?? '', /^AWS4-HMAC-SHA256\n20130524T000000Z\n20130524\/us-east-1\/s3\//);
        match(CanonicalRequest ?? '', /^GET\n\/\nmax-keys=2&prefix=K\nhost:examplebucket/);
        ok(!JSON.stringify(error.detail).includes(exampleKey.secret));
    });
    it('a signature cut short, or made longer, is no signature', async () => {
        const signed = listExample().headers.authorization ?? '';
        for (const authorization of [signed.slice(0, -1), `${signed}0`]) {
            await refused(authenticate(listExample({ authorization })), ['SignatureDoesNotMatch', 403]);
        }
    });
    it('an unknown key', async () => {
        const authorization = (listExample().headers.authorization ?? '').replace('AKIA', 'AKIB');
        const error = await refused(authenticate(listExample({ authorization })), [
            'InvalidAccessKeyId',
            403,
        ]);
        strictEqual(error.detail?.AWSAccessKeyId, 'AKIBIOSFODNN7EXAMPLE');
    });
    it('an inactive key is unknown', async () => {
        const findAccessKey = async () => ({ ...exampleKey, status: 'Inactive' });
        const accounts = accountsWith(findAccessKey);
        const authenticator = authenticatorAt(exampleTime, { accounts });
        await refused(authenticator.authenticate(listExample()), ['InvalidAccessKeyId', 403]);
    });
    it('a clock off by more than 15 minutes, either way', async () => {
        for (const skew of [-900_001, 900_001]) {
            const { authenticate } = authenticatorAt(exampleTime + skew);
            const error = await refused(authenticate(listExample()), ['RequestTimeTooSkewed', 403]);
            strictEqual(error.detail?.RequestTime, '20130524T000000Z');
            strictEqual(error.detail?.MaxAllowedSkewMilliseconds, '900000');
        }
        await authenticatorAt(exampleTime + 900_000).authenticate(listExample());
    });
    it('a date that cannot be read, or is before 1970', async () => {
        const dates = ['', 'Bad Date', '2013-05-24', '19500707T000000Z'.slice(1)];
        for (const date of [...dates, 'Tue, 07 Jul 1950 21:53:04 GMT']) {
            await refused(authenticate(listExample({ 'x-amz-date': date })), [
                'AccessDenied',
                403,
                'AWS authentication requires a valid Date or x-amz-date header',
            ]);
        }
    });
    it('a payload that is not stated', async () => {
        const { 'x-amz-content-sha256': _, ...headers } = listExample().headers;
        await refused(authenticate({ ...listExample(), headers }), [
            'InvalidRequest',
            400,
            'Missing required header for this request: x-amz-content-sha256',
        ]);
    });
    it('a payload hash that is none', async () => {
        for (const hash of ['', 'unsigned-payload', emptyHash.slice(1), 'g'.repeat(64)]) {
            const error = await refused(authenticate(listExample({ 'x-amz-content-sha256': hash })), [
                'InvalidArgument',
                400,
                'x-amz-content-sha256 must be UNSIGNED-PAYLOAD',
            ]);
            strictEqual(error.detail?.ArgumentValue, hash);
        }
    });
    it('Signature V4A, by name', async () => {
        const hash = 'STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD';
        await refused(authenticate(listExample({ 'x-amz-content-sha256': hash })), [
            'NotImplemented',
            501,
        ]);
        const authorization = `AWS4-ECDSA-P256-SHA256 Credential=${credential}`;
        await refused(authenticate(listExample({ authorization })), ['NotImplemented', 501]);
        const query = request('GET /?X-Amz-Algorithm=AWS4-ECDSA-P256-SHA256');
        await refused(authenticate(query), ['NotImplemented', 501]);
    });
    it('headers that had to be signed and were not', async () => {
        const unsigned = { 'x-amz-meta-a': '1', 'x-amz-acl': 'private', 'content-type': 'text/plain' };
        const error = await refused(authenticate(listExample(unsigned)), [
            'AccessDenied',
            403,
            'There were headers present in the request which were not signed',
        ]);
        strictEqual(error.detail?.HeadersNotSigned, 'x-amz-meta-a, x-amz-acl');
        const authorization = (listExample().headers.authorization ?? '').replace('host;', '');
        const hostless = await refused(authenticate(listExample({ authorization })), [
            'AccessDenied',
            403,
        ]);
        strictEqual(hostless.detail?.HeadersNotSigned, 'host');
    });
    const parts = [
        [`Credential=${credential},`, '', 'requires three components'],
        ['Signature=', 'Sig=', 'requires three components'],
        [`SignedHeaders=${alwaysSigned},`, 'SignedHeaders=,', 'requires three components'],
        [credential, `${exampleKey.id}/us-east-1/s3/aws4_request`, 'the Credential is mal-formed'],
        [scope, '20130524/us-east-1/s3/aws3_request', 'incorrect terminal "aws3_request"'],
        [scope, '20130524/us-east-1/sts/aws4_request', 'incorrect service "sts"'],
        [scope, '20130525/us-east-1/s3/aws4_request', 'Date is not the same as X-Amz-Date.'],
        [scope, '2013052/us-east-1/s3/aws4_request', 'incorrect date format "2013052"'],
    ];
    for (const [from, to, message] of parts) {
        it(`"${to}" instead of "${from}"`, async () => {
            const authorization = (listExample().headers.authorization ?? '').replace(from, to);
            const text = `The authorization header is malformed; `;
            const error = await refused(authenticate(listExample({ authorization })), [
                ...malformed,
                message,
            ]);
            ok(error.message.startsWith(text), error.message);
        });
    }
    it('another kind of Authorization, and one that is only a word', async () => {
        const unsupported = ['InvalidArgument', 400, 'Unsupported Authorization Type'];
        await refused(authenticate(listExample({ authorization: 'Bearer x' })), unsupported);
        await refused(authenticate(listExample({ authorization: 'AWS4-HMAC-SHA256' })), [
            'InvalidArgument',
            400,
            "one and only one ' ' (space) required",
        ]);
    });
    it('two ways to sign in one request', async () => {
        const message = 'Only one auth mechanism allowed';
        for (const query of ['X-Amz-Algorithm=AWS4-HMAC-SHA256', 'Signature=x']) {
            await refused(authenticate(listExample({}, `GET /?${query}`)), [
                'InvalidArgument',
                400,
                message,
            ]);
        }
        const both = request('GET /?X-Amz-Algorithm=AWS4-HMAC-SHA256&Signature=x');
        await refused(authenticate(both), ['InvalidArgument', 400, message]);
    });
});
describe('Signature V4: the region', () => {
    it('may be any, unless the operator is strict', async () => {
        const { authenticate } = authenticatorAt(exampleTime, { region: 'eu-central-1' });
        await authenticate(listExample());
    });
    it('is kept with the key made of it, so one of thousands of letters is refused', async () => {
        const { authenticate } = authenticatorAt(exampleTime);
        const authorization = (listExample().headers.authorization ?? '').replace('us-east-1', 'r'.repeat(10_000));
        const wrong = ['AuthorizationHeaderMalformed', 400, "the region 'rrr"];
        await refused(authenticate(listExample({ authorization })), wrong);
    });
    it('is named in the refusal when the operator is strict', async () => {
        const strict = authenticatorAt(exampleTime, { region: 'eu-central-1', strictRegion: true });
        const error = await refused(strict.authenticate(listExample()), [
            'AuthorizationHeaderMalformed',
            400,
            "the region 'us-east-1' is wrong; expecting 'eu-central-1'",
        ]);
        strictEqual(error.detail?.Region, 'eu-central-1');
        await authenticatorAt(exampleTime, { strictRegion: true }).authenticate(listExample());
    });
});
describe('A request without a signature', () => {
    const { authenticate } = authenticatorAt(exampleTime);
    it('comes from an anonymous caller', async () => {
        deepStrictEqual(await authenticate(request('GET /b/k', { headers: { host } })), {
            caller: { type: 'anonymous' },
            payload: { kind: 'unsigned' },
            service: 's3',
        });
        const empty = await authenticate(request('GET /b/k', { headers: { authorization: '' } }));
        strictEqual(empty.caller.type, 'anonymous');
    });
    it('may have a framed body, with a trailer or without', async () => {
        const framed = {
            'content-encoding': 'gzip,aws-chunked',
            'x-amz-decoded-content-length': '5',
        };
        const plain = await authenticate(request('PUT /b/k', { headers: framed }));
        deepStrictEqual(plain.payload, { kind: 'chunked', trailer: false });
        const headers = { ...framed, 'x-amz-trailer': 'x-amz-checksum-crc32' };
        const trailed = await authenticate(request('PUT /b/k', { headers }));
        deepStrictEqual(trailed.payload, { kind: 'chunked', trailer: true });
        const unframed = await authenticate(request('PUT /b/k', { headers: { 'content-encoding': 'aws-chunked' } }));
        deepStrictEqual(unframed.payload, { kind: 'unsigned' });
    });
});
