import assert from 'node:assert/strict';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { assertRefused, patterned, useBucket } from './scene.js';
const past = new Date('2015-01-01T00:00:00Z');
const future = new Date(Date.now() + 24 * 3600 * 1000);
describe('GetObject', () => {
    const { s3, Bucket, put } = useBucket();
    const get = (Key, more = {}) => s3.send(new GetObjectCommand({ Bucket, Key, ...more }));
    it('answers the bytes with what is known of them', async () => {
        const { ETag } = await put('k', 'hello', { ContentType: 'text/plain', Metadata: { a: 'b' } });
        const answer = await get('k');
        assert.equal(await answer.Body?.transformToString(), 'hello');
        assert.equal(answer.ETag, ETag);
        assert.equal(answer.ContentLength, 5);
        assert.equal(answer.ContentType, 'text/plain');
        assert.equal(answer.AcceptRanges, 'bytes');
        assert.equal(answer.ContentRange, undefined);
        assert.deepEqual(answer.Metadata, { a: 'b' });
        assert.ok(Math.abs(Date.now() - Number(answer.LastModified)) < 60_000);
    });
    it('answers NoSuchKey and NoSuchBucket', async () => {
        await assertRefused(get('not there'), 404, 'NoSuchKey');
        await assertRefused(get('k', { Bucket: `${Bucket}-not` }), 404, 'NoSuchBucket');
    });
    it('knows only the version null', async () => {
        await put('version', 'x');
        await get('version', { VersionId: 'null' });
        await assertRefused(get('version', { VersionId: 'x'.repeat(32) }), 404, 'NoSuchVersion');
        await assertRefused(get('version', { VersionId: 'no version' }), 400, 'InvalidArgument');
    });
    it('sends other headers when a signed request asks for them', async () => {
        await put('override', 'x', { CacheControl: 'no-store' });
        const answer = await get('override', {
            ResponseCacheControl: 'no-cache',
            ResponseContentDisposition: 'inline',
            ResponseContentEncoding: 'aaa',
            ResponseContentLanguage: 'eo',
            ResponseContentType: 'foo/bar',
            ResponseExpires: new Date('2030-01-02T03:04:05Z'),
        });
        assert.equal(answer.CacheControl, 'no-cache');
        assert.equal(answer.ContentDisposition, 'inline');
        assert.equal(answer.ContentEncoding, 'aaa');
        assert.equal(answer.ContentLanguage, 'eo');
        assert.equal(answer.ContentType, 'foo/bar');
        assert.equal(answer.ExpiresString, 'Wed, 02 Jan 2030 03:04:05 GMT');
    });
    it('refuses a customer key for what is not encrypted with one', async () => {
        await put('plain', 'x');
        const SSECustomerKey = Buffer.alloc(32, 1).toString('base64');
        const call = get('plain', { SSECustomerAlgorithm: 'AES256', SSECustomerKey });
        await assertRefused(call, 400, 'InvalidRequest');
    });
    it('answers the old bytes or the new ones, never a mixture', async () => {
        const [old, young] = [patterned(3_000_000, 1), patterned(3_000_000, 7)];
        await put('busy', old);
        const { Body } = await get('busy');
        await put('busy', young);
        const bytes = Buffer.from((await Body?.transformToByteArray()) ?? []);
        assert.ok(bytes.equals(old));
    });
});
describe('GetObject with a range', () => {
    const { s3, Bucket, put } = useBucket();
    const large = patterned(3_000_000);
    const ranged = (Key, Range) => s3.send(new GetObjectCommand({ Bucket, Key, Range }));
    before(async () => {
        await put('ten', '0123456789');
        await put('large', large);
        await put('empty', '');
    });
    const cases = [
        ['bytes=0-0', '0', 'bytes 0-0/10'],
        ['bytes=2-4', '234', 'bytes 2-4/10'],
        ['bytes=7-', '789', 'bytes 7-9/10'],
        ['bytes=-3', '789', 'bytes 7-9/10'],
        ['bytes=-30', '0123456789', 'bytes 0-9/10'],
        ['bytes=8-300', '89', 'bytes 8-9/10'],
    ];
    for (const [range, text, contentRange] of cases) {
        it(`answers 206 and "${text}" to ${range}`, async () => {
            const answer = await ranged('ten', range);
            assert.equal(answer.$metadata.httpStatusCode, 206);
            assert.equal(await answer.Body?.transformToString(), text);
            assert.equal(answer.ContentRange, contentRange);
            assert.equal(answer.ContentLength, text.length);
        });
    }
    for (const range of ['bytes=10-', 'bytes=40-50', 'bytes=-0']) {
        it(`answers 416 to ${range}`, async () => {
            await assertRefused(ranged('ten', range), 416, 'InvalidRange');
        });
    }
    it('answers 416 to any range of nothing', async () => {
        await assertRefused(ranged('empty', 'bytes=0-'), 416, 'InvalidRange');
        await assertRefused(ranged('empty', 'bytes=-1'), 416, 'InvalidRange');
    });
    for (const range of ['bytes=5-2', 'bytes=a-b', 'bytes=-', 'lines=0-1', 'bytes=0-1,3-4']) {
        it(`answers the whole to ${range}`, async () => {
            const answer = await ranged('ten', range);
            assert.equal(answer.$metadata.httpStatusCode, 200);
            assert.equal(await answer.Body?.transformToString(), '0123456789');
        });
    }
    it('finds the place in large objects', async () => {
        for (const [start, end] of [
            [0, 0],
            [1_048_550, 1_048_600],
            [65_535, 2_999_999],
            [2_097_000, 2_098_000],
        ]) {
            const answer = await ranged('large', `bytes=${start}-${end}`);
            const bytes = Buffer.from((await answer.Body?.transformToByteArray()) ?? []);
            assert.ok(bytes.equals(large.subarray(start, end + 1)), `${start}-${end}`);
        }
    });
    it('does not tell the checksum of the whole with a part of it', async () => {
        const input = { Bucket, Key: 'ten', ChecksumMode: 'ENABLED' };
        const part = await s3.send(new GetObjectCommand({ ...input, Range: 'bytes=1-2' }));
        assert.equal(part.ChecksumType, undefined);
        const whole = await s3.send(new GetObjectCommand(input));
        assert.equal(whole.ChecksumType, 'FULL_OBJECT');
    });
    it('takes part 1 of what was put whole for the whole', async () => {
        const get = (PartNumber, Range) => s3.send(new GetObjectCommand({ Bucket, Key: 'ten', PartNumber, Range }));
        const answer = await get(1);
        assert.equal(answer.$metadata.httpStatusCode, 206);
        assert.equal(answer.ContentRange, 'bytes 0-9/10');
        assert.equal(answer.PartsCount, undefined);
        await assertRefused(get(2), 400, 'InvalidPart');
        await assertRefused(get(1, 'bytes=0-1'), 400, 'InvalidRequest');
    });
});
describe('GetObject under conditions', () => {
    const { s3, Bucket, put } = useBucket();
    let etag = '';
    before(async () => {
        etag = (await put('k', 'x')).ETag ?? '';
    });
    const get = (conditions) => s3.send(new GetObjectCommand({ Bucket, Key: 'k', ...conditions }));
    const other = '"00000000000000000000000000000000"';
    const goes = [
        ['If-Match that matches', () => ({ IfMatch: etag })],
        ['If-Match that matches without quotes', () => ({ IfMatch: etag.slice(1, -1) })],
        ['If-Match: *', () => ({ IfMatch: '*' })],
        ['If-Match with a list', () => ({ IfMatch: `${other}, ${etag}` })],
        ['If-None-Match that does not match', () => ({ IfNoneMatch: other })],
        ['If-Modified-Since long ago', () => ({ IfModifiedSince: past })],
        ['If-Unmodified-Since tomorrow', () => ({ IfUnmodifiedSince: future })],
        [
            'If-Match that matches, which outweighs If-Unmodified-Since',
            () => ({ IfMatch: etag, IfUnmodifiedSince: past }),
        ],
        [
            'If-None-Match that does not match, which outweighs If-Modified-Since',
            () => ({ IfNoneMatch: other, IfModifiedSince: future }),
        ],
    ];
    for (const [name, conditions] of goes) {
        it(`answers the object to ${name}`, async () => {
            assert.equal(await (await get(conditions())).Body?.transformToString(), 'x');
        });
    }
    const fails = [
        ['If-Match that does not match', () => ({ IfMatch: other })],
        ['If-Unmodified-Since long ago', () => ({ IfUnmodifiedSince: past })],
        ['If-Match before all others', () => ({ IfMatch: other, IfNoneMatch: etag })],
    ];
    for (const [name, conditions] of fails) {
        it(`answers 412 to ${name}`, async () => {
            await assertRefused(get(conditions()), 412, 'PreconditionFailed');
        });
    }
    const unchanged = [
        ['If-None-Match that matches', () => ({ IfNoneMatch: etag })],
        ['If-None-Match: *', () => ({ IfNoneMatch: '*' })],
        ['If-Modified-Since tomorrow', () => ({ IfModifiedSince: future })],
        [
            'If-None-Match that matches, whatever If-Modified-Since says',
            () => ({ IfNoneMatch: etag, IfModifiedSince: past }),
        ],
    ];
    for (const [name, conditions] of unchanged) {
        it(`answers 304 to ${name}`, async () => {
            const { $response } = await assertRefused(get(conditions()), 304);
            assert.equal($response?.headers.etag, etag);
            assert.ok($response?.headers['last-modified']);
        });
    }
});
