/** AWS's documented examples of Signature V2, and every way in which one is refused. */
import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { authenticatorAt, exampleKey, refused, request } from './requests.js';
const { id } = exampleKey;
function sign(text) {
    return createHmac('sha1', exampleKey.secret).update(text).digest('base64');
}
describe('Signature V2 in a header: examples of AWS', () => {
    const examples = [
        {
            line: 'GET /photos/puppy.jpg',
            place: { bucket: 'johnsmith', key: 'photos/puppy.jpg' },
            headers: { date: 'Tue, 27 Mar 2007 19:36:42 +0000' },
            signature: 'bWq2s1WEIj+Ydj0vQ697zp+IXMU=',
        },
        {
            line: 'PUT /photos/puppy.jpg',
            place: { bucket: 'johnsmith', key: 'photos/puppy.jpg' },
            headers: { date: 'Tue, 27 Mar 2007 21:15:45 +0000', 'content-type': 'image/jpeg' },
            signature: 'MyyxeRY7whkBe+bq8fHCL/2kKUg=',
        },
        {
            line: 'GET /?prefix=photos&max-keys=50&marker=puppy',
            place: { bucket: 'johnsmith' },
            headers: { date: 'Tue, 27 Mar 2007 19:42:41 +0000' },
            signature: 'htDYFYduRNen8P9ZfE/s9SuKy0U=',
        },
        {
            line: 'GET /?acl',
            place: { bucket: 'johnsmith' },
            headers: { date: 'Tue, 27 Mar 2007 19:44:46 +0000' },
            signature: 'c2WLPFtWHVgbEmeEG93a4cG37dM=',
        },
        {
            line: 'PUT /db-backup.dat.gz',
            place: { bucket: 'static.johnsmith.net', key: 'db-backup.dat.gz' },
            headers: {
                date: 'Tue, 27 Mar 2007 21:06:08 +0000',
                'x-amz-acl': 'public-read',
                'content-type': 'application/x-download',
                'content-md5': '4gJE4saaMU4BqNR0kLY+lw==',
                'x-amz-meta-reviewedby': 'joe@johnsmith.net,jane@johnsmith.net',
                'x-amz-meta-filechecksum': '0x02661779',
                'x-amz-meta-checksumalgorithm': 'crc32',
                'content-length': '5913339',
            },
            signature: 'ilyl83RwaSoYIEdixDQcA4OnAnc=',
        },
        {
            line: 'GET /',
            place: {},
            headers: { date: 'Wed, 28 Mar 2007 01:29:59 +0000' },
            signature: 'qGdzdERIC03wnaRNKh6OqZehG9s=',
        },
        {
            line: 'GET /dictionary/fran%C3%A7ais/pr%c3%a9f%c3%a8re',
            place: { bucket: 'dictionary', key: 'français/préfère' },
            headers: { date: 'Wed, 28 Mar 2007 01:49:49 +0000' },
            signature: 'DNEZGsoieTZ92F3bUfSPQcbGmlM=',
        },
    ];
    for (const { line, place, headers, signature } of examples) {
        it(line, async () => {
            const { authenticate } = authenticatorAt(Date.parse(headers.date));
            const authorization = `AWS ${id}:${signature}`;
            const sent = request(line, { headers: { ...headers, authorization }, ...place });
            const { caller, payload, service } = await authenticate(sent);
            strictEqual(caller.type, 'root');
            deepStrictEqual(payload, { kind: 'unsigned' });
            strictEqual(service, 's3');
            const wrong = { ...sent, headers: { ...sent.headers, authorization: `AWS ${id}:x=` } };
            await refused(authenticate(wrong), ['SignatureDoesNotMatch', 403]);
        });
    }
});
describe('Signature V2', () => {
    const date = 'Tue, 27 Mar 2007 19:36:42 GMT';
    const now = Date.parse(date);
    const { authenticate } = authenticatorAt(now);
    const send = (line, authorization, headers = {}) => authenticate(request(line, {
        headers: { ...headers, authorization },
        bucket: 'b',
        key: undefined,
    }));
    it('leaves the date line empty beside x-amz-date, which is signed as a header', async () => {
        const text = `GET\n\n\n\nx-amz-date:${date}\nx-amz-meta-a:b  c\n/b/`;
        const headers = {
            'x-amz-meta-a': ' b  c ',
            'x-amz-date': date,
            date: 'Mon, 26 Mar 2007 19:36:42 GMT',
        };
        await send('GET /b/', `AWS ${id}:${sign(text)}`, headers);
    });
    it('may be over /bucket/ when /bucket was sent, as boto3 does it', async () => {
        await send('GET /b?acl', `AWS ${id}:${sign(`GET\n\n\n${date}\n/b/?acl`)}`, { date });
        await send('GET /b?acl', `AWS ${id}:${sign(`GET\n\n\n${date}\n/b?acl`)}`, { date });
    });
    it('covers sub-resources, sorted, their values decoded, and no other parameter', async () => {
        const line = 'GET /b/k?x=1&uploads&versionId=a%2Fb&response-content-type=a%20b&acl=';
        const text = `GET\n\n\n${date}\n/b/k?acl&response-content-type=a b&uploads&versionId=a/b`;
        const headers = { date, authorization: `AWS ${id}:${sign(text)}` };
        await authenticate(request(line, { headers, bucket: 'b', key: 'k' }));
    });
    it('refuses a header that is not a key and a signature', async () => {
        for (const rest of ['HAHAHA', `${id}:`, `${id}:a:b`]) {
            const message = 'AWS authorization header is invalid.  Expected AwsAccessKeyId:signature';
            const answer = send('GET /b', `AWS ${rest}`, { date });
            await refused(answer, ['InvalidArgument', 400, message]);
        }
    });
    it('refuses dates as Signature V4 does', async () => {
        const cases = [
            ['Bad Date', 'AccessDenied'],
            ['', 'AccessDenied'],
            ['Tue, 07 Jul 1950 21:53:04 GMT', 'AccessDenied'],
            ['Tue, 07 Jul 2010 21:53:04 GMT', 'RequestTimeTooSkewed'],
            ['Tue, 07 Jul 9999 21:53:04 GMT', 'RequestTimeTooSkewed'],
        ];
        for (const [sent, code] of cases) {
            await refused(send('GET /b', `AWS ${id}:x`, { 'x-amz-date': sent }), [code, 403]);
        }
        await refused(send('GET /b', `AWS ${id}:x`), ['AccessDenied', 403]);
    });
    it('refuses an unknown key', async () => {
        await refused(send('GET /b', 'AWS AKIA:x', { date }), ['InvalidAccessKeyId', 403]);
    });
});
describe('Signature V2 presigned', () => {
    const expires = 1175139620;
    const { authenticate } = authenticatorAt(expires * 1000);
    const signed = (signature, more = '') => request(`GET /photos/puppy.jpg?AWSAccessKeyId=${id}&Signature=${encodeURIComponent(signature)}` +
        `&Expires=${expires}${more}`, { bucket: 'johnsmith', key: 'photos/puppy.jpg', headers: { host: 'johnsmith.s3.test' } });
    it('the example of AWS, until it expires', async () => {
        await authenticate(signed('NpgCjnDzrM+WFzoENXmpNDUsSn8='));
        const late = authenticatorAt(expires * 1000 + 1);
        const error = await refused(late.authenticate(signed('NpgCjnDzrM+WFzoENXmpNDUsSn8=')), [
            'AccessDenied',
            403,
            'Request has expired',
        ]);
        strictEqual(error.detail?.Expires, '2007-03-29T03:40:20Z');
    });
    it('covers x-amz-* and Content-Type that stand in the query, as boto3 puts them', async () => {
        const text = `GET\n\ntext/plain\n${expires}\nx-amz-acl:private\n/johnsmith/photos/puppy.jpg`;
        await authenticate(signed(sign(text), '&x-amz-acl=private&content-type=text%2Fplain'));
    });
    it('needs all three parameters, and a number', async () => {
        const cases = [
            [`GET /?Signature=x&Expires=${expires}`, 'requires the Signature, Expires and'],
            [`GET /?Signature=x&AWSAccessKeyId=${id}`, 'requires the Signature, Expires and'],
            [`GET /?Signature=x&AWSAccessKeyId=${id}&Expires=soon`, 'Invalid date (should be seconds'],
        ];
        for (const [line, message] of cases) {
            await refused(authenticate(request(line)), ['AccessDenied', 403, message]);
        }
    });
});
