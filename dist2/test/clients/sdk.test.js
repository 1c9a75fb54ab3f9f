/**
 * The AWS SDK for JavaScript as its users use it: streams, lib-storage, presigners, paginators,
 * middleware defaults.
 */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { Agent } from 'node:http';
import { Readable } from 'node:stream';
import { CopyObjectCommand, CreateBucketCommand, DeleteObjectsCommand, GetObjectCommand, HeadObjectCommand, ListMultipartUploadsCommand, PutObjectCommand, paginateListObjectsV2, } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { s3Client } from '../support/clients.js';
import { eventually } from '../support/processes.js';
import { seededRandom } from '../support/random.js';
import { useServer } from '../support/server.js';
const MiB = 1024 * 1024;
const Bucket = 'sdk-bucket';
describe('AWS SDK for JavaScript', function () {
    this.timeout(60_000);
    const server = useServer();
    const s3 = s3Client(server);
    const random = seededRandom(7);
    before(() => s3.send(new CreateBucketCommand({ Bucket })));
    it('puts strings, buffers and streams, and streams them back', async () => {
        const bytes = random.bytes(3 * MiB);
        const bodies = [
            ['string', 'déjà vu', Buffer.from('déjà vu')],
            ['buffer', bytes, bytes],
            ['stream', Readable.from(pieces(bytes, 100_000)), bytes],
            ['empty', '', Buffer.alloc(0)],
        ];
        for (const [Key, Body, expected] of bodies) {
            const ContentLength = expected.length;
            await s3.send(new PutObjectCommand({ Bucket, Key, Body, ContentLength }));
            const got = await s3.send(new GetObjectCommand({ Bucket, Key }));
            assert.equal(got.ContentLength, expected.length);
            const back = Buffer.from((await got.Body?.transformToByteArray()) ?? []);
            assert.ok(back.equals(expected), Key);
        }
    });
    it('uploads a stream of unknown length in parts, side by side', async () => {
        const bytes = random.bytes(33 * MiB + 5);
        const upload = new Upload({
            client: s3,
            params: { Bucket, Key: 'upload', Body: Readable.from(pieces(bytes, 1_000_003)) },
            partSize: 6 * MiB,
            queueSize: 4,
        });
        const done = await upload.done();
        assert.match(done.ETag ?? '', /-6"$/);
        const got = await s3.send(new GetObjectCommand({ Bucket, Key: 'upload' }));
        assert.equal(await md5OfStream(got.Body), md5(bytes));
    });
    it('leaves no parts behind when an upload is aborted', async () => {
        const slow = Readable.from(endless());
        const upload = new Upload({ client: s3, params: { Bucket, Key: 'aborted', Body: slow } });
        upload.on('httpUploadProgress', () => void upload.abort());
        await assert.rejects(upload.done(), { name: 'AbortError' });
        slow.destroy();
        await eventually('the SDK has aborted its upload', async () => {
            const left = await s3.send(new ListMultipartUploadsCommand({ Bucket }));
            return left.Uploads === undefined;
        });
    });
    it('keeps metadata and headers of all kinds', async () => {
        const given = {
            CacheControl: 'max-age=5',
            ContentDisposition: 'attachment; filename="a b.txt"',
            ContentEncoding: 'gzip',
            ContentLanguage: 'de-CH',
            ContentType: 'text/plain; charset=utf-8',
            Metadata: { 'with-dash': 'Some value', empty: '' },
            WebsiteRedirectLocation: '/elsewhere',
        };
        await s3.send(new PutObjectCommand({ Bucket, Key: 'headers', Body: 'x', ...given }));
        const head = await s3.send(new HeadObjectCommand({ Bucket, Key: 'headers' }));
        for (const [name, value] of Object.entries(given)) {
            assert.deepEqual(head[name], value, name);
        }
    });
    it('finds keys of every kind again', async () => {
        const keys = [
            ' lead',
            '/',
            '//',
            'a//b',
            'a/../b',
            './c',
            'é',
            '日本',
            '+ %20&=?#',
            "~*'()!",
            '\u{1F600}',
        ];
        for (const Key of keys) {
            const Body = Key;
            await s3.send(new PutObjectCommand({ Bucket, Key: `keys/${Key}`, Body }));
            const got = await s3.send(new GetObjectCommand({ Bucket, Key: `keys/${Key}` }));
            assert.equal(await got.Body?.transformToString(), Key);
        }
        const listed = [];
        const pages = paginateListObjectsV2({ client: s3, pageSize: 3 }, { Bucket, Prefix: 'keys/' });
        for await (const page of pages)
            listed.push(...(page.Contents ?? []).map(({ Key }) => Key ?? ''));
        const inOrder = keys.map((key) => `keys/${key}`);
        inOrder.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
        assert.deepEqual(listed, inOrder);
    });
    it('copies between keys that need encoding', async () => {
        const CopySource = encodeURI(`${Bucket}/keys/日本`);
        await s3.send(new CopyObjectCommand({ Bucket, Key: 'copy of ü', CopySource }));
        const got = await s3.send(new GetObjectCommand({ Bucket, Key: 'copy of ü' }));
        assert.equal(await got.Body?.transformToString(), '日本');
    });
    it('presigns GET and PUT for whoever has the URL', async () => {
        const target = { Bucket, Key: 'presigned +é' };
        const put = await getSignedUrl(s3, new PutObjectCommand(target), { expiresIn: 60 });
        assert.equal((await fetch(put, { method: 'PUT', body: 'by URL' })).status, 200);
        const get = await getSignedUrl(s3, new GetObjectCommand(target), { expiresIn: 60 });
        assert.equal(await (await fetch(get)).text(), 'by URL');
        assert.equal((await fetch(get, { method: 'DELETE' })).status, 403);
    });
    it('takes a presigned form from a browser', async () => {
        const { url, fields } = await createPresignedPost(s3, {
            Bucket,
            Key: 'form/\u{24}{filename}',
            Conditions: [['content-length-range', 1, 1000]],
            Expires: 60,
        });
        const form = new FormData();
        for (const [name, value] of Object.entries(fields))
            form.append(name, value);
        form.append('file', new Blob(['from a form']), 'näme.txt');
        const answer = await fetch(url, { method: 'POST', body: form });
        assert.equal(answer.status, 204, await answer.text());
        const got = await s3.send(new GetObjectCommand({ Bucket, Key: 'form/näme.txt' }));
        assert.equal(await got.Body?.transformToString(), 'from a form');
    });
    it('speaks virtual-host style to a name under localhost', async () => {
        const virtual = s3Client(server, {
            forcePathStyle: false,
            endpoint: `http://localhost:${server.port}`,
            requestHandler: { httpAgent: new Agent({ lookup: lookupLocalhost }) },
        });
        await virtual.send(new PutObjectCommand({ Bucket, Key: 'virtual', Body: 'host' }));
        const got = await s3.send(new GetObjectCommand({ Bucket, Key: 'virtual' }));
        assert.equal(await got.Body?.transformToString(), 'host');
    });
    it('deletes many keys and says which', async () => {
        const Objects = [{ Key: 'string' }, { Key: 'buffer' }, { Key: 'never was' }];
        const answer = await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
        assert.deepEqual(answer.Deleted?.map(({ Key }) => Key).sort(), [
            'buffer',
            'never was',
            'string',
        ]);
        assert.equal(answer.Errors, undefined);
    });
});
/** Names under `localhost` are this machine (RFC 6761), whatever its resolver thinks. */
const lookupLocalhost = (_name, options, callback) => {
    const address = { address: '127.0.0.1', family: 4 };
    if (options.all)
        callback(null, [address]);
    else
        callback(null, address.address, address.family);
};
function* pieces(bytes, sizeBytes) {
    for (let at = 0; at < bytes.length; at += sizeBytes)
        yield bytes.subarray(at, at + sizeBytes);
}
async function* endless() {
    for (;;)
        yield Buffer.alloc(MiB);
}
function md5(bytes) {
    return createHash('md5').update(bytes).digest('hex');
}
async function md5OfStream(stream) {
    const hash = createHash('md5');
    for await (const piece of stream)
        hash.update(piece);
    return hash.digest('hex');
}
