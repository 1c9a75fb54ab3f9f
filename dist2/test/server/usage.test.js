import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import { CreateBucketCommand, DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, ListBucketsCommand, ListObjectsV2Command, PutObjectCommand, } from '@aws-sdk/client-s3';
import { freshBucketName, s3Client } from '../support/clients.js';
import { useServer } from '../support/server.js';
describe('cairn usage', () => {
    const server = useServer({ workers: 2 });
    it('adds up what was asked of all workers, exactly, once they have stopped', async () => {
        const Bucket = freshBucketName();
        const body = 'x'.repeat(1000);
        // A client keeps its connections, and each connection is one worker's.
        const clients = Array.from({ length: 6 }, () => s3Client(server));
        await clients[0]?.send(new CreateBucketCommand({ Bucket }));
        await Promise.all(clients.map(async (s3, n) => {
            const Key = `key-${n}`;
            await s3.send(new PutObjectCommand({ Bucket, Key, Body: body }));
            await (await s3.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToByteArray();
            await s3.send(new HeadObjectCommand({ Bucket, Key }));
            await s3.send(new DeleteObjectCommand({ Bucket, Key }));
        }));
        await clients[0]?.send(new ListObjectsV2Command({ Bucket }));
        await clients[0]?.send(new ListBucketsCommand({}));
        const metrics = await (await fetch(`${server.url}/-/metrics`)).text();
        await server.stop();
        const { stdout, code } = await server.cli('usage', '--by', 'month', '--csv');
        strictEqual(code, 0);
        const [header = '', line = '', ...more] = stdout.split('\r\n');
        deepStrictEqual(more, ['']);
        const columns = header.split(',');
        const cells = Object.fromEntries(line.split(',').map((cell, n) => [columns[n], cell]));
        const { account, period_start, byte_hours, average_bytes, bytes_out, ...counts } = cells;
        match(account ?? '', /^\d{12}$/);
        strictEqual(period_start, new Date().toISOString().slice(0, 7));
        ok(Number(byte_hours) >= 0);
        ok(Number(average_bytes) >= 0);
        ok(Number(bytes_out) >= 6000, `six bodies of 1,000 bytes and two lists: ${bytes_out}`);
        deepStrictEqual(counts, {
            get_requests: '12',
            put_requests: '7',
            list_requests: '2',
            delete_requests: '6',
            other_requests: '0',
            bytes_in: counts.bytes_in,
        });
        ok(Number(counts.bytes_in) >= 6000);
        match(metrics, new RegExp(`cairn_account_bytes{account="${account}"}`));
        let gets = 0;
        for (const [, value] of metrics.matchAll(/cairn_account_requests_total{.*class="get"} (\d+)/g)) {
            gets += Number(value);
        }
        strictEqual(gets, 12);
        await server.start();
    });
    it('prints a table, JSON, and what it does not understand', async () => {
        const table = await server.cli('usage', '--by', 'month');
        match(table.stdout, /^ *account +period start +byte hours/);
        const json = JSON.parse((await server.cli('usage', '--json', '--by', 'month')).stdout);
        const [{ account, requests }] = json;
        strictEqual(requests.put, 7);
        const one = await server.cli('usage', '--json', '--by', 'month', '--account', account);
        deepStrictEqual(JSON.parse(one.stdout), json);
        const none = await server.cli('usage', '--json', '--to', '2026-01-01', '--from', '2025-12');
        deepStrictEqual(JSON.parse(none.stdout), []);
        for (const wrong of [
            ['--by', 'week'],
            ['--from', 'yesterday'],
            ['--account', 'me'],
        ]) {
            const { code, stderr } = await server.cli('usage', ...wrong);
            strictEqual(code, 2, stderr);
        }
    });
});
