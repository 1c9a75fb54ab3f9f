/** What comes by standard input, because it is no one's business or too long for an argument. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { limits } from '../limits.js';
import { UsageError } from './usage-error.js';
/** A password: asked for without an echo in a terminal, else the first line of standard input. */
export async function readPassword() {
    const { stdin, stderr } = process;
    if (!stdin.isTTY)
        return (await readText(stdin)).split(/\r?\n/, 1)[0] ?? '';
    stderr.write('Password (it is not shown): ');
    const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
    const terminal = createInterface({ input: stdin, output: nowhere, terminal: true });
    try {
        return await new Promise((resolve, reject) => {
            terminal.once('line', resolve);
            terminal.once('close', () => reject(new UsageError('no password was given')));
        });
    }
    finally {
        terminal.close();
        stderr.write('\n');
    }
}
/** A document from a file, or from standard input for `-`. */
export async function readFileOrInput(name) {
    if (name === '-')
        return readText(process.stdin);
    try {
        return await readText(createReadStream(name));
    }
    catch (error) {
        if (error instanceof UsageError)
            throw error;
        throw new UsageError(`${name} cannot be read: ${error.message}`);
    }
}
async function readText(stream) {
    const chunks = [];
    let bytes = 0;
    for await (const chunk of stream) {
        const read = Buffer.from(chunk);
        bytes += read.length;
        if (bytes > limits.callBytes)
            throw new UsageError(`that is over ${limits.callBytes} bytes`);
        chunks.push(read);
    }
    return Buffer.concat(chunks).toString();
}
