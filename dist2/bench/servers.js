/**
 * The servers that can be measured. Each recipe says how a program, found on the machine, is set up
 * on 127.0.0.1 in a fresh directory: one node, one disk, otherwise as it comes.
 */
import { randomBytes } from 'node:crypto';
import { access, constants, readFile, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createPresign } from './presign.js';
import { freePort, start, stop } from './process.js';
import { makeScratch, removeScratch } from './scratch.js';
const pollEveryMs = 5;
const startWithinMs = 60_000;
function cairn({ directory, port, target }) {
    const main = fileURLToPath(new URL('../cairn/main.js', import.meta.url));
    return {
        program: process.execPath,
        arguments: [main, 'serve'],
        environment: {
            CAIRN_HOST: '127.0.0.1',
            CAIRN_PORT: String(port),
            CAIRN_DATA: directory,
            CAIRN_ROOT_ACCESS_KEY_ID: target.accessKeyId,
            CAIRN_ROOT_SECRET_ACCESS_KEY: target.secretAccessKey,
        },
    };
}
function minio({ program, directory, port, target }) {
    return {
        program,
        arguments: ['server', '--quiet', '--address', `127.0.0.1:${port}`, directory],
        environment: {
            MINIO_ROOT_USER: target.accessKeyId,
            MINIO_ROOT_PASSWORD: target.secretAccessKey,
            MINIO_BROWSER: 'off',
            MINIO_UPDATE: 'off',
        },
    };
}
async function garage({ program, directory, port, target }) {
    const configuration = join(directory, 'garage.toml');
    const rpcPort = await freePort();
    const settings = `
    metadata_dir = "${join(directory, 'meta')}"
    data_dir = "${join(directory, 'data')}"
    db_engine = "lmdb"
    replication_factor = 1
    rpc_bind_addr = "127.0.0.1:${rpcPort}"
    rpc_public_addr = "127.0.0.1:${rpcPort}"
    rpc_secret = "${'00'.repeat(32)}"
    [s3_api]
    s3_region = "${target.region}"
    api_bind_addr = "127.0.0.1:${port}"
  `;
    await writeFile(configuration, settings);
    return {
        program,
        arguments: ['-c', configuration, 'server', '--single-node', '--default-access-key'],
        environment: {
            GARAGE_DEFAULT_ACCESS_KEY: target.accessKeyId,
            GARAGE_DEFAULT_SECRET_KEY: target.secretAccessKey,
            RUST_LOG: 'warn',
        },
    };
}
function s3rver({ program, directory, port, target }) {
    target.accessKeyId = 'S3RVER';
    target.secretAccessKey = 'S3RVER';
    const place = ['--directory', directory, '--address', '127.0.0.1', '--port', String(port)];
    return { program, arguments: [...place, '--silent', '--no-vhost-buckets'] };
}
const peers = { minio, garage, s3rver };
async function answers(target) {
    const url = target.url + createPresign(target)('GET', '/');
    return await fetch(url).then(async (response) => {
        await response.arrayBuffer();
        return response.ok;
    }, () => false);
}
async function startAndWait({ name, command, target, errorFile }) {
    const startedAt = performance.now();
    const child = start(command, errorFile);
    while (!(await answers(target))) {
        const waitedMs = performance.now() - startedAt;
        if (child.exitCode !== null || !child.pid || waitedMs > startWithinMs) {
            await stop(child);
            throw new Error(`${name} did not start:\n${await readFile(errorFile, 'utf8')}`);
        }
        await sleep(pollEveryMs);
    }
    return { child, readyMs: performance.now() - startedAt };
}
/** The first start makes what the server keeps in its directory; the second is timed. */
async function startTwice(installed) {
    const first = await startAndWait(installed);
    await stop(first.child);
    return await startAndWait(installed);
}
async function openLocal(name, program, recipe) {
    const directory = await makeScratch(`bench-${name}`);
    const errorFile = `${directory}.errors`;
    const port = await freePort();
    const target = {
        url: `http://127.0.0.1:${port}`,
        accessKeyId: `GK${randomBytes(12).toString('hex')}`,
        secretAccessKey: randomBytes(32).toString('hex'),
        region: 'us-east-1',
    };
    const command = await recipe({ program, directory, port, target });
    const installed = { name, command, target, errorFile };
    const { child, readyMs } = await startTwice(installed).catch(async (error) => {
        await removeScratch(directory);
        await rm(errorFile, { force: true });
        throw error;
    });
    return {
        name,
        target,
        processId: child.pid,
        readyMs,
        errorFile,
        async stop() {
            await stop(child);
            await removeScratch(directory);
        },
    };
}
async function find(name, directories) {
    for (const directory of directories) {
        const program = join(directory, name);
        if (await access(program, constants.X_OK).then(() => true, () => false))
            return program;
    }
    return undefined;
}
/** Cairn, then the peers found in the directories given or on PATH. */
export async function localServers(directories) {
    const servers = [{ name: 'cairn', open: () => openLocal('cairn', '', cairn) }];
    const path = (process.env.PATH ?? '').split(delimiter);
    for (const [name, recipe] of Object.entries(peers)) {
        const program = await find(name, [...directories, ...path]);
        if (program)
            servers.push({ name, open: () => openLocal(name, program, recipe) });
    }
    return servers;
}
/** A server that runs already, from `name=url,key,secret`; undefined when it is not written so. */
export function parsePeer(text) {
    const [, name, url, accessKeyId, secretAccessKey] = /^(\w+)=([^,]+),([^,]+),(.+)$/.exec(text) ?? [];
    if (!name || !url || !accessKeyId || !secretAccessKey || !URL.canParse(url))
        return undefined;
    const target = { url: new URL(url).origin, accessKeyId, secretAccessKey, region: 'us-east-1' };
    return { name, open: async () => ({ name, target, stop: async () => { } }) };
}
