import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { s3Client } from '../support/clients.js';
import { rawConnection } from '../support/raw.js';
import { repositoryRoot, runCommand, startServer } from '../support/server.js';
import { sign } from '../support/sign.js';
const program = join(repositoryRoot, 'dist/cairn/main.js');
function workersOf({ pid }) {
    const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
    return text === '' ? [] : text.split(' ').map(Number);
}
async function until(holds, what) {
    const deadline = Date.now() + 10_000;
    while (!(await holds())) {
        if (Date.now() > deadline)
            throw new Error(`never came: ${what}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
}
function isRefused(port) {
    return new Promise((resolve) => {
        const socket = connect(port, '127.0.0.1', () => {
            socket.destroy();
            resolve(false);
        });
        socket.once('error', () => resolve(true));
    });
}
function isAlive(pid) {
    try {
        process.kill(pid, 0);
        return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
    }
    catch {
        return false;
    }
}
describe('the life of a server', function () {
    this.timeout(60_000);
    const started = [];
    async function start(options) {
        const server = await startServer(options);
        started.push(server);
        return server;
    }
    afterEach(async () => {
        for (const server of started.splice(0))
            await server.remove();
    });
    it('another worker serves when one dies, and it is replaced', async () => {
        const server = await start();
        const client = s3Client(server, { maxAttempts: 2 });
        await client.send(new CreateBucketCommand({ Bucket: 'lives' }));
        const [victim = 0] = workersOf(server);
        process.kill(victim, 'SIGKILL');
        await until(() => !isAlive(victim), 'the death of the worker');
        await client.send(new PutObjectCommand({ Bucket: 'lives', Key: 'on', Body: 'x' }));
        await until(() => workersOf(server).filter(isAlive).length === 2, 'a new worker');
        await until(async () => /cairn_workers 2/.test(await (await fetch(`${server.url}/-/metrics`)).text()), 'two workers that answer');
        const metrics = await (await fetch(`${server.url}/-/metrics`)).text();
        assert.match(metrics, /^cairn_worker_restarts_total 1$/m);
        assert.match(server.log, /worker 1 died \(SIGKILL\)/);
        await server.stop();
        await server.check();
    });
    it('goes on at the same address when all workers die at once', async () => {
        const server = await start();
        for (const pid of workersOf(server))
            process.kill(pid, 'SIGKILL');
        await until(async () => {
            // A connection that was on its way to a worker as it died is never answered: try another.
            const signal = AbortSignal.timeout(1000);
            const answer = await fetch(`${server.url}/-/health/ready`, { signal }).catch(() => undefined);
            return answer?.status === 200;
        }, 'readiness');
        await server.stop();
    });
    it('finishes what runs when told to stop, and takes nothing new', async () => {
        const server = await start();
        const client = s3Client(server);
        const body = Buffer.alloc(32 * 1024 * 1024, 'slow');
        await client.send(new CreateBucketCommand({ Bucket: 'slow' }));
        await client.send(new PutObjectCommand({ Bucket: 'slow', Key: 'large', Body: body }));
        // The answer is under way once its first bytes are here, and too large for any socket's buffer.
        const received = [];
        const reading = connect(server.port, '127.0.0.1').on('data', (bytes) => {
            if (received.length === 0)
                reading.pause();
            received.push(bytes);
        });
        const { lines } = sign(server, { method: 'GET', path: '/slow/large' });
        reading.write(`${lines.join('\r\n')}\r\n\r\n`);
        await until(() => received.length > 0, 'the beginning of the answer');
        const stopped = server.stop();
        await until(() => isRefused(server.port), 'a refused connection');
        const ended = new Promise((resolve) => reading.once('close', resolve));
        reading.resume();
        await ended;
        const whole = Buffer.concat(received);
        assert.match(whole.subarray(0, 15).toString(), /^HTTP\/1.1 200 OK/);
        assert.ok(whole.subarray(whole.indexOf('\r\n\r\n') + 4).equals(body));
        await stopped;
    });
    it('does not wait for connections that are idle', async () => {
        const server = await start();
        const idle = await rawConnection(server);
        const used = await rawConnection(server);
        await used.write(`GET /-/health/live HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\n\r\n`);
        assert.equal((await used.response()).status, 200);
        const before = Date.now();
        await server.stop();
        assert.ok(Date.now() - before < 3000);
        idle.close();
        used.close();
    });
    it('ends all its processes when the primary is killed', async () => {
        const server = await start();
        const workers = workersOf(server);
        assert.equal(workers.length, 2);
        process.kill(server.pid, 'SIGKILL');
        await until(() => !workers.some(isAlive), 'the end of the workers');
    });
    it('is one a data directory', async () => {
        const server = await start();
        const env = { PATH: process.env.PATH ?? '', CAIRN_DATA: server.dataDir, CAIRN_PORT: '0' };
        const second = await runCommand(process.execPath, [program, 'serve'], {
            env,
            timeoutMs: 15_000,
        });
        assert.equal(second.code, 1);
        assert.match(second.stderr, /already served by process \d+/);
        await server.stop();
    });
    it('starts over a lock that a killed server left', async () => {
        const server = await start();
        await server.kill();
        await server.start();
        await server.stop();
        writeFileSync(join(server.dataDir, 'server.lock'), '1 1 another-boot');
        await server.start();
        await server.stop();
    });
    it('says that its port is taken, and leaves nothing behind', async () => {
        const server = await start();
        const other = await start();
        const { dataDir } = other;
        await other.stop();
        const env = { PATH: process.env.PATH ?? '', CAIRN_DATA: dataDir, CAIRN_PORT: `${server.port}` };
        const second = await runCommand(process.execPath, [program, 'serve'], {
            env,
            timeoutMs: 15_000,
        });
        assert.equal(second.code, 1);
        assert.match(second.stderr, /EADDRINUSE/);
        await server.stop();
    });
    it('makes root keys at the first start, shows them once, keeps them for their owner', async () => {
        const env = { CAIRN_ROOT_ACCESS_KEY_ID: '', CAIRN_ROOT_SECRET_ACCESS_KEY: '' };
        const server = await start({ env });
        const [, accessKeyId = ''] = /AWS_ACCESS_KEY_ID=(\w+)/.exec(server.log) ?? [];
        const file = join(server.dataDir, 'root-credentials.json');
        assert.equal(statSync(file).mode & 0o777, 0o600);
        const kept = JSON.parse(readFileSync(file, 'utf8'));
        assert.equal(kept.accessKeyId, accessKeyId);
        const client = s3Client({ url: server.url, ...kept });
        await client.send(new CreateBucketCommand({ Bucket: 'mine' }));
        const shown = server.log.length;
        await server.restart();
        assert.doesNotMatch(server.log.slice(shown), /AWS_SECRET_ACCESS_KEY=/);
        await client.send(new PutObjectCommand({ Bucket: 'mine', Key: 'k', Body: 'x' }));
        const read = await client.send(new GetObjectCommand({ Bucket: 'mine', Key: 'k' }));
        assert.equal(await read.Body?.transformToString(), 'x');
        await server.stop();
    });
    it('takes keys and quotas from the command line while it runs', async () => {
        const server = await start();
        const client = s3Client(server);
        await client.send(new CreateBucketCommand({ Bucket: 'shared' }));
        const made = JSON.parse((await server.cli('key', 'create', '--json')).stdout).AccessKey;
        const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey } = made;
        const theirs = s3Client({ url: server.url, accessKeyId, secretAccessKey });
        const put = (size) => new PutObjectCommand({ Bucket: 'shared', Key: 'k', Body: Buffer.alloc(size) });
        await theirs.send(put(2000));
        const lower = ['quota', 'set', '--bucket', 'shared', '--bytes', '1KiB'];
        assert.equal((await server.cli(...lower)).code, 2);
        const set = await server.cli(...lower, '--below-usage');
        assert.match(set.stdout, /bucket +shared +1\.95 KiB +1 KiB/);
        await assert.rejects(theirs.send(put(3000)), { name: 'QuotaExceeded' });
        await server.cli('quota', 'set', '--bucket', 'shared', '--bytes', 'none');
        await theirs.send(put(3000));
        assert.match((await server.cli('quota', 'list')).stdout, /shared +2\.93 KiB +none/);
        assert.equal((await server.cli('key', 'delete', accessKeyId)).code, 0);
        await assert.rejects(theirs.send(put(1)), { name: 'InvalidAccessKeyId' });
        assert.equal((await server.cli('quota', 'get', '--bucket', 'nobody')).code, 2);
        assert.equal((await server.cli('key', 'delete', server.accessKeyId)).code, 1);
        await server.stop();
        await server.check();
    });
});
