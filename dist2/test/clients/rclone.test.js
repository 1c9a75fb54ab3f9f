/** rclone, configured by its environment as a provider it has no special knowledge of. */
import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GetSessionTokenCommand } from '@aws-sdk/client-sts';
import { stsClient } from '../support/clients.js';
import { assertSameTree, readTree, sampleTree, useProgram, writeTree } from '../support/programs.js';
import { seededRandom } from '../support/random.js';
import { useServer } from '../support/server.js';
const MiB = 1024 * 1024;
describe('rclone', function () {
    this.timeout(120_000);
    const server = useServer();
    const rclone = useProgram(server, 'rclone', ({ url, accessKeyId, secretAccessKey }) => ({
        RCLONE_CONFIG_CAIRN_TYPE: 's3',
        RCLONE_CONFIG_CAIRN_PROVIDER: 'Other',
        RCLONE_CONFIG_CAIRN_ENDPOINT: url,
        RCLONE_CONFIG_CAIRN_ACCESS_KEY_ID: accessKeyId,
        RCLONE_CONFIG_CAIRN_SECRET_ACCESS_KEY: secretAccessKey,
        RCLONE_RETRIES: '1',
        RCLONE_LOW_LEVEL_RETRIES: '1',
    }));
    const tree = sampleTree(3);
    const source = () => join(rclone.folder, 'source');
    it('syncs a folder, and its check finds every byte the same', async () => {
        await writeTree(source(), tree);
        await rclone.run('sync', source(), 'cairn:rclone-bucket/tree');
        await rclone.run('check', '--download', source(), 'cairn:rclone-bucket/tree');
        await rclone.run('check', source(), 'cairn:rclone-bucket/tree');
    });
    it('has nothing to do the second time, and follows changes and removals', async () => {
        const again = await rclone.attempt('sync', '-v', source(), 'cairn:rclone-bucket/tree');
        assert.match(again.stderr, /There was nothing to transfer/);
        await rm(join(source(), 'many/a'), { recursive: true });
        await writeFile(join(source(), 'one byte'), '22');
        await rclone.run('sync', source(), 'cairn:rclone-bucket/tree');
        await rclone.run('check', '--download', source(), 'cairn:rclone-bucket/tree');
    });
    it('copies on the server, whole and in parts', async () => {
        await rclone.run('sync', 'cairn:rclone-bucket/tree', 'cairn:rclone-bucket/copy');
        await rclone.run('check', '--download', source(), 'cairn:rclone-bucket/copy');
        const cutoff = ['--s3-copy-cutoff', '6Mi', '--s3-chunk-size', '5Mi'];
        await rclone.run('sync', ...cutoff, 'cairn:rclone-bucket/tree', 'cairn:rclone-bucket/parts');
        await rclone.run('check', '--download', source(), 'cairn:rclone-bucket/parts');
    });
    it('uploads large files in parts', async () => {
        const big = join(rclone.folder, 'big');
        await writeTree(big, new Map([['big.bin', seededRandom(4).bytes(48 * MiB + 1)]]));
        const parts = ['--s3-upload-cutoff', '10Mi', '--s3-chunk-size', '6Mi'];
        await rclone.run('copy', ...parts, big, 'cairn:rclone-bucket/big');
        await rclone.run('check', '--download', big, 'cairn:rclone-bucket/big');
        const back = join(rclone.folder, 'back');
        await rclone.run('copy', '--multi-thread-cutoff', '5Mi', 'cairn:rclone-bucket/big', back);
        assertSameTree(await readTree(back), await readTree(big));
    });
    it('streams from standard input without knowing the length', async () => {
        const text = 'x'.repeat(300_000);
        for (const cutoff of ['0', '1Mi']) {
            const rcat = ['rcat', '--streaming-upload-cutoff', cutoff];
            await rclone.feed(text, ...rcat, 'cairn:rclone-bucket/rcat.txt');
            assert.equal(await rclone.run('cat', 'cairn:rclone-bucket/rcat.txt'), text);
        }
    });
    it('renames and keeps modification times', async () => {
        const modified = await rclone.run('lsf', '--format', 'tp', 'cairn:rclone-bucket/tree/one byte');
        await rclone.run('moveto', 'cairn:rclone-bucket/tree/one byte', 'cairn:rclone-bucket/renamed');
        assert.equal(await rclone.run('cat', 'cairn:rclone-bucket/renamed'), '22');
        const after = await rclone.run('lsf', '--format', 'tp', 'cairn:rclone-bucket/renamed');
        assert.equal(after.split(';')[0], modified.split(';')[0]);
        assert.equal((await rclone.attempt('cat', 'cairn:rclone-bucket/tree/one byte')).stdout, '');
    });
    it('works with temporary credentials', async () => {
        const { Credentials } = await stsClient(server).send(new GetSessionTokenCommand({}));
        const keys = [
            `--s3-access-key-id=${Credentials?.AccessKeyId}`,
            `--s3-secret-access-key=${Credentials?.SecretAccessKey}`,
        ];
        const token = `--s3-session-token=${Credentials?.SessionToken}`;
        assert.equal(await rclone.run(...keys, token, 'cat', 'cairn:rclone-bucket/renamed'), '22');
        const without = await rclone.attempt(...keys, 'lsd', 'cairn:');
        assert.match(without.stderr, /InvalidAccessKeyId/);
    });
    it('counts and lists with both list operations', async () => {
        for (const version of ['1', '2']) {
            const list = ['--s3-list-version', version, '--s3-list-chunk', '7', '-R', '--files-only'];
            const listed = await rclone.run('lsf', ...list, 'cairn:rclone-bucket/copy');
            const names = listed.trim().split('\n').sort();
            assert.deepEqual(names, [...(await readTree(source())).keys()].sort());
        }
    });
    it('cleans up, purges, and the bucket is gone', async () => {
        await rclone.run('cleanup', 'cairn:rclone-bucket');
        await rclone.run('purge', 'cairn:rclone-bucket');
        assert.equal(await rclone.run('lsd', 'cairn:'), '');
    });
});
