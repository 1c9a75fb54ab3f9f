import { match, rejects, strictEqual } from 'node:assert/strict';
import { CreateBucketCommand, GetObjectCommand, ListBucketsCommand, PutObjectCommand, } from '@aws-sdk/client-s3';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { SignatureV4 } from '@smithy/signature-v4';
import { rawRequest } from '../support/raw.js';
import { Sha256, sha256Hex, sign } from '../support/sign.js';
import { allow, keysOf, trust, useSts } from './scene.js';
describe('S3 with temporary credentials', () => {
    const scene = useSts();
    const { server } = scene;
    const Bucket = 'of-sessions';
    let keys;
    let weak;
    before(async () => {
        const user = await scene.user('walter');
        const assume = async (RoleArn) => keysOf((await scene.as(user).send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'walter' })))
            .Credentials);
        const trusts = [trust({ AWS: user.arn })];
        keys = await assume(await scene.role('storer', trusts, allow('s3:*')));
        weak = await assume(await scene.role('nobody', trusts));
        await scene.s3(keys).send(new CreateBucketCommand({ Bucket }));
    });
    const text = async (Key) => {
        const { Body } = await scene.s3(keys).send(new GetObjectCommand({ Bucket, Key }));
        return Body?.transformToString();
    };
    it('takes presigned URLs, which carry the token', async () => {
        const s3 = scene.s3(keys);
        const put = await getSignedUrl(s3, new PutObjectCommand({ Bucket, Key: 'presigned' }));
        match(put, /X-Amz-Security-Token=/);
        strictEqual((await fetch(put, { method: 'PUT', body: 'hello' })).status, 200);
        const get = await getSignedUrl(s3, new GetObjectCommand({ Bucket, Key: 'presigned' }));
        strictEqual(await (await fetch(get)).text(), 'hello');
        const weakly = await getSignedUrl(scene.s3(weak), new GetObjectCommand({ Bucket, Key: 'presigned' }));
        strictEqual((await fetch(weakly)).status, 403);
        const altered = await fetch(get.replace(/(X-Amz-Security-Token=.{40})./, '$1~'));
        strictEqual(altered.status, 400);
        match(await altered.text(), /<Code>InvalidToken<\/Code>/);
    });
    it('takes forms with the token in a field', async () => {
        const post = async (signer, changes = {}) => {
            const { url, fields } = await createPresignedPost(scene.s3(signer), { Bucket, Key: 'form' });
            const form = new FormData();
            for (const [name, value] of Object.entries({ ...fields, ...changes }))
                form.append(name, value);
            form.append('file', new Blob(['hello']), 'file');
            return fetch(url, { method: 'POST', body: form });
        };
        strictEqual((await post(keys)).status, 204);
        strictEqual(await text('form'), 'hello');
        strictEqual((await post(weak)).status, 403);
        const junk = await post(keys, { 'X-Amz-Security-Token': 'junk' });
        match(await junk.text(), /<Code>InvalidToken<\/Code>/);
    });
    it('takes bodies in signed chunks', async () => {
        const { sessionToken = '', ...pair } = keys;
        const body = Buffer.from('signed chunk');
        const signed = sign(server, {
            ...pair,
            method: 'PUT',
            path: `/${Bucket}/chunks`,
            payload: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
            headers: {
                'x-amz-security-token': sessionToken,
                'content-encoding': 'aws-chunked',
                'x-amz-decoded-content-length': String(body.length),
            },
        });
        const framed = Buffer.concat([
            signed.chunk(body),
            signed.chunk(Buffer.alloc(0)),
            Buffer.from('\r\n'),
        ]);
        const lines = [...signed.lines, `Content-Length: ${framed.length}`, '', ''];
        const request = Buffer.concat([Buffer.from(lines.join('\r\n')), framed]);
        const answer = await rawRequest(server, request);
        strictEqual(answer.status, 200);
        strictEqual(await text('chunks'), 'signed chunk');
    });
    it('refuses a token that is not this key’s, or none', async () => {
        const list = (one) => scene.s3(one).send(new ListBucketsCommand({}));
        const { accessKeyId, secretAccessKey, sessionToken = '' } = keys;
        await rejects(list({ accessKeyId, secretAccessKey }), { name: 'InvalidAccessKeyId' });
        await rejects(list({ ...keys, sessionToken: `${sessionToken}x` }), { name: 'InvalidToken' });
        await rejects(list({ ...keys, accessKeyId: server.accessKeyId }), { name: 'InvalidToken' });
        await rejects(list({ ...keys, sessionToken: weak.sessionToken }), { name: 'InvalidToken' });
        await rejects(list({ ...keys, secretAccessKey: `${secretAccessKey}x` }), {
            name: 'SignatureDoesNotMatch',
        });
        const whoIs = (one) => scene.as(one).send(new GetCallerIdentityCommand({}));
        await rejects(whoIs({ ...keys, sessionToken: 'junk' }), { name: 'InvalidClientTokenId' });
        await rejects(whoIs({ ...keys, secretAccessKey: 'x' }), { name: 'SignatureDoesNotMatch' });
    });
    it('works on after a restart: a token holds all that it stands for', async () => {
        await server.restart();
        strictEqual(sha256Hex((await text('form')) ?? ''), sha256Hex('hello'));
    });
});
describe('A presigned GetCallerIdentity', () => {
    const scene = useSts();
    const { server } = scene;
    const cluster = { 'x-k8s-aws-id': 'blue' };
    /** The URL in the token that a client of a Kubernetes cluster shows. */
    async function presigned(keys) {
        const signer = new SignatureV4({
            credentials: { ...keys, sessionToken: keys.sessionToken ?? '' },
            region: 'us-east-1',
            service: 'sts',
            sha256: Sha256,
        });
        const { host, hostname, port } = new URL(server.url);
        const query = { Action: 'GetCallerIdentity', Version: '2011-06-15' };
        const request = {
            method: 'GET',
            protocol: 'http:',
            hostname,
            port: Number(port),
            path: '/',
            query,
            headers: { host, ...cluster },
        };
        const unhoistableHeaders = new Set(Object.keys(cluster));
        const signed = await signer.presign(request, { expiresIn: 60, unhoistableHeaders });
        return `${server.url}/?${new URLSearchParams(signed.query)}`;
    }
    it('tells who signed it, in JSON to who asks for that, and only with what was signed', async () => {
        const user = await scene.user('kim');
        const RoleArn = await scene.role('node', [trust({ AWS: user.arn })]);
        const assume = new AssumeRoleCommand({ RoleArn, RoleSessionName: 'kim' });
        const { Credentials, AssumedRoleUser } = await scene.as(user).send(assume);
        const url = await presigned(keysOf(Credentials));
        const answer = await fetch(url, { headers: { ...cluster, accept: 'application/json' } });
        strictEqual(answer.status, 200);
        strictEqual(answer.headers.get('content-type'), 'application/json');
        const { GetCallerIdentityResponse: told } = JSON.parse(await answer.text());
        strictEqual(told.GetCallerIdentityResult.Arn, AssumedRoleUser?.Arn);
        match(told.ResponseMetadata.RequestId, /./);
        match(await (await fetch(url, { headers: cluster })).text(), /^<GetCallerIdentityResponse /);
        const headers = { 'x-k8s-aws-id': 'green', accept: 'application/json' };
        const refused = await fetch(url, { headers });
        strictEqual(refused.status, 403);
        strictEqual(JSON.parse(await refused.text()).Error.Code, 'SignatureDoesNotMatch');
    });
});
describe('A server with a region of its own', () => {
    const scene = useSts({ CAIRN_REGION: 'eu-west-1' });
    it('takes what SDKs sign for AWS’s global services, and no other region', async () => {
        const { server } = scene;
        const caller = async (region) => {
            const { url: endpoint, accessKeyId, secretAccessKey } = server;
            const credentials = { accessKeyId, secretAccessKey };
            const sts = new STSClient({ endpoint, region, credentials, maxAttempts: 1 });
            return (await sts.send(new GetCallerIdentityCommand({}))).Account;
        };
        const account = await caller('eu-west-1');
        match(account ?? '', /^\d{12}$/);
        strictEqual(await caller('us-east-1'), account);
        strictEqual(await caller('aws-global'), account);
        await rejects(caller('eu-west-2'), /expecting 'eu-west-1'/);
        await rejects(scene.s3(server).send(new ListBucketsCommand({})), /expecting 'eu-west-1'/);
    });
});
