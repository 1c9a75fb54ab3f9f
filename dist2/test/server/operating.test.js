import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { CreateBucketCommand, GetObjectCommand, HeadObjectCommand, PutObjectCommand, } from '@aws-sdk/client-s3';
import { s3Client } from '../support/clients.js';
import { rawRequest } from '../support/raw.js';
import { startServer, useServer } from '../support/server.js';
import { sign } from '../support/sign.js';
describe('health', () => {
    const server = useServer();
    it('is live and ready for who asks without a signature', async () => {
        for (const path of ['live', 'ready']) {
            const answer = await fetch(`${server.url}/-/health/${path}`);
            assert.equal(answer.status, 200);
            assert.deepEqual(await answer.json(), { status: path });
            assert.equal(answer.headers.get('x-powered-by'), null);
        }
    });
    it('knows no other path of ours', async () => {
        assert.equal((await fetch(`${server.url}/-/health/ill`)).status, 404);
    });
});
describe('metrics', () => {
    const server = useServer();
    const client = s3Client(server);
    const read = async () => (await fetch(`${server.url}/-/metrics`)).text();
    it('count requests by operation and status over all workers', async () => {
        await client.send(new CreateBucketCommand({ Bucket: 'metrics' }));
        const put = new PutObjectCommand({ Bucket: 'metrics', Key: 'k', Body: 'hello' });
        for (let i = 0; i < 4; i++)
            await s3Client(server).send(put);
        await client.send(new HeadObjectCommand({ Bucket: 'metrics', Key: 'no' })).catch(() => { });
        const text = await read();
        const puts = [...text.matchAll(/^cairn_requests_total\{.*"PutObject",status="200"\} (\d+)$/gm)];
        assert.equal(puts.reduce((sum, [, count]) => sum + Number(count), 0), 4);
        assert.match(text, /cairn_requests_total\{worker="\d",operation="HeadObject",status="404"\} 1/);
    });
    it('hold what an operator watches', async () => {
        await server.cli('quota', 'set', '--bucket', 'metrics', '--bytes', '1MiB', '--objects', '9');
        const large = Buffer.alloc(200_000);
        await client.send(new PutObjectCommand({ Bucket: 'metrics', Key: 'large', Body: large }));
        const text = await read();
        for (const line of [
            /^# TYPE cairn_request_seconds histogram$/m,
            /^cairn_request_seconds_bucket\{worker="\d",operation="PutObject",le="\+Inf"\} \d+$/m,
            /^cairn_received_bytes_total\{worker="\d",operation="PutObject"\} \d+$/m,
            /^cairn_usage_bytes\{bucket="metrics"\} 200005$/m,
            /^cairn_usage_objects\{bucket="metrics"\} 2$/m,
            /^cairn_quota_bytes\{bucket="metrics"\} 1048576$/m,
            /^cairn_quota_objects\{bucket="metrics"\} 9$/m,
            /^cairn_usage_bytes\{account="\d{12}"\} 200005$/m,
            /^cairn_volume_live_bytes\{volume=".+"\} [1-9]\d*$/m,
            /^cairn_commit_seconds_count\{worker="\d"\} \d+$/m,
            /^cairn_event_loop_lag_seconds\{worker="1",quantile="0.99"\} [\d.e-]+$/m,
            /^cairn_connections\{worker="1"\} \d+$/m,
            /^cairn_worker_restarts_total 0$/m,
        ]) {
            assert.match(text, line);
        }
    });
});
describe('the log', () => {
    it('has one line a request, with what happened and nothing secret', async () => {
        const server = await startServer({ env: { CAIRN_LOG_LEVEL: 'info' } });
        try {
            const client = s3Client(server);
            await client.send(new CreateBucketCommand({ Bucket: 'logged' }));
            const key = 'a "quoted"\nkey ü';
            await client.send(new PutObjectCommand({ Bucket: 'logged', Key: key, Body: 'hello' }));
            await client.send(new GetObjectCommand({ Bucket: 'logged', Key: 'no' })).catch(() => { });
            const presigned = sign(server, { method: 'GET', path: '/logged', query: 'prefix=needle' });
            const { headers } = await rawRequest(server, presigned.lines);
            await rawRequest(server, ['GET / HTTP/1.1', `Host: 127.0.0.1:${server.port}`]);
            await server.stop();
            const lines = server.log
                .split('\n')
                .filter((line) => line.startsWith('{'))
                .map((line) => JSON.parse(line));
            assert.deepEqual(lines.map(({ operation, status }) => [operation, status]).sort(), [
                ['CreateBucket', 200],
                ['GetObject', 404],
                ['ListBuckets', 403],
                ['ListObjects', 200],
                ['PutObject', 200],
            ]);
            const put = lines.find(({ operation }) => operation === 'PutObject');
            assert.equal(put.bucket, 'logged');
            assert.equal(put.key, key);
            assert.equal(put.level, 30);
            assert.ok(put.bytesIn >= 5);
            assert.ok(put.ms > 0);
            assert.equal(put.accessKeyId, server.accessKeyId);
            assert.match(put.caller, /^arn:aws:iam::\d{12}:root$/);
            assert.equal(lines.find(({ status }) => status === 404).error, 'NoSuchKey');
            assert.equal(lines.find(({ status }) => status === 403).caller, 'anonymous');
            const listed = lines.find(({ operation }) => operation === 'ListObjects');
            assert.equal(listed.requestId, headers['x-amz-request-id']);
            for (const secret of [server.secretAccessKey, presigned.signature, 'Signature=', 'needle']) {
                assert.ok(!server.log.includes(secret), `the log holds ${secret}`);
            }
        }
        finally {
            await server.remove();
        }
    });
    it('is silent about requests below its level', async () => {
        const server = await startServer({ env: { CAIRN_LOG_LEVEL: 'warn' } });
        try {
            await fetch(server.url);
            await server.stop();
            assert.doesNotMatch(server.log, /"msg":"request"/);
        }
        finally {
            await server.remove();
        }
    });
});
describe('HTTPS', () => {
    const directory = mkdtempSync(join(tmpdir(), 'cairn-tls-'));
    const files = { cert: join(directory, 'cert.pem'), key: join(directory, 'key.pem') };
    after(() => rmSync(directory, { recursive: true, force: true }));
    function makeCertificate(name) {
        const settings = [
            '-newkey',
            'ec',
            '-pkeyopt',
            'ec_paramgen_curve:P-256',
            '-nodes',
            '-days',
            '2',
        ];
        const out = ['-keyout', files.key, '-out', files.cert];
        const subject = ['-subj', `/CN=${name}`, '-addext', 'subjectAltName=IP:127.0.0.1'];
        execFileSync('openssl', ['req', '-x509', ...settings, ...out, ...subject], { stdio: 'ignore' });
    }
    function certificateOf(port) {
        return new Promise((resolve, reject) => {
            const socket = connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false }, () => {
                resolve(socket.getPeerCertificate());
                socket.destroy();
            });
            socket.once('error', reject);
        });
    }
    it('serves with the certificate given, and with a new one without a restart', async function () {
        this.timeout(30_000);
        makeCertificate('first.test');
        const server = await startServer({
            env: { CAIRN_TLS_CERT: files.cert, CAIRN_TLS_KEY: files.key },
        });
        try {
            assert.match(server.url, /^https:/);
            assert.equal((await certificateOf(server.port)).subject.CN, 'first.test');
            const answer = execFileSync('curl', ['-sk', `${server.url}/-/health/live`]).toString();
            assert.match(answer, /live/);
            makeCertificate('second.test');
            const names = new Set();
            for (let i = 0; i < 100 && !(names.size === 1 && names.has('second.test')); i++) {
                await new Promise((resolve) => setTimeout(resolve, 100));
                names.clear();
                // Two workers take turns.
                for (let j = 0; j < 4; j++)
                    names.add(String((await certificateOf(server.port)).subject.CN));
            }
            assert.deepEqual([...names], ['second.test']);
            await server.stop();
        }
        finally {
            await server.remove();
        }
    });
});
