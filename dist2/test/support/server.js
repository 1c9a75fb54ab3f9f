/**
 * A real server for a test file: the built program, on a free port, over a fresh directory. Tests
 * see it only as its users do: its endpoint, its command line and its signals.
 */
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
/** The repository's directory, with a trailing slash. */
export const repositoryRoot = fileURLToPath(new URL('../../../', import.meta.url));
const program = join(repositoryRoot, 'dist/cairn/main.js');
const rootKeys = {
    accessKeyId: 'AKIACAIRNTEST0000001',
    secretAccessKey: 'cairn/test/secret/ABCDEFGHIJKLMNOPQRSTU+',
};
const readyTimeoutMs = 60_000;
const stopTimeoutMs = 40_000;
const endpointPattern = /(https?):\/\/(?:127\.0\.0\.1|localhost|\[::1\]):(\d+)/;
const logCharsKept = 64 * 1024;
/**
 * Starts a server and waits until it says that it is ready; throws with its output when it does
 * not.
 */
export async function startServer(options = {}) {
    const server = new TestServer(options);
    await server.start();
    return server;
}
/**
 * A server for all tests of a file (or of the `describe` around the call): started before them, and
 * after them stopped and checked. It may be handed to `s3Client` at once; its address is known when
 * the first test runs.
 */
