/** Programs of the host that streams pass through. */
import { spawn } from 'node:child_process';
import { Readable } from 'node:stream';
import { UnusableImage } from './images.js';
/** What a program of the host makes of a stream. */
export async function* throughProgram(source, [program, ...args]) {
    const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    let complaint = '';
    let inputError;
    child.stderr.on('data', (piece) => {
        if (complaint.length < 2000)
            complaint += String(piece);
    });
    child.stdin.on('error', () => { });
    const ended = new Promise((resolve, reject) => {
        child.once('error', (error) => {
            const what = error.code === 'ENOENT' ? `${program} is not installed on the server` : '';
            reject(what ? new UnusableImage(what) : error);
        });
        child.once('close', (code) => resolve(code ?? -1));
    });
    ended.catch(() => { });
    const input = source && Readable.from(copied(source), { objectMode: false });
    input?.once('error', (error) => {
        inputError = error;
        child.kill('SIGKILL');
    });
    if (input === undefined)
        child.stdin.end();
    else
        input.pipe(child.stdin);
    try {
        yield* child.stdout;
        const code = await ended;
        if (inputError !== undefined)
            throw inputError;
        if (code !== 0)
            throw new UnusableImage(`${program}: ${complaint.trim() || `code ${code}`}`);
    }
    finally {
        if (child.exitCode === null)
            child.kill('SIGKILL');
        input?.destroy();
    }
}
/** The pieces as copies: streams keep them for a while, and the object store uses them again. */
export async function* copied(source) {
    for await (const piece of source)
        yield Buffer.from(piece);
}
