import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { connect } from 'node:net';
import { CreateBucketCommand, GetObjectCommand, PutBucketPolicyCommand, PutObjectCommand, } from '@aws-sdk/client-s3';
import { allowing } from '../../iam/policy-texts.js';
import { s3Client } from '../../support/clients.js';
import { useServer } from '../../support/server.js';
import { links, openScene } from './scene.js';
describe("metadata: a machine's way to the API", () => {
    const server = useServer({ workers: 1 });
    let scene;
    before(async () => {
        scene = await openScene(server);
        await s3Client(server).send(new CreateBucketCommand({ Bucket: 'reached' }));
    });
    after(() => scene.end());
    /** A plain GET, as a machine sends it; resolves to the whole answer. */
    function get(from, path) {
        const socket = connect({ host: '127.0.0.1', port: scene.ports[1], localAddress: from });
        socket.end(`GET ${path} HTTP/1.1\r\nHost: 169.254.169.252\r\nConnection: close\r\n\r\n`);
        return new Promise((resolve, reject) => {
            let answer = '';
            socket.on('data', (bytes) => {
                answer += String(bytes);
            });
            socket.on('end', () => resolve(answer)).on('error', reject);
        });
    }
    it('takes signed requests as they are, bodies too', async () => {
        const through = { ...server, url: `http://127.0.0.1:${scene.ports[1]}` };
        const { accessKeyId, secretAccessKey } = server;
        const client = s3Client({ ...through, accessKeyId, secretAccessKey });
        const Body = Buffer.alloc(3_000_000, 'cairn');
        await client.send(new PutObjectCommand({ Bucket: 'reached', Key: 'large', Body }));
        const { Body: read } = await client.send(new GetObjectCommand({ Bucket: 'reached', Key: 'large' }));
        deepStrictEqual(Buffer.from((await read?.transformToByteArray()) ?? []), Body);
    });
    it("comes from the machine's public address, and never from the host's own", async () => {
        const s3 = s3Client(server);
        await s3.send(new PutObjectCommand({ Bucket: 'reached', Key: 'hello', Body: 'hello' }));
        const from = async (address, link) => {
            const statement = JSON.parse(allowing('s3:GetObject', 'arn:aws:s3:::reached/*')).Statement[0];
            const Condition = { IpAddress: { 'aws:SourceIp': address } };
            const Statement = [{ ...statement, Principal: '*', Condition }];
            const Policy = JSON.stringify({ Version: '2012-10-17', Statement });
            await s3.send(new PutBucketPolicyCommand({ Bucket: 'reached', Policy }));
            return (await get(link, '/reached/hello')).startsWith('HTTP/1.1 200');
        };
        strictEqual(await from('127.0.0.1/32', links.one), false);
        strictEqual(await from('127.0.0.2/32', links.one), true);
        const publicIp = '127.77.0.9';
        const id = 'eni-0123456789abcdef1';
        await scene.change(async (records, shared) => {
            shared.put('publicAddress', publicIp, { publicIp, account: scene.account, holder: id });
            const before = await records.get('networkInterface', id);
            if (before === undefined)
                throw new Error('no interface');
            const addresses = [{ ...before.addresses[0], publicIp }];
            records.put('networkInterface', id, { ...before, addresses });
        });
        strictEqual(await from(`${publicIp}/32`, links.one), true);
        strictEqual(await from(`${publicIp}/32`, links.other), false);
    });
    it('is for machines alone', async () => {
        strictEqual(await get(links.nobody, '/reached/hello').catch(() => ''), '');
    });
});
