/** The image: built by docker/Dockerfile from a clean checkout, and run as its users would. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { s3Client } from '../support/clients.js';
import { baseArchive, freePort, startDocker } from '../support/docker.js';
import { eventually } from '../support/processes.js';
import { repositoryRoot } from '../support/server.js';
const keys = { accessKeyId: 'AKIADOCKER', secretAccessKey: 'docker/test/secret' };
const addedBytesMax = 150 * 1024 * 1024;
const target = { Bucket: 'in-docker', Key: 'k' };
describe('the container image', function () {
    this.timeout(600_000);
    let daemon;
    let port = 0;
    before('start a Docker daemon and import a base image', async function () {
        const found = await startDocker();
        if (typeof found === 'string') {
            for (const test of this.test?.parent?.tests ?? [])
                test.title += ` (${found})`;
            this.skip();
        }
        daemon = found;
        const certificates = 'ENV NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt';
        await docker('import', '-c', certificates, await baseArchive(), 'cairn-base');
        port = await freePort();
    });
    after(async () => {
        await daemon?.stop();
    });
    const docker = async (...args) => (await daemon?.docker(...args)) ?? '';
    const s3 = () => s3Client({ url: `http://127.0.0.1:${port}`, ...keys }, { maxAttempts: 3 });
    async function run() {
        const settings = {
            CAIRN_PORT: String(port),
            CAIRN_HOST: '127.0.0.1',
            CAIRN_ROOT_ACCESS_KEY_ID: keys.accessKeyId,
            CAIRN_ROOT_SECRET_ACCESS_KEY: keys.secretAccessKey,
        };
        const flags = Object.entries(settings).flatMap(([name, value]) => ['-e', `${name}=${value}`]);
        const bounds = ['--network=host', '--read-only', '--tmpfs=/tmp', '--cap-drop=ALL'];
        await docker('run', '-d', '--name=cairn', ...bounds, '-v', 'data:/data', ...flags, 'cairn');
        await eventually('the container is healthy', async () => {
            const state = await docker('inspect', '-f', '{{.State.Health.Status}}', 'cairn');
            return state.trim() === 'healthy';
        }, 40_000);
    }
    it('builds from a clean checkout', async () => {
        const build = ['build', '-q', '--network=host', '--build-arg=BASE=cairn-base', '-t', 'cairn'];
        await docker(...build, '-f', join(repositoryRoot, 'docker/Dockerfile'), repositoryRoot);
    });
    it('adds little to its base, and neither sources nor development packages', async () => {
        const size = async (image) => Number(await docker('image', 'inspect', '-f', '{{.Size}}', image));
        const addedBytes = (await size('cairn')) - (await size('cairn-base'));
        assert.ok(addedBytes < addedBytesMax, `${addedBytes} bytes`);
        const list = ['run', '--rm', '--network=host', '--entrypoint=ls', 'cairn'];
        assert.doesNotMatch(await docker(...list, '/cairn'), /^(src|test)$/m);
        assert.doesNotMatch(await docker(...list, '/cairn/node_modules'), /^(typescript|mocha)$/m);
    });
    it('serves as a user without rights, and reports itself healthy', async () => {
        await run();
        assert.equal((await docker('exec', 'cairn', 'id', '-u')).trim(), '10001');
        await s3().send(new CreateBucketCommand({ Bucket: target.Bucket }));
        await s3().send(new PutObjectCommand({ ...target, Body: 'kept' }));
    });
    it('stops when asked, and another container finds the data, whole', async () => {
        await docker('stop', '-t', '40', 'cairn');
        const code = await docker('inspect', '-f', '{{.State.ExitCode}}', 'cairn');
        assert.equal(code.trim(), '0', await docker('logs', 'cairn'));
        await docker('rm', 'cairn');
        await run();
        const got = await s3().send(new GetObjectCommand(target));
        assert.equal(await got.Body?.transformToString(), 'kept');
        await docker('exec', 'cairn', 'node', '/cairn/dist/cairn/main.js', 'check');
    });
});
