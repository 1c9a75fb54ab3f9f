/** Client programs of other people, run against a test server as their users run them. */
import { accessSync, constants } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { seededRandom } from './random.js';
import { cleanEnvironment, runCommand } from './server.js';
/** The environment that AWS's own tools read. */
export const awsEnvironment = (server) => ({
    AWS_ENDPOINT_URL: server.url,
    AWS_ACCESS_KEY_ID: server.accessKeyId,
    AWS_SECRET_ACCESS_KEY: server.secretAccessKey,
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_MAX_ATTEMPTS: '1',
});
/**
 * Makes a program ready for the tests of a `describe`, which skip themselves when it is not
 * installed; with `CI=true` they fail instead. Words after the name are put before the arguments of
 * each run.
 */
export function useProgram(server, command, environment = awsEnvironment) {
    const [name = '', ...words] = typeof command === 'string' ? [command] : command;
    let folder;
    before(`find ${name}`, async function () {
        if (!isInstalled(name)) {
            if (process.env.CI === 'true')
                throw new Error(`${name} is not installed, and CI=true`);
            for (const test of this.test?.parent?.tests ?? [])
                test.title += ` (${name} is not installed)`;
            this.skip();
        }
        folder = await mkdtemp(join(tmpdir(), `cairn-${name}-`));
    });
    after(async () => {
        if (folder !== undefined)
            await rm(folder, { recursive: true, force: true });
    });
    const start = (args, input) => {
        const home = folder ?? '';
        const env = {
            ...cleanEnvironment(),
            HOME: home,
            XDG_CACHE_HOME: join(home, '.cache'),
            XDG_CONFIG_HOME: join(home, '.config'),
            LC_ALL: 'C.UTF-8',
            ...environment(server),
        };
        const options = { env, cwd: home, ...(input === undefined ? {} : { input }) };
        return runCommand(name, [...words, ...args], options);
    };
    const succeed = async (args, input) => {
        const result = await start(args, input);
        if (result.code === 0)
            return result.stdout;
        throw new Error(`${[name, ...words, ...args].join(' ')}\nended with code ${result.code}:\n` +
            `${result.stdout}${result.stderr}\nthe server said:\n${server.log.slice(-4000)}`);
    };
    return {
        get folder() {
            return folder ?? '';
        },
        run: (...args) => succeed(args),
        feed: (input, ...args) => succeed(args, input),
        attempt: (...args) => start(args),
    };
}
/** True when a program of this name can be run. */
export function isInstalled(name) {
    return (process.env.PATH ?? '').split(delimiter).some((folder) => {
        try {
            accessSync(join(folder, name), constants.X_OK);
            return true;
        }
        catch {
            return false;
        }
    });
}
/**
 * A folder's worth of files as people have them: nested, with spaces, plus signs and other
 * alphabets in their names, empty, small, and one that clients upload in parts.
 */
export function sampleTree(seed, largestBytes = 20 * 1024 * 1024) {
    const random = seededRandom(seed);
    const tree = new Map([
        ['empty', Buffer.alloc(0)],
        ['one byte', Buffer.from('1')],
        ['a+b=c & d.txt', Buffer.from('plus, equals, ampersand')],
        ['données/été/naïve.txt', Buffer.from('déjà vu')],
        ['日本語/ファイル.txt', Buffer.from('こんにちは')],
        ["quote's/(parens)/[brackets]!.txt", Buffer.from('punctuation')],
        ['percent%20is/not a space%2F.txt', Buffer.from('percent')],
        ['inline.bin', random.bytes(64 * 1024)],
        ['just over.bin', random.bytes(64 * 1024 + 1)],
        ['large.bin', random.bytes(largestBytes)],
    ]);
    for (let index = 0; index < 30; index += 1) {
        const name = `many/${String.fromCharCode(97 + (index % 3))}/file-${index}.dat`;
        tree.set(name, random.bytes(random.int(1, 20_000)));
    }
    return tree;
}
/**
 * Writes a tree below a folder, its files an hour old: `Last-Modified` is in whole seconds, so that
 * a client which compares times takes a file of this very second for newer than its copy.
 */
export async function writeTree(folder, tree) {
    const written = new Date(Date.now() - 3600_000);
    for (const [name, content] of tree) {
        await mkdir(dirname(join(folder, name)), { recursive: true });
        await writeFile(join(folder, name), content);
        await utimes(join(folder, name), written, written);
    }
}
/** Reads all files below a folder. */
export async function readTree(folder) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const tree = new Map();
    for (const entry of entries) {
        if (!entry.isFile())
            continue;
        const path = join(entry.parentPath, entry.name);
        tree.set(path.slice(folder.length).replace(/^\//, ''), await readFile(path));
    }
    return tree;
}
/** Throws unless two trees have the same files with the same bytes; says which differ, not how. */
export function assertSameTree(actual, expected) {
    const problems = [];
    for (const [name, content] of expected) {
        const found = actual.get(name);
        if (found === undefined)
            problems.push(`${name} is missing`);
        else if (!found.equals(content))
            problems.push(`${name} has other bytes (${found.length})`);
    }
    for (const name of actual.keys()) {
        if (!expected.has(name))
            problems.push(`${name} is too much`);
    }
    if (problems.length > 0)
        throw new Error(problems.join('\n'));
}
