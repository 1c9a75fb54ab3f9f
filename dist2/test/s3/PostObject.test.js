import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { HeadObjectCommand } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { patterned, useBucket } from './scene.js';
describe('PostObject', () => {
    const { server, s3, Bucket, read, exists } = useBucket();
    /** Signs a form, fills it in, and sends it as a browser does. */
    async function post(Key, file, more = {}) {
        const signed = await createPresignedPost(s3, {
            Bucket,
            Key,
            Conditions: more.conditions ?? [],
            Fields: more.fields ?? {},
        });
        const form = new FormData();
        const fields = { ...signed.fields, ...(more.unsigned ?? {}) };
        for (const [name, value] of Object.entries(fields))
            form.append(name, value);
        form.append('file', new Blob([new Uint8Array(Buffer.from(file))]), 'photo.jpg');
        return fetch(signed.url, { method: 'POST', body: form, redirect: 'manual' });
    }
    async function assertPostRefused(answer, status, code) {
        const document = await answer.text();
        assert.equal(answer.status, status, document);
        assert.match(document, new RegExp(`<Code>${code}</Code>`));
    }
    it('stores the file and answers 204', async () => {
        const answer = await post('k', 'hello');
        assert.equal(answer.status, 204);
        assert.equal(answer.headers.get('etag'), '"5d41402abc4b2a76b9719d911017c592"');
        assert.equal(await read('k'), 'hello');
    });
    it('stores a large file as it is', async () => {
        const bytes = patterned(3_000_000);
        assert.equal((await post('large', bytes)).status, 204);
        const head = await s3.send(new HeadObjectCommand({ Bucket, Key: 'large' }));
        assert.equal(head.ContentLength, bytes.length);
        assert.equal(await read('large'), bytes.toString());
    });
    it('puts the name of the file into the key', async () => {
        assert.equal((await post(['user/$', '{filename}'].join(''), 'x')).status, 204);
        assert.equal(await exists('user/photo.jpg'), true);
    });
    it('keeps the metadata that the form gives', async () => {
        const fields = {
            'Content-Type': 'image/jpeg',
            'Cache-Control': 'no-store',
            'x-amz-meta-where': 'here',
        };
        assert.equal((await post('meta', 'x', { fields })).status, 204);
        const head = await s3.send(new HeadObjectCommand({ Bucket, Key: 'meta' }));
        assert.deepEqual([head.ContentType, head.CacheControl, head.Metadata], ['image/jpeg', 'no-store', { where: 'here' }]);
    });
    it('answers the status that the form asks for, with a document for 201', async () => {
        const status = async (success_action_status) => post('status', 'x', { fields: { success_action_status } });
        assert.equal((await status('200')).status, 200);
        assert.equal((await status('404')).status, 204);
        const created = await status('201');
        assert.equal(created.status, 201);
        const document = await created.text();
        assert.match(document, /<PostResponse/);
        assert.match(document, new RegExp(`<Bucket>${Bucket}</Bucket><Key>status</Key>`));
    });
    it('sends the browser where the form says', async () => {
        const success_action_redirect = 'http://example.com/done';
        const answer = await post('redirect', 'x', { fields: { success_action_redirect } });
        assert.equal(answer.status, 303);
        const etag = '%229dd4e461268c8034f5c8564e155c67a6%22';
        const query = `bucket=${Bucket}&key=redirect&etag=${etag}`;
        assert.equal(answer.headers.get('location'), `http://example.com/done?${query}`);
    });
    it('holds the file to the lengths of the policy', async () => {
        const conditions = [['content-length-range', 3, 5]];
        assert.equal((await post('length', '12345', { conditions })).status, 204);
        const long = await post('too long', '123456', { conditions });
        await assertPostRefused(long, 400, 'EntityTooLarge');
        const short = await post('too short', '12', { conditions });
        await assertPostRefused(short, 400, 'EntityTooSmall');
        assert.deepEqual([await exists('too long'), await exists('too short')], [false, false]);
    });
    it('refuses a field that the policy does not name', async () => {
        const answer = await post('extra', 'x', { unsigned: { 'x-amz-meta-extra': 'y' } });
        await assertPostRefused(answer, 403, 'AccessDenied');
    });
    it('refuses what it cannot keep', async () => {
        const answer = await post('acl', 'x', { fields: { acl: 'public-read' } });
        await assertPostRefused(answer, 501, 'NotImplemented');
        assert.equal(await exists('acl'), false);
    });
    it('verifies a checksum in the form', async () => {
        const good = { 'x-amz-checksum-crc32': 'NhCmhg==' };
        assert.equal((await post('sum', 'hello', { unsigned: good })).status, 204);
        const bad = { 'x-amz-checksum-crc32': 'AAAAAA==' };
        await assertPostRefused(await post('bad sum', 'hello', { unsigned: bad }), 400, 'BadDigest');
        assert.equal(await exists('bad sum'), false);
    });
    it('refuses a form that nobody signed', async () => {
        const form = new FormData();
        form.append('key', 'anonymous');
        form.append('file', 'x');
        const answer = await fetch(`${server.url}/${Bucket}`, { method: 'POST', body: form });
        await assertPostRefused(answer, 403, 'AccessDenied');
    });
    it('takes a form signed with Signature V2, whatever the case of its names', async () => {
        const expiration = new Date(Date.now() + 60_000).toISOString();
        const conditions = [{ bUcKeT: Bucket }, ['StArTs-WiTh', '$KeY', 'v2']];
        const policy = Buffer.from(JSON.stringify({ expiration, conditions })).toString('base64');
        const hmac = createHmac('sha1', server.secretAccessKey).update(policy);
        const form = new FormData();
        form.append('kEy', 'v2.txt');
        form.append('AWSAccessKeyId', server.accessKeyId);
        form.append('pOLICy', policy);
        form.append('signature', hmac.digest('base64'));
        form.append('file', 'x');
        const answer = await fetch(`${server.url}/${Bucket}`, { method: 'POST', body: form });
        assert.equal(answer.status, 204, await answer.text());
        assert.equal(await read('v2.txt'), 'x');
    });
});