export function useServer(options = {}) {
    const server = new TestServer(options);
    before('start the server', async function () {
        this.timeout(readyTimeoutMs + 10_000);
        await server.start();
    });
    after('stop the server and check its data', async function () {
        this.timeout(stopTimeoutMs + 120_000);
        try {
            await server.stop();
            await server.check();
        }
        finally {
            await server.remove();
        }
    });
    return server;
}
/** One server process tree and its data directory. */
export class TestServer {
    accessKeyId;
    secretAccessKey;
    #options;
    #child;
    #exited = Promise.resolve(0);
    #dataDir;
    #endpoint;
    #log = '';
    constructor(options) {
        this.#options = options;
        this.accessKeyId = options.env?.CAIRN_ROOT_ACCESS_KEY_ID ?? rootKeys.accessKeyId;
        this.secretAccessKey = options.env?.CAIRN_ROOT_SECRET_ACCESS_KEY ?? rootKeys.secretAccessKey;
    }
    /** The endpoint, like `http://127.0.0.1:41234`, without a slash at its end. */
    get url() {
        return `${this.#known().protocol}://127.0.0.1:${this.port}`;
    }
    get port() {
        return this.#known().port;
    }
    get dataDir() {
        if (this.#dataDir === undefined)
            throw new Error('the test server has not been started yet');
        return this.#dataDir;
    }
    /** The process id of the primary. */
    get pid() {
        const pid = this.#child?.pid;
        if (pid === undefined)
            throw new Error('the test server is not running');
        return pid;
    }
    /** The last that the server wrote to its two outputs. */
    get log() {
        return this.#log;
    }
    /** Starts the process tree: on the same port and directory when it ran before. */
    async start() {
        this.#dataDir ??= this.#options.dataDir ?? (await mkdtemp(join(tmpdir(), 'cairn-test-')));
        const args = [program, 'serve', ...(this.#options.args ?? [])];
        const env = this.#environment();
        const child = spawn(process.execPath, args, {
            env,
            detached: true,
            stdio: ['ignore', 'pipe', 'pipe'],
        });
        this.#child = child;
        running.add(child);
        this.#exited = new Promise((resolve) => {
            child.once('exit', (code, signal) => {
                running.delete(child);
                resolve(code ?? (signal === null ? 1 : 128));
            });
        });
        this.#endpoint = await this.#readEndpoint(child);
    }
    /** Stops it as an operator would, and throws unless it ends by itself with code 0. */
    async stop() {
        const child = this.#child;
        if (child === undefined)
            return;
        child.kill('SIGTERM');
        const code = await within(this.#exited, stopTimeoutMs);
        this.#child = undefined;
        if (code === 0)
            return;
        killTree(child);
        const what = code === undefined ? 'did not stop' : `stopped with code ${code}`;
        throw new Error(`the server ${what}; its last words:\n${this.#log}`);
    }
    /** SIGKILL for the whole process group: no process gets to finish anything. */
    async kill() {
        if (this.#child === undefined)
            return;
        killTree(this.#child);
        await this.#exited;
        this.#child = undefined;
    }
    /** Stops it where it runs, and starts it again. */
    async restart() {
        await this.stop();
        await this.start();
    }
    /** Runs `cairn …` over this server's data directory and settings. */
    cli(...args) {
        return runCommand(process.execPath, [program, ...args], { env: this.#environment() });
    }
    /** `cli` with something on standard input. */
    cliReading(input, ...args) {
        return runCommand(process.execPath, [program, ...args], { env: this.#environment(), input });
    }
    /** Runs `cairn check`; throws with what it found. */
    async check() {
        const result = await this.cli('check');
        if (result.code === 0)
            return;
        throw new Error(`cairn check ended with code ${result.code}:\n${result.stdout}${result.stderr}`);
    }
    /** Removes the data directory, unless the test gave it. */
    async remove() {
        await this.kill();
        if (this.#dataDir === undefined || this.#options.dataDir !== undefined)
            return;
        await rm(this.#dataDir, { recursive: true, force: true });
    }
    #known() {
        if (this.#endpoint === undefined)
            throw new Error('the test server has not been started yet');
        return this.#endpoint;
    }
    #environment() {
        return {
            ...cleanEnvironment(),
            CAIRN_HOST: '127.0.0.1',
            CAIRN_PORT: String(this.#endpoint?.port ?? 0),
            CAIRN_DATA: this.dataDir,
            CAIRN_WORKERS: String(this.#options.workers ?? 2),
            CAIRN_ROOT_ACCESS_KEY_ID: this.accessKeyId,
            CAIRN_ROOT_SECRET_ACCESS_KEY: this.secretAccessKey,
            CAIRN_LOG_LEVEL: 'warn',
            ...this.#options.env,
        };
    }
    #readEndpoint(child) {
        const workers = Number(this.#environment().CAIRN_WORKERS);
        return new Promise((resolve, reject) => {
            let announced = '';
            const fail = (what) => {
                clearTimeout(timer);
                killTree(child);
                this.#child = undefined;
                reject(new Error(`the server ${what}; it wrote:\n${this.#log}`));
            };
            const timer = setTimeout(() => fail(`was not ready in ${readyTimeoutMs} ms`), readyTimeoutMs);
            child.once('error', (error) => fail(`could not be started: ${error.message}`));
            const endEarly = (code) => fail(`ended with code ${code} before it was ready`);
            child.once('exit', endEarly);
            child.stderr?.on('data', (data) => this.#keep(data));
            child.stdout?.on('data', (data) => {
                this.#keep(data);
                if (announced === 'done')
                    return;
                announced += data.toString();
                const found = endpointPattern.exec(announced);
                if (found === null || !announced.includes('\n', found.index))
                    return;
                // It serves already with one worker; tests are for all of them.
                if (workers > 1 && !announced.includes(`All ${workers} workers serve.\n`))
                    return;
                announced = 'done';
                clearTimeout(timer);
                child.off('exit', endEarly);
                resolve({ protocol: found[1] ?? 'http', port: Number(found[2]) });
            });
        });
    }
    #keep(data) {
        this.#log = (this.#log + data.toString()).slice(-logCharsKept);
    }
}
/** Runs a program to its end, never through a shell; a code other than 0 is no throw. */
export function runCommand(file, args, options = {}) {
    const settings = {
        env: options.env ?? cleanEnvironment(),
        cwd: options.cwd ?? repositoryRoot,
        timeout: options.timeoutMs ?? 300_000,
        maxBuffer: 64 * 1024 * 1024,
    };
    return new Promise((resolve) => {
        const child = execFile(file, args, settings, (error, stdout, stderr) => {
            const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
            const why = error !== null && typeof error.code !== 'number' ? `${error.message}\n` : '';
            resolve({ code, stdout, stderr: why + stderr });
        });
        // A program that does not read its input may have ended before it is written.
        child.stdin?.on('error', () => { });
        child.stdin?.end(options.input);
    });
}
/** This process's environment without what would lead a server or a client astray. */
export function cleanEnvironment() {
    const kept = {};
    for (const [name, value] of Object.entries(process.env)) {
        if (value !== undefined && !/^(CAIRN|AWS|RCLONE|RESTIC)_/.test(name))
            kept[name] = value;
    }
    return kept;
}
const running = new Set();
process.once('exit', () => {
    for (const child of running)
        killTree(child);
});
function killTree(child) {
    if (child.pid === undefined)
        return;
    try {
        process.kill(-child.pid, 'SIGKILL');
    }
    catch {
        // It has ended already.
    }
}
async function within(promise, timeoutMs) {
    let timer;
    const late = new Promise((resolve) => {
        timer = setTimeout(() => resolve(undefined), timeoutMs);
    });
    try {
        return await Promise.race([promise, late]);
    }
    finally {
        clearTimeout(timer);
    }
}
