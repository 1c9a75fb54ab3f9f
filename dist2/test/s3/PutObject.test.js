import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, } from '@aws-sdk/client-s3';
import { assertRefused, patterned, useBucket, withHeaders } from './scene.js';
describe('PutObject', () => {
    const { s3, Bucket, put, read, exists } = useBucket();
    const head = (Key) => s3.send(new HeadObjectCommand({ Bucket, Key }));
    it('stores bytes and answers their MD5 in quotes', async () => {
        const { ETag } = await put('plain', 'hello');
        assert.equal(ETag, '"5d41402abc4b2a76b9719d911017c592"');
        assert.equal(await read('plain'), 'hello');
    });
    for (const sizeBytes of [0, 1, 65_535, 65_536, 65_537, 1_048_576, 5_000_001]) {
        it(`stores ${sizeBytes} bytes as they are`, async () => {
            const bytes = patterned(sizeBytes);
            const { ETag } = await put('sized', bytes);
            assert.equal(ETag, `"${createHash('md5').update(bytes).digest('hex')}"`);
            const { Body, ContentLength } = await s3.send(new GetObjectCommand({ Bucket, Key: 'sized' }));
            assert.equal(ContentLength, sizeBytes);
            assert.ok(Buffer.from((await Body?.transformToByteArray()) ?? []).equals(bytes));
        });
    }
    it('replaces an object, its metadata with it', async () => {
        await put('again', 'one', { Metadata: { a: '1' }, CacheControl: 'no-store' });
        await put('again', 'two');
        const { Metadata, CacheControl } = await head('again');
        assert.deepEqual([Metadata, CacheControl, await read('again')], [{}, undefined, 'two']);
    });
    it('keeps the system headers and gives them back', async () => {
        const headers = {
            CacheControl: 'max-age=60',
            ContentDisposition: 'attachment; filename="a b.txt"',
            ContentEncoding: 'gzip',
            ContentLanguage: 'de, en',
            ContentType: 'text/x-test; charset=utf-8',
            WebsiteRedirectLocation: '/elsewhere',
        };
        await put('system', 'x', headers);
        const answer = await head('system');
        for (const [name, value] of Object.entries(headers)) {
            assert.equal(answer[name], value, name);
        }
    });
    it('calls what has no content type binary/octet-stream', async () => {
        const command = new PutObjectCommand({ Bucket, Key: 'typeless', Body: 'x' });
        command.middlewareStack.add((next) => (args) => {
            const { headers } = args.request;
            delete headers['content-type'];
            return next(args);
        }, { step: 'build', priority: 'low' });
        await s3.send(command);
        assert.equal((await head('typeless')).ContentType, 'binary/octet-stream');
    });
    it('keeps Expires as it was sent, even when it is no date', async () => {
        const command = new PutObjectCommand({ Bucket, Key: 'expires', Body: 'x' });
        await s3.send(withHeaders(command, { expires: 'when I say so' }));
        assert.equal((await head('expires')).ExpiresString, 'when I say so');
    });
    const encodings = [
        ['aws-chunked', undefined],
        ['aws-chunked,gzip', 'gzip'],
        ['aws-chunked, gzip', 'gzip'],
        ['gzip, aws-chunked', 'gzip'],
        ['aws-chunked, aws-chunked', undefined],
        ['deflate, gzip', 'deflate, gzip'],
    ];
    for (const [sent, kept] of encodings) {
        it(`keeps Content-Encoding: ${sent} as ${kept ?? 'nothing'}`, async () => {
            await put('encoded', '', { ContentEncoding: sent });
            assert.equal((await head('encoded')).ContentEncoding, kept);
        });
    }
    it('keeps 2 KB of user metadata and refuses more', async () => {
        const Metadata = { a: 'x'.repeat(1023), b: 'y'.repeat(1023) };
        await put('meta', 'x', { Metadata });
        assert.deepEqual((await head('meta')).Metadata, Metadata);
        const more = { ...Metadata, c: '' };
        await assertRefused(put('more', 'x', { Metadata: more }), 400, 'MetadataTooLarge');
        assert.equal(await exists('more'), false);
    });
    it('keeps the storage classes that it can and refuses the others', async () => {
        await put('class', 'x', { StorageClass: 'STANDARD' });
        assert.equal((await head('class')).StorageClass, undefined);
        await put('class', 'x', { StorageClass: 'REDUCED_REDUNDANCY' });
        assert.equal((await head('class')).StorageClass, 'REDUCED_REDUNDANCY');
        const deep = put('deep', 'x', { StorageClass: 'DEEP_ARCHIVE' });
        await assertRefused(deep, 400, 'InvalidStorageClass');
    });
    it('refuses a redirect that leads nowhere', async () => {
        const call = put('redirect', 'x', { WebsiteRedirectLocation: 'elsewhere' });
        await assertRefused(call, 400, 'InvalidRedirectLocation');
    });
    const unbuilt = [
        { ServerSideEncryption: 'AES256' },
        { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: 'key' },
        { Tagging: 'a=b' },
        { ACL: 'public-read' },
        { GrantRead: 'id=1' },
        { ObjectLockLegalHoldStatus: 'ON' },
        { ObjectLockMode: 'GOVERNANCE', ObjectLockRetainUntilDate: new Date(Date.now() + 1e9) },
    ];
    for (const wish of unbuilt) {
        it(`does not pass over ${Object.keys(wish)[0]}`, async () => {
            await assertRefused(put('wish', 'x', wish), 501, 'NotImplemented');
            assert.equal(await exists('wish'), false);
        });
    }
    it('takes the ACLs that give nothing away', async () => {
        await put('acl', 'x', { ACL: 'private' });
        await put('acl', 'x', { ACL: 'bucket-owner-full-control' });
    });
    it('answers NoSuchBucket for a bucket that is not there', async () => {
        const call = put('k', 'x', { Bucket: `${Bucket}-not` });
        await assertRefused(call, 404, 'NoSuchBucket');
    });
    it('answers 403 when somebody else was expected to own the bucket', async () => {
        const call = put('owner', 'x', { ExpectedBucketOwner: '999999999999' });
        await assertRefused(call, 403, 'AccessDenied');
        assert.equal(await exists('owner'), false);
    });
    it('takes any key of up to 1,024 bytes', async () => {
        const keys = [
            'ä'.repeat(512),
            ' ',
            '/',
            'a//b',
            '+%2B&=?#',
            'a\u0001b',
            '~!*()\'"<>',
            '漢字/🌲',
        ];
        for (const key of keys) {
            await put(key, key);
            assert.equal(await read(key), key, JSON.stringify(key));
        }
        await assertRefused(put(`${'ä'.repeat(512)}x`), 400, 'KeyTooLongError');
    });
});
describe('PutObject under a condition', () => {
    const { put, read, exists } = useBucket();
    it('writes with If-None-Match: * only what is not there', async () => {
        await put('new', 'one', { IfNoneMatch: '*' });
        await assertRefused(put('new', 'two', { IfNoneMatch: '*' }), 412, 'PreconditionFailed');
        assert.equal(await read('new'), 'one');
    });
    it('writes with If-Match only over what it names', async () => {
        const { ETag } = await put('known', 'one');
        await assertRefused(put('known', 'two', { IfMatch: '"0"' }), 412, 'PreconditionFailed');
        await put('known', 'two', { IfMatch: ETag });
        await assertRefused(put('known', 'three', { IfMatch: ETag }), 412, 'PreconditionFailed');
        assert.equal(await read('known'), 'two');
    });
    it('answers NoSuchKey to If-Match when there is nothing', async () => {
        await assertRefused(put('nothing', 'x', { IfMatch: '"0"' }), 404, 'NoSuchKey');
        await assertRefused(put('nothing', 'x', { IfMatch: '*' }), 404, 'NoSuchKey');
        assert.equal(await exists('nothing'), false);
    });
    it('takes ETags for If-None-Match, and both without quotes', async () => {
        const { ETag = '' } = await put('bare', 'one');
        const bare = ETag.slice(1, -1);
        await assertRefused(put('bare', 'two', { IfNoneMatch: bare }), 412, 'PreconditionFailed');
        await put('bare', 'two', { IfMatch: bare });
        await put('bare', 'three', { IfNoneMatch: bare });
    });
    it('lets one of many writers win', async () => {
        const writers = Array.from({ length: 20 }, (_, writer) => put('race', String(writer), { IfNoneMatch: '*' }).then(() => writer, () => undefined));
        const won = (await Promise.all(writers)).filter((writer) => writer !== undefined);
        assert.equal(won.length, 1);
        assert.equal(await read('race'), String(won[0]));
    });
});
describe('PutObject with checksums', () => {
    const { s3, Bucket, put, exists } = useBucket();
    const values = {
        CRC32: 'NhCmhg==',
        CRC32C: 'mnG7TA==',
        CRC64NVME: 'M3eFcAZSQlc=',
        SHA1: 'qvTGHdzF6KLavt4PO0gs2a6pQ00=',
        SHA256: 'LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=',
        SHA512: 'm3HSJL1i83hdltRq0+o9czGb+8KJDKra4t/3JRlnPKcjI8PZm6XBHXx6zG4UuMXaDEZjR1wuXDre9G9zvN7AQw==',
        MD5: 'XUFAKrxLKna5cZ2REBfFkg==',
    };
    for (const [algorithm, value] of Object.entries(values)) {
        const member = `Checksum${algorithm}`;
        it(`verifies, answers and keeps ${algorithm}`, async () => {
            const answer = await put(algorithm, 'hello', { [member]: value });
            assert.equal(answer[member], value);
            assert.equal(answer.ChecksumType, 'FULL_OBJECT');
            const input = { Bucket, Key: algorithm, ChecksumMode: 'ENABLED' };
            const head = await s3.send(new HeadObjectCommand(input));
            assert.equal(head[member], value);
            assert.equal(head.ChecksumType, 'FULL_OBJECT');
        });
        it(`refuses and does not keep what fails its ${algorithm}`, async () => {
            const wrong = Buffer.from(value, 'base64');
            wrong[0] = (wrong[0] ?? 0) ^ 1;
            const call = put(`not-${algorithm}`, 'hello', { [member]: wrong.toString('base64') });
            await assertRefused(call, 400, 'BadDigest');
            assert.equal(await exists(`not-${algorithm}`), false);
        });
    }
    it('does not tell checksums unless it is asked', async () => {
        await put('quiet', 'hello', { ChecksumSHA256: values.SHA256 });
        const head = await s3.send(new HeadObjectCommand({ Bucket, Key: 'quiet' }));
        assert.equal(head.ChecksumSHA256, undefined);
        assert.equal(head.ChecksumType, undefined);
    });
    it('refuses and does not keep what fails its Content-MD5', async () => {
        const call = put('md5', 'hello', { ContentMD5: Buffer.alloc(16).toString('base64') });
        await assertRefused(call, 400, 'BadDigest');
        assert.equal(await exists('md5'), false);
        await assertRefused(put('md5', 'hello', { ContentMD5: 'short' }), 400, 'InvalidDigest');
    });
});
describe('PutObject with a write offset', () => {
    const { s3, Bucket, put, read } = useBucket();
    it('adds to the end, and tells the new size', async () => {
        await put('log', 'one', { WriteOffsetBytes: 0 });
        const { Size } = await put('log', ' two', { WriteOffsetBytes: 3 });
        assert.equal(Size, 7);
        assert.equal(await read('log'), 'one two');
        const large = patterned(300_000);
        await put('log', large, { WriteOffsetBytes: 7 });
        await put('log', large, { WriteOffsetBytes: 300_007 });
        const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: 'log' }));
        const bytes = Buffer.from((await Body?.transformToByteArray()) ?? []);
        assert.ok(bytes.equals(Buffer.concat([Buffer.from('one two'), large, large])));
    });
    it('refuses an offset that is not the end', async () => {
        await put('short', 'abc');
        const call = put('short', 'x', { WriteOffsetBytes: 2 });
        await assertRefused(call, 400, 'InvalidWriteOffset');
        const missing = put('missing', 'x', { WriteOffsetBytes: 5 });
        await assertRefused(missing, 400, 'InvalidWriteOffset');
        assert.equal(await read('short'), 'abc');
    });
    it('refuses nothing to add, and metadata for what is there', async () => {
        await put('kept', 'abc');
        await assertRefused(put('kept', '', { WriteOffsetBytes: 3 }), 400, 'InvalidRequest');
        const call = put('kept', 'x', { WriteOffsetBytes: 3, Metadata: { a: 'b' } });
        await assertRefused(call, 400, 'InvalidRequest');
    });
    it('lets one of several writers to the same place win', async () => {
        await put('contended', 'a');
        const writers = ['1', '2', '3', '4'].map((text) => put('contended', text, { WriteOffsetBytes: 1 }).then(() => true, () => false));
        assert.equal((await Promise.all(writers)).filter(Boolean).length, 1);
        assert.equal((await read('contended')).length, 2);
    });
});
