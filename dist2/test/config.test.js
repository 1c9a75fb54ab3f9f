import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nearest } from '../src/config/nearest.js';
import { formatSize, parseSize } from '../src/config/size.js';
import { ConfigProblems, loadConfig, settingsTable } from '../src/config.js';
import { cleanEnvironment, repositoryRoot, runCommand } from './support/server.js';
const directory = mkdtempSync(join(tmpdir(), 'cairn-config-'));
const program = join(repositoryRoot, 'dist/cairn/main.js');
function problemsOf(args, env = {}) {
    try {
        loadConfig({ args, env: { CAIRN_DATA: directory, ...env } });
    }
    catch (error) {
        if (error instanceof ConfigProblems)
            return error.problems;
        throw error;
    }
    return [];
}
describe('settings', () => {
    after(() => rmSync(directory, { recursive: true, force: true }));
    it('have defaults that serve this machine alone', () => {
        const config = loadConfig({ args: [], env: {} });
        assert.equal(config.host, '127.0.0.1');
        assert.equal(config.port, 9000);
        assert.equal(config.region, 'us-east-1');
        assert.equal(config.strictRegion, false);
        assert.deepEqual(config.data, [join(process.cwd(), 'storage-data')]);
        assert.equal(config.volumeBytes, 4 * 1024 ** 3);
        assert.ok(config.workers >= 1);
        assert.ok(Object.isFrozen(config));
    });
    it('come from the environment, and a flag wins', () => {
        const env = { CAIRN_PORT: '1', CAIRN_HOST: '::', CAIRN_DOMAIN: 'S3.example.com, b.test' };
        const config = loadConfig({
            args: ['--port=2', '--data', `${directory}/a:/${directory}/b`],
            env,
        });
        assert.equal(config.port, 2);
        assert.equal(config.host, '::');
        assert.deepEqual(config.domains, ['s3.example.com', 'b.test']);
        assert.deepEqual(config.data, [`${directory}/a`, `${directory}/b`]);
    });
    it('are strict about the region once it is set, even to its default', () => {
        assert.equal(loadConfig({ args: ['--region', 'us-east-1'], env: {} }).strictRegion, true);
        assert.equal(loadConfig({ args: [], env: { CAIRN_REGION: 'eu-west-1' } }).strictRegion, true);
    });
    it('take an empty variable for one that is not set', () => {
        assert.equal(loadConfig({ args: [], env: { CAIRN_PORT: '', CAIRN_REGION: '' } }).port, 9000);
    });
    const wrong = [
        ['a port that is no number', [], { CAIRN_PORT: '9o' }, /CAIRN_PORT must be .*0 to 65535.*"9o"/],
        ['a port out of range', ['--port', '65536'], {}, /--port must be/],
        ['no workers', ['--workers', '0'], {}, /--workers must be .* from 1 to/],
        ['an unknown flag', ['--prot', '1'], {}, /unknown flag --prot; did you mean --port\?/],
        ['a stray word', ['now'], {}, /unexpected argument "now"/],
        ['a flag without its value', ['--host'], {}, /--host needs a value/],
        [
            'an unknown variable',
            [],
            { CAIRN_WORKER: '2' },
            /CAIRN_WORKER; did you mean CAIRN_WORKERS\?/,
        ],
        ['a file as data directory', ['--data', '/etc/passwd'], {}, /passwd is not a directory/],
        ['a directory below a file', ['--data', '/etc/passwd/x'], {}, /passwd is not a directory/],
        ['a directory twice', ['--data', '/tmp/a,/tmp/a'], {}, /different directories/],
        ['a key without its secret', ['--root-access-key-id', 'AKIA1'], {}, /SECRET_ACCESS_KEY beside/],
        ['a key of odd shape', [], { CAIRN_ROOT_ACCESS_KEY_ID: 'a b' }, /letters, digits/],
        ['a region of odd shape', ['--region', 'Mars!'], {}, /region like/],
        ['a missing certificate', ['--tls-cert', '/no/cert'], {}, /--tls-cert must be a readable file/],
        ['a missing master key', ['--master-key-file', '/no/key'], {}, /readable file/],
        ['a log level', ['--log-level', 'loud'], {}, /one of trace, debug/],
        ['a small volume', ['--volume-size', '1MiB'], {}, /at least 16MiB/],
    ];
    for (const [what, args, env, says] of wrong) {
        it(`refuse ${what}`, () => {
            assert.match(problemsOf(args, env).join('\n'), says);
        });
    }
    it('never show a secret in a problem', () => {
        const [problem = ''] = problemsOf([], {
            CAIRN_ROOT_ACCESS_KEY_ID: 'AKIA1',
            CAIRN_ROOT_SECRET_ACCESS_KEY: 'sh0rt',
        });
        assert.match(problem, /SECRET_ACCESS_KEY must be/);
        assert.doesNotMatch(problem, /sh0rt/);
    });
    it('refuse a certificate without its key, and one that does not fit', () => {
        const [cert, key] = ['cert.pem', 'key.pem'].map((name) => join(directory, name));
        writeFileSync(cert, 'no certificate');
        writeFileSync(key, 'no key');
        assert.match(problemsOf(['--tls-cert', cert]).join(), /CAIRN_TLS_KEY beside it/);
        assert.match(problemsOf(['--tls-cert', cert, '--tls-key', key]).join(), /do not work together/);
    });
    it('report every problem at once, with exit code 2', async () => {
        const env = { ...cleanEnvironment(), CAIRN_PORT: 'x', CAIRN_WROKERS: '1' };
        const { code, stderr } = await runCommand(process.execPath, [program, 'serve', '--regoin', 'x', '--tls-key', '/no/key'], { env });
        assert.equal(code, 2);
        for (const name of ['CAIRN_PORT', 'CAIRN_WROKERS', '--regoin', '--tls-key']) {
            assert.ok(stderr.includes(name), `${name} is not mentioned in:\n${stderr}`);
        }
    });
    it('are all in the table for the README', () => {
        const rows = settingsTable().split('\n').slice(2);
        assert.ok(rows.every((row) => /^\| `CAIRN_[A-Z_]+` \| `--[a-z-]+` \| .+ \| .+ \|$/.test(row)));
        assert.equal(rows.length, 21);
    });
});
describe('sizes', () => {
    it('are read as people write them', () => {
        assert.equal(parseSize('10MiB'), 10 * 1024 ** 2);
        assert.equal(parseSize('10MB'), 10_000_000);
        assert.equal(parseSize('1.5 g'), 1.5 * 1024 ** 3);
        assert.equal(parseSize('4096'), 4096);
        for (const text of ['', '-1', '10 MiBs', '1e3', 'MiB', '9999999999TiB']) {
            assert.equal(parseSize(text), undefined, text);
        }
    });
    it('are written so that they can be read', () => {
        const written = [0, 1023, 1024, 1536, 10 * 1024 ** 2].map(formatSize);
        assert.deepEqual(written, ['0 B', '1023 B', '1 KiB', '1.5 KiB', '10 MiB']);
    });
});
describe('the command line', () => {
    it('suggests the nearest word, and nothing when none is near', () => {
        assert.equal(nearest('serv', ['serve', 'check']), 'serve');
        assert.equal(nearest('xyzzy', ['serve', 'check']), undefined);
    });
    it('names its version', () => {
        const text = execFileSync(process.execPath, [program, '--version'], { encoding: 'utf8' });
        assert.match(text, /^cairn \d+\.\d+\.\d+\n$/);
    });
    it('explains itself, and lists every setting', () => {
        const text = execFileSync(process.execPath, [program, 'serve', '--help'], { encoding: 'utf8' });
        for (const name of settingsTable().match(/CAIRN_[A-Z_]+/g) ?? [])
            assert.ok(text.includes(name));
    });
    it('answers an unknown command with 2', async () => {
        const { code, stderr } = await runCommand(process.execPath, [program, 'sevre']);
        assert.equal(code, 2);
        assert.match(stderr, /did you mean `cairn serve`/);
    });
    it('does not take any directory for one of its own', async () => {
        const { code, stderr } = await runCommand(process.execPath, [
            program,
            'check',
            '--data',
            '/tmp',
        ]);
        assert.equal(code, 2);
        assert.match(stderr, /no data directory/);
    });
});
