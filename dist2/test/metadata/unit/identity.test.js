import { deepStrictEqual, match, ok, strictEqual } from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand, useServer } from '../../support/server.js';
import { instanceIds, links, openScene } from './scene.js';
describe('metadata: instance identity documents', () => {
    const server = useServer({ workers: 1 });
    let scene;
    let folder;
    before(async () => {
        folder = await mkdtemp(join(tmpdir(), 'cairn-identity-'));
        scene = await openScene(server);
    });
    after(async () => {
        await scene.end();
        await rm(folder, { recursive: true, force: true });
    });
    const read = async (name, from = links.one) => (await scene.ask(`/latest/dynamic/instance-identity/${name}`, { from })).body;
    const file = (name) => join(folder, name);
    const openssl = async (...args) => {
        const { code, stderr } = await runCommand('openssl', args);
        return { code, stderr };
    };
    /** The PKCS #7 as AWS's page has its readers make it. */
    async function writePkcs7(name, from) {
        const text = await read(name, from);
        const path = file(`${name}.pem`);
        await writeFile(path, `-----BEGIN PKCS7-----\n${text}\n-----END PKCS7-----\n`);
        return path;
    }
    /** As who verifies gets it: from the server, not from the machine. */
    async function writeCertificate() {
        const path = file('certificate.pem');
        await read('signature');
        const answer = await fetch(`${server.url}/-/instance-identity.pem`);
        strictEqual(answer.status, 200);
        await writeFile(path, await answer.text());
        return path;
    }
    it('say which instance it is', async () => {
        const document = JSON.parse(await read('document'));
        deepStrictEqual(document, {
            accountId: scene.account,
            architecture: 'x86_64',
            availabilityZone: 'us-east-1a',
            billingProducts: null,
            devpayProductCodes: null,
            marketplaceProductCodes: null,
            imageId: 'ami-0123456789abcdef0',
            instanceId: instanceIds[links.one],
            instanceType: 't3.micro',
            kernelId: null,
            pendingTime: '2026-11-22T10:00:00Z',
            privateIp: '172.31.0.10',
            ramdiskId: null,
            region: 'us-east-1',
            version: '2017-09-30',
        });
        match(await read('document'), /\n {2}"accountId" : "\d{12}",\n/);
    });
    it('are proved by their PKCS #7, in which OpenSSL finds them whole', async () => {
        const certificate = await writeCertificate();
        for (const name of ['pkcs7', 'rsa2048']) {
            const signed = await writePkcs7(name);
            const trust = ['-certfile', certificate, '-CAfile', certificate, '-nointern'];
            const into = ['-inform', 'PEM', '-out', file('document')];
            const verified = await openssl('smime', '-verify', '-in', signed, ...into, ...trust);
            strictEqual(verified.code, 0, verified.stderr);
            strictEqual(await readFile(file('document'), 'utf8'), await read('document'));
        }
    });
    it('carry the certificate, which the server shows to all', async () => {
        const path = file('carried.pem');
        const from = await writePkcs7('rsa2048');
        const { code, stderr } = await openssl('pkcs7', '-in', from, '-print_certs', '-out', path);
        strictEqual(code, 0, stderr);
        const [carried, shown] = await Promise.all([readFile(path), readFile(await writeCertificate())]);
        strictEqual(new X509Certificate(carried).fingerprint256, new X509Certificate(shown).fingerprint256);
    });
    it('are proved by their signature, which is good for no other', async () => {
        const certificate = new X509Certificate(await readFile(await writeCertificate()));
        await writeFile(file('key.pem'), certificate.publicKey.export({ type: 'spki', format: 'pem' }));
        await writeFile(file('signature'), Buffer.from(await read('signature'), 'base64'));
        const verify = async (from) => {
            await writeFile(file('document'), await read('document', from));
            const with256 = ['-sha256', '-verify', file('key.pem'), '-signature', file('signature')];
            return (await openssl('dgst', ...with256, file('document'))).code === 0;
        };
        deepStrictEqual([await verify(links.one), await verify(links.other)], [true, false]);
    });
    it('are signed with one key for all machines, which outlives the process', async () => {
        const before = await readFile(await writeCertificate(), 'utf8');
        ok(new X509Certificate(before).verify(new X509Certificate(before).publicKey));
        await scene.end();
        scene = await openScene(server);
        strictEqual(await readFile(await writeCertificate(), 'utf8'), before);
        const other = await writePkcs7('pkcs7', links.other);
        const trust = ['-CAfile', file('certificate.pem')];
        const out = ['-inform', 'PEM', '-out', file('document')];
        const verified = await openssl('smime', '-verify', '-in', other, ...out, ...trust);
        strictEqual(verified.code, 0, verified.stderr);
        deepStrictEqual(scene.problems, []);
    });
});
