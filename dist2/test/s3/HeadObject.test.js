import assert from 'node:assert/strict';
import { GetObjectCommand, HeadObjectCommand, } from '@aws-sdk/client-s3';
import { assertRefused, useBucket } from './scene.js';
describe('HeadObject', () => {
    const { s3, Bucket, put } = useBucket();
    const head = (Key, more = {}) => s3.send(new HeadObjectCommand({ Bucket, Key, ...more }));
    it('tells what GetObject tells', async () => {
        await put('k', '0123456789', { Metadata: { a: 'b' }, ContentType: 'text/plain' });
        const input = { Bucket, Key: 'k', ChecksumMode: 'ENABLED' };
        const told = await s3.send(new HeadObjectCommand(input));
        const { Body, ...got } = await s3.send(new GetObjectCommand(input));
        await Body?.transformToString();
        assert.deepEqual({ ...told, $metadata: 0 }, { ...got, $metadata: 0 });
    });
    it('answers 206 to a range, with its length', async () => {
        const answer = await head('k', { Range: 'bytes=2-4' });
        assert.equal(answer.$metadata.httpStatusCode, 206);
        assert.equal(answer.ContentLength, 3);
        assert.equal(answer.ContentRange, 'bytes 2-4/10');
    });
    it('tells the length of an empty object', async () => {
        await put('empty', '');
        assert.equal((await head('empty')).ContentLength, 0);
    });
    it('answers 404, 412, 304 and 416 without a body', async () => {
        await assertRefused(head('not there'), 404);
        await assertRefused(head('k', { IfMatch: '"0"' }), 412);
        await assertRefused(head('k', { IfNoneMatch: '*' }), 304);
        await assertRefused(head('k', { Range: 'bytes=10-' }), 416);
    });
    it('tells user metadata that is not ASCII as AWS does', async () => {
        await put('unicode', Buffer.from('x'), {
            Metadata: { word: Buffer.from('grün').toString('latin1') },
        });
        const { Metadata } = await head('unicode');
        assert.equal(Metadata?.word, `=?UTF-8?B?${Buffer.from('grün').toString('base64')}?=`);
    });
});
