/** s3cmd, with its own signing, encoding and multipart code. */
import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GetSessionTokenCommand } from '@aws-sdk/client-sts';
import { stsClient } from '../support/clients.js';
import { assertSameTree, readTree, sampleTree, useProgram, writeTree } from '../support/programs.js';
import { seededRandom } from '../support/random.js';
import { useServer } from '../support/server.js';
const MiB = 1024 * 1024;
describe('s3cmd', function () {
    this.timeout(180_000);
    const server = useServer();
    const s3cmd = useProgram(server, 's3cmd', () => ({}));
    const tree = sampleTree(6, 6 * MiB);
    const source = () => join(s3cmd.folder, 'source');
    before('write its configuration', async () => {
        const settings = {
            access_key: server.accessKeyId,
            secret_key: server.secretAccessKey,
            host_base: `127.0.0.1:${server.port}`,
            host_bucket: `127.0.0.1:${server.port}`,
            use_https: 'False',
            max_retries: '1',
        };
        const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
        await writeFile(join(s3cmd.folder, '.s3cfg'), `[default]\n${lines.join('\n')}\n`);
    });
    it('makes a bucket and syncs a folder there and back', async () => {
        await s3cmd.run('mb', 's3://s3cmd-bucket');
        await writeTree(source(), tree);
        await s3cmd.run('sync', '--no-progress', `${source()}/`, 's3://s3cmd-bucket/tree/');
        const target = join(s3cmd.folder, 'target');
        await s3cmd.run('sync', '--no-progress', 's3://s3cmd-bucket/tree/', `${target}/`);
        assertSameTree(await readTree(target), tree);
    });
    it('syncs only what changed, and deletes what is gone', async () => {
        await rm(join(source(), 'many/a'), { recursive: true });
        await writeFile(join(source(), 'one byte'), '22');
        const sync = ['sync', '--no-progress', '--delete-removed', `${source()}/`];
        const printed = await s3cmd.run(...sync, 's3://s3cmd-bucket/tree/');
        assert.equal(printed.match(/^upload:/gm)?.length, 1);
        assert.equal(printed.match(/^delete:/gm)?.length, 10);
    });
    it('puts in parts, gets, and sees the MD5 it keeps itself', async () => {
        const content = seededRandom(8).bytes(23 * MiB);
        const file = join(s3cmd.folder, 'big.bin');
        await writeFile(file, content);
        const put = ['put', '--no-progress', '--multipart-chunk-size-mb', '5'];
        await s3cmd.run(...put, file, 's3://s3cmd-bucket/big file.bin');
        const info = await s3cmd.run('info', 's3://s3cmd-bucket/big file.bin');
        assert.match(info, new RegExp(`File size: ${content.length}`));
        const back = `${file}.back`;
        await s3cmd.run('get', '--no-progress', 's3://s3cmd-bucket/big file.bin', back);
        assert.ok(content.equals(await readFile(back)));
    });
    it('copies, moves and measures', async () => {
        await s3cmd.run('cp', 's3://s3cmd-bucket/big file.bin', 's3://s3cmd-bucket/copy.bin');
        await s3cmd.run('mv', 's3://s3cmd-bucket/copy.bin', 's3://s3cmd-bucket/moved.bin');
        const listed = await s3cmd.run('ls', 's3://s3cmd-bucket/');
        assert.match(listed, /moved\.bin/);
        assert.doesNotMatch(listed, /copy\.bin/);
        assert.match(await s3cmd.run('du', 's3://s3cmd-bucket/moved.bin'), new RegExp(`^ *${23 * MiB}`));
    });
    it('signs a URL', async () => {
        await s3cmd.run('put', '--no-progress', join(source(), 'one byte'), 's3://s3cmd-bucket/signed');
        const url = await s3cmd.run('signurl', 's3://s3cmd-bucket/signed', '+60');
        assert.equal(new URL(url.trim()).pathname, '/s3cmd-bucket/signed');
    });
    it('works with temporary credentials', async () => {
        const { Credentials } = await stsClient(server).send(new GetSessionTokenCommand({}));
        const keys = [
            `--access_key=${Credentials?.AccessKeyId}`,
            `--secret_key=${Credentials?.SecretAccessKey}`,
        ];
        const token = `--access_token=${Credentials?.SessionToken}`;
        assert.match(await s3cmd.run(...keys, token, 'ls'), /s3:\/\/s3cmd-bucket/);
        const without = await s3cmd.attempt(...keys, 'ls');
        assert.match(without.stderr, /InvalidAccessKeyId/);
    });
    it('deletes a tree and the bucket', async () => {
        await s3cmd.run('del', '--recursive', '--force', 's3://s3cmd-bucket/tree/');
        await s3cmd.run('rb', '--recursive', '--force', 's3://s3cmd-bucket');
        assert.equal(await s3cmd.run('ls'), '');
    });
});
