/** duplicity over its boto3 backend: full, incremental, verify, restore of both. */
import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { s3Client } from '../support/clients.js';
import { assertSameTree, readTree, sampleTree, useProgram, writeTree } from '../support/programs.js';
import { useServer } from '../support/server.js';
describe('duplicity', function () {
    this.timeout(180_000);
    const server = useServer();
    const duplicity = useProgram(server, 'duplicity', ({ accessKeyId, secretAccessKey }) => ({
        AWS_ACCESS_KEY_ID: accessKeyId,
        AWS_SECRET_ACCESS_KEY: secretAccessKey,
        AWS_DEFAULT_REGION: 'us-east-1',
    }));
    const remote = () => [
        '--no-encryption',
        '--s3-endpoint-url',
        server.url,
        'boto3+s3://duplicity-bucket/backup',
    ];
    const source = () => join(duplicity.folder, 'source');
    const first = sampleTree(9, 6 * 1024 * 1024);
    before(() => s3Client(server).send(new CreateBucketCommand({ Bucket: 'duplicity-bucket' })));
    it('makes a full backup and verifies it', async () => {
        await writeTree(source(), first);
        const printed = await duplicity.run('full', '--volsize', '3', source(), ...remote());
        assert.match(printed, /Errors 0/);
        const verify = ['verify', '--compare-data', ...remote(), source()];
        assert.match(await duplicity.run(...verify), /0 differences found/);
    });
    it('makes an incremental one, and lists both', async () => {
        await sleep(1100);
        await rm(join(source(), 'large.bin'));
        await writeFile(join(source(), 'one byte'), 'changed');
        assert.match(await duplicity.run('incremental', source(), ...remote()), /Errors 0/);
        const status = await duplicity.run('collection-status', ...remote());
        assert.match(status, /^\s+Full\s/m);
        assert.match(status, /^\s+Incremental\s/m);
    });
    it('restores the latest state and the one before, byte for byte', async () => {
        const latest = join(duplicity.folder, 'latest');
        await duplicity.run('restore', ...remote(), latest);
        assertSameTree(await readTree(latest), await readTree(source()));
        const status = await duplicity.run('collection-status', ...remote());
        const time = /^\s+Full\s+(.+?)\s+\d+\s*$/m.exec(status)?.[1] ?? '';
        const seconds = String(Math.floor(new Date(`${time} UTC`).getTime() / 1000));
        const older = join(duplicity.folder, 'older');
        await duplicity.run('restore', '--time', seconds, ...remote(), older);
        assertSameTree(await readTree(older), first);
    });
});
