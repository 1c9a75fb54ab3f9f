/** aws-cli, as in AWS's user guide, with its default checksums and its own multipart settings. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assertSameTree, readTree, sampleTree, useProgram, writeTree } from '../support/programs.js';
import { seededRandom } from '../support/random.js';
import { useServer } from '../support/server.js';
const MiB = 1024 * 1024;
describe('aws-cli', function () {
    this.timeout(180_000);
    const server = useServer();
    const aws = useProgram(server, 'aws');
    const tree = sampleTree(1);
    it('makes and lists buckets', async () => {
        await aws.run('s3', 'mb', 's3://cli-bucket');
        assert.match(await aws.run('s3', 'ls'), / cli-bucket\n/);
    });
    it('copies a file there and back, with its type and metadata', async () => {
        const file = join(aws.folder, 'page.html');
        await writeFile(file, '<h1>hello</h1>');
        await aws.run('s3', 'cp', file, 's3://cli-bucket/a page.html', '--metadata', 'colour=blue');
        const head = JSON.parse(await aws.run('s3api', 'head-object', '--bucket', 'cli-bucket', '--key', 'a page.html'));
        assert.equal(head.ContentType, 'text/html');
        assert.deepEqual(head.Metadata, { colour: 'blue' });
        await aws.run('s3', 'cp', 's3://cli-bucket/a page.html', join(aws.folder, 'back.html'));
        assert.equal(await readFile(join(aws.folder, 'back.html'), 'utf8'), '<h1>hello</h1>');
    });
    it('writes from a pipe and to standard output', async () => {
        await aws.feed('<h1>hello</h1>', 's3', 'cp', '-', 's3://cli-bucket/out.txt');
        assert.equal(await aws.run('s3', 'cp', 's3://cli-bucket/out.txt', '-'), '<h1>hello</h1>');
    });
    it('syncs a folder there and back, and a second time has nothing to do', async () => {
        const source = join(aws.folder, 'source');
        const target = join(aws.folder, 'target');
        await writeTree(source, tree);
        await aws.run('s3', 'sync', '--no-progress', source, 's3://cli-bucket/tree');
        assert.equal(await aws.run('s3', 'sync', source, 's3://cli-bucket/tree'), '');
        await aws.run('s3', 'sync', '--no-progress', 's3://cli-bucket/tree', target);
        assertSameTree(await readTree(target), tree);
    });
    it('removes at the other end what is gone here', async () => {
        const source = join(aws.folder, 'source');
        await rm(join(source, 'many/a'), { recursive: true });
        const printed = await aws.run(...['s3', 'sync', '--delete', '--no-progress', source, 's3://cli-bucket/tree']);
        assert.equal(printed.match(/^delete: /gm)?.length, 10, printed);
        assert.doesNotMatch(printed, /upload/);
        assert.equal((await aws.attempt('s3', 'ls', 's3://cli-bucket/tree/many/a/')).code, 1);
    });
    it('copies on the server, and moves', async () => {
        await aws.run('s3', 'cp', 's3://cli-bucket/tree/large.bin', 's3://cli-bucket/copy.bin');
        await aws.run('s3', 'mv', 's3://cli-bucket/copy.bin', 's3://cli-bucket/moved.bin');
        await aws.run('s3', 'mv', 's3://cli-bucket/moved.bin', join(aws.folder, 'moved.bin'));
        assert.deepEqual(await readFile(join(aws.folder, 'moved.bin')), tree.get('large.bin'));
        const listed = await aws.run('s3', 'ls', 's3://cli-bucket/');
        assert.doesNotMatch(listed, /copy\.bin|moved\.bin/);
    });
    it('uploads 100 MiB in parts, whose ETag is the MD5 of MD5s, and gets every byte back', async () => {
        const content = seededRandom(2).bytes(100 * MiB);
        const file = join(aws.folder, 'hundred.bin');
        await writeFile(file, content);
        await aws.run('s3', 'cp', '--no-progress', file, 's3://cli-bucket/hundred.bin');
        const head = JSON.parse(await aws.run('s3api', 'head-object', '--bucket', 'cli-bucket', '--key', 'hundred.bin'));
        assert.equal(head.ContentLength, content.length);
        assert.equal(head.ETag, `"${multipartTag(content, 8 * MiB)}"`);
        await aws.run('s3', 'cp', '--no-progress', 's3://cli-bucket/hundred.bin', `${file}.back`);
        assert.ok(content.equals(await readFile(`${file}.back`)));
    });
    it('presigns a URL that anyone can fetch until it expires', async () => {
        const url = await aws.run('s3', 'presign', 's3://cli-bucket/out.txt', '--expires-in', '60');
        const answer = await fetch(url.trim());
        assert.equal(answer.status, 200);
        assert.equal(await answer.text(), '<h1>hello</h1>');
        const unsigned = await fetch(url.trim().replace(/\?.*/, ''));
        assert.equal(unsigned.status, 403);
    });
    it('shows AWS’s errors', async () => {
        const missing = await aws.attempt('s3api', 'get-object', ...at('nothing'), '/dev/null');
        assert.notEqual(missing.code, 0);
        assert.match(missing.stderr, /\(NoSuchKey\).*GetObject/);
        const noBucket = await aws.attempt('s3', 'ls', 's3://no-such-bucket-here');
        assert.match(noBucket.stderr, /\(NoSuchBucket\)/);
        const full = await aws.attempt('s3', 'rb', 's3://cli-bucket');
        assert.match(full.stderr, /\(BucketNotEmpty\)/);
    });
    it('takes a conditional write once', async () => {
        const put = ['s3api', 'put-object', ...at('once'), '--if-none-match', '*'];
        assert.equal((await aws.attempt(...put)).code, 0);
        assert.match((await aws.attempt(...put)).stderr, /\(PreconditionFailed\)/);
    });
    it('removes everything, then the bucket', async () => {
        await aws.run('s3', 'rm', '--recursive', '--quiet', 's3://cli-bucket/tree');
        await aws.run('s3', 'rb', '--force', 's3://cli-bucket');
        assert.equal(await aws.run('s3', 'ls'), '');
    });
});
function at(key) {
    return ['--bucket', 'cli-bucket', '--key', key];
}
function multipartTag(content, partBytes) {
    const parts = [];
    for (let start = 0; start < content.length; start += partBytes) {
        const part = content.subarray(start, start + partBytes);
        parts.push(createHash('md5').update(part).digest());
    }
    const whole = createHash('md5').update(Buffer.concat(parts)).digest('hex');
    return `${whole}-${parts.length}`;
}
