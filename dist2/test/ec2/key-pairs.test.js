import { deepStrictEqual, match, rejects, strictEqual } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash, createHmac, createPrivateKey } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateKeyPairCommand, DeleteKeyPairCommand, DescribeKeyPairsCommand, ImportKeyPairCommand, } from '@aws-sdk/client-ec2';
import { ec2Client } from '../support/clients.js';
import { useServer } from '../support/server.js';
describe('key pairs', () => {
    const server = useServer();
    const ec2 = ec2Client(server);
    const create = (KeyName, more = {}) => ec2.send(new CreateKeyPairCommand({ KeyName, ...more }));
    const described = async (KeyName) => {
        const input = { KeyNames: [KeyName], IncludePublicKey: true };
        const { KeyPairs: [pair] = [] } = await ec2.send(new DescribeKeyPairsCommand(input));
        return pair;
    };
    it('are RSA in PEM unless something else is asked for, with the fingerprint of the private key', async () => {
        const made = await create('plain');
        match(made.KeyPairId ?? '', /^key-0[0-9a-f]{16}$/);
        match(made.KeyMaterial ?? '', /^-----BEGIN RSA PRIVATE KEY-----\n/);
        const key = createPrivateKey(made.KeyMaterial ?? '');
        strictEqual(key.asymmetricKeyDetails?.modulusLength, 2048);
        const der = key.export({ format: 'der', type: 'pkcs8' });
        strictEqual(made.KeyFingerprint?.replaceAll(':', ''), hex('sha1', der));
        const found = await described('plain');
        strictEqual(found?.KeyType, 'rsa');
        strictEqual(publicOf(made.KeyMaterial ?? ''), keyOf(found?.PublicKey));
    });
    it('of ED25519 are read by ssh-keygen, with the fingerprint that it shows', async () => {
        const made = await create('curve', { KeyType: 'ed25519' });
        const found = await described('curve');
        strictEqual(publicOf(made.KeyMaterial ?? ''), keyOf(found?.PublicKey));
        const shown = withKeyFile(made.KeyMaterial ?? '', (file) => sshKeygen('-l', '-f', file));
        strictEqual(`SHA256:${made.KeyFingerprint?.replace(/=$/, '')}`, shown.split(' ')[1]);
    });
    it('come as files of PuTTY with a right checksum', async () => {
        for (const KeyType of ['rsa', 'ed25519']) {
            const { KeyMaterial: text = '' } = await create(`putty-${KeyType}`, {
                KeyType,
                KeyFormat: 'ppk',
            });
            const name = KeyType === 'rsa' ? 'ssh-rsa' : 'ssh-ed25519';
            match(text, new RegExp(`^PuTTY-User-Key-File-2: ${name}\nEncryption: none\n`));
            const lines = text.split('\n');
            const at = lines.findIndex((line) => line.startsWith('Public-Lines'));
            const count = Number(lines[at]?.split(' ')[1]);
            const found = await described(`putty-${KeyType}`);
            strictEqual(lines.slice(at + 1, at + 1 + count).join(''), keyOf(found?.PublicKey));
            strictEqual(lines.at(-2), `Private-MAC: ${puttyMac(lines)}`);
        }
    });
    it('are imported with the fingerprint of the public key', async () => {
        const { KeyMaterial: pem = '' } = await create('source');
        const line = `ssh-rsa ${publicOf(pem)} me@home`;
        const PublicKeyMaterial = Buffer.from(line);
        const input = { KeyName: 'imported', PublicKeyMaterial };
        const made = await ec2.send(new ImportKeyPairCommand(input));
        const file = (format) => withKeyFile(pem, (path) => sshKeygen('-e', '-m', format, '-f', path));
        const der = Buffer.from(file('PKCS8').replace(/-----.*-----|\n/g, ''), 'base64');
        strictEqual(made.KeyFingerprint?.replaceAll(':', ''), hex('md5', der));
        const again = { KeyName: 'rfc4716', PublicKeyMaterial: Buffer.from(file('RFC4716')) };
        const same = await ec2.send(new ImportKeyPairCommand(again));
        strictEqual(same.KeyFingerprint, made.KeyFingerprint);
    });
    it('are not imported from what is no public key', async () => {
        for (const text of ['', 'ssh-rsa AAAA', 'ssh-dss AAAAB3NzaC1kc3M=', 'hello']) {
            const input = { KeyName: 'bad', PublicKeyMaterial: Buffer.from(text || ' ') };
            await rejects(ec2.send(new ImportKeyPairCommand(input)), { name: 'InvalidKey.Format' });
        }
    });
    it('have names of their own, which mind their case', async () => {
        await create('twice', { KeyType: 'ed25519' });
        await create('TWICE', { KeyType: 'ed25519' });
        await rejects(create('twice'), {
            name: 'InvalidKeyPair.Duplicate',
            message: "The keypair 'twice' already exists.",
        });
        await rejects(create(' '), { name: 'InvalidParameterValue' });
        await rejects(create('x', { KeyType: 'dsa' }), { name: 'InvalidParameterValue' });
    });
    it('are found by name, id, tag and wildcard, and not found otherwise', async () => {
        const TagSpecifications = [
            { ResourceType: 'key-pair', Tags: [{ Key: 'team', Value: 'blue' }] },
        ];
        const { KeyPairId } = await create('tagged', { KeyType: 'ed25519', TagSpecifications });
        const names = async (input) => {
            const { KeyPairs = [] } = await ec2.send(new DescribeKeyPairsCommand(input));
            return KeyPairs.map(({ KeyName }) => KeyName);
        };
        const by = (Name, ...Values) => ({ Filters: [{ Name, Values }] });
        deepStrictEqual(await names({ KeyPairIds: [KeyPairId] }), ['tagged']);
        deepStrictEqual(await names(by('tag:team', 'bl??')), ['tagged']);
        deepStrictEqual(await names(by('tag-key', 'team')), ['tagged']);
        deepStrictEqual(await names(by('tag:team', 'Blue', 'bl\\*')), []);
        deepStrictEqual(await names(by('key-name', 't*ed', 'T*')), ['TWICE', 'tagged']);
        await rejects(names({ KeyNames: ['nobody'] }), {
            name: 'InvalidKeyPair.NotFound',
            message: "The key pair 'nobody' does not exist",
        });
        await rejects(names(by('colour', 'red')), {
            name: 'InvalidParameterValue',
            message: "The filter 'colour' is invalid",
        });
    });
    it('are deleted by name or id, once or again', async () => {
        const { KeyPairId } = await create('gone', { KeyType: 'ed25519' });
        const first = await ec2.send(new DeleteKeyPairCommand({ KeyName: 'gone' }));
        strictEqual(first.KeyPairId, KeyPairId);
        const second = await ec2.send(new DeleteKeyPairCommand({ KeyPairId }));
        deepStrictEqual([second.Return, second.KeyPairId], [true, undefined]);
    });
    it('are judged by a dry run, and not made', async () => {
        await rejects(create('dry', { DryRun: true }), {
            name: 'DryRunOperation',
            message: 'Request would have succeeded, but DryRun flag is set.',
        });
        await rejects(described('dry'), { name: 'InvalidKeyPair.NotFound' });
        await rejects(create('twice', { DryRun: true }), { name: 'InvalidKeyPair.Duplicate' });
    });
});
function hex(algorithm, bytes) {
    return createHash(algorithm).update(bytes).digest('hex');
}
function sshKeygen(...words) {
    return execFileSync('ssh-keygen', words, { encoding: 'utf8' });
}
function withKeyFile(material, work) {
    const directory = mkdtempSync(join(tmpdir(), 'cairn-key-'));
    const file = join(directory, 'key');
    try {
        writeFileSync(file, material, { mode: 0o600 });
        return work(file);
    }
    finally {
        rmSync(directory, { recursive: true });
    }
}
/** The public half of a private key, as ssh-keygen finds it. */
function publicOf(material) {
    return keyOf(withKeyFile(material, (file) => sshKeygen('-y', '-f', file)));
}
function keyOf(line = '') {
    return line.trim().split(' ')[1] ?? '';
}
/** https://the.earth.li/~sgtatham/putty/latest/htmldoc/AppendixC.html */
function puttyMac(lines) {
    const field = (name) => {
        const at = lines.findIndex((line) => line.startsWith(name));
        return { at, text: lines[at]?.slice(name.length + 2) ?? '' };
    };
    const blob = (name) => {
        const { at, text } = field(name);
        return Buffer.from(lines.slice(at + 1, at + 1 + Number(text)).join(''), 'base64');
    };
    const texts = ['PuTTY-User-Key-File-2', 'Encryption', 'Comment'].map((name) => field(name).text);
    const parts = [
        ...texts.map((text) => Buffer.from(text)),
        blob('Public-Lines'),
        blob('Private-Lines'),
    ];
    const key = createHash('sha1').update('putty-private-key-file-mac-key').digest();
    const mac = createHmac('sha1', key);
    for (const part of parts) {
        const length = Buffer.alloc(4);
        length.writeUInt32BE(part.length);
        mac.update(length).update(part);
    }
    return mac.digest('hex');
}
