/** restic: the life of a backup repository. */
import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assertSameTree, readTree, sampleTree, useProgram, writeTree } from '../support/programs.js';
import { useServer } from '../support/server.js';
describe('restic', function () {
    this.timeout(180_000);
    const server = useServer();
    const restic = useProgram(server, 'restic', ({ url, accessKeyId, secretAccessKey }) => ({
        RESTIC_REPOSITORY: `s3:${url}/restic-bucket/repository`,
        RESTIC_PASSWORD: 'correct horse',
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: secretAccessKey,
    }));
    const source = () => join(restic.folder, 'source');
    const first = sampleTree(5, 40 * 1024 * 1024);
    it('initialises a repository, making its bucket', async () => {
        assert.match(await restic.run('init'), /created restic repository/);
    });
    it('backs up, and every byte of the repository checks', async () => {
        await writeTree(source(), first);
        await restic.run('backup', source());
        assert.match(await restic.run('check', '--read-data'), /no errors were found/);
    });
    it('backs up changes, sparing what it has', async () => {
        await writeFile(join(source(), 'new.txt'), 'new');
        await rm(join(source(), 'large.bin'));
        assert.match(await restic.run('backup', source()), /Files:\s+1 new/);
        const snapshots = JSON.parse(await restic.run('snapshots', '--json'));
        assert.equal(snapshots.length, 2);
    });
    it('restores both states, byte for byte', async () => {
        const [older] = JSON.parse(await restic.run('snapshots', '--json'));
        const target = join(restic.folder, 'older');
        await restic.run('restore', older.id, '--target', target);
        assertSameTree(await readTree(join(target, source())), first);
        const latest = join(restic.folder, 'latest');
        await restic.run('restore', 'latest', '--target', latest);
        assertSameTree(await readTree(join(latest, source())), await readTree(source()));
    });
    it('forgets and prunes, and what is left still checks', async () => {
        await restic.run('forget', '--keep-last', '1', '--prune');
        assert.match(await restic.run('check', '--read-data'), /no errors were found/);
        const snapshots = JSON.parse(await restic.run('snapshots', '--json'));
        assert.equal(snapshots.length, 1);
        const stats = JSON.parse(await restic.run('stats', '--mode', 'raw-data', '--json'));
        assert.ok(stats.total_size < 20 * 1024 * 1024, `${stats.total_size} bytes are left`);
    });
    it('lists with the first version of the list operation too', async () => {
        const listed = await restic.run('-o', 's3.list-objects-v1=true', 'list', 'packs');
        assert.ok(listed.trim().split('\n').length > 0);
    });
});
