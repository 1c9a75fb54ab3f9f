/** POST forms as browsers and programs send them, and as they must not. */
import { deepStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { Readable } from 'node:stream';
import { limits } from '../../src/limits.js';
import { AwsError } from '../../src/wire/errors.js';
import { readForm } from '../../src/wire/form.js';
const contentType = 'multipart/form-data; boundary=XyZ';
function encode(parts, end = '--XyZ--\r\n') {
    const chunks = [];
    for (const { name, filename, type, value } of parts) {
        const file = filename === undefined ? '' : `; filename="${filename}"`;
        chunks.push(`--XyZ\r\nContent-Disposition: form-data; name="${name}"${file}\r\n`);
        if (type !== undefined)
            chunks.push(`Content-Type: ${type}\r\n`);
        chunks.push('\r\n', value, '\r\n');
    }
    return Buffer.concat([...chunks, end].map((chunk) => Buffer.from(chunk)));
}
/** A source that gives its bytes in pieces, and counts how many were taken. */
function inPieces(bytes, sizeBytes) {
    const counter = { taken: 0 };
    const source = Readable.from((function* () {
        for (let at = 0; at < bytes.length; at += sizeBytes) {
            counter.taken += sizeBytes;
            yield bytes.subarray(at, at + sizeBytes);
        }
    })(), { objectMode: false });
    return { source, counter };
}
async function bytesOf(form) {
    const chunks = [];
    for await (const chunk of form.file)
        chunks.push(chunk);
    return Buffer.concat(chunks);
}
async function readAll(body, sizeBytes = 64 * 1024) {
    const form = await readForm(inPieces(body, sizeBytes).source, contentType);
    return [form, await bytesOf(form)];
}
async function refused(promise, code) {
    const error = await promise.then(() => undefined, (cause) => cause);
    ok(error instanceof AwsError, `${code} expected, not ${String(error)}`);
    strictEqual(error.code, code);
}
const binary = Buffer.from(Array.from({ length: 3000 }, (_, index) => (index * 7) & 0xff));
const file = { name: 'file', filename: 'a.bin', type: 'image/png', value: binary };
describe('a POST form', () => {
    for (const pieces of [1, 7, 100_000]) {
        it(`gives its fields, then its file, in pieces of ${pieces} bytes`, async () => {
            const parts = [
                { name: 'kEy', value: 'dir/é.txt' },
                { name: 'X-Amz-Meta-A', value: '' },
                { name: 'acl', type: 'text/plain; charset=UTF-8', value: 'private' },
                file,
            ];
            const [form, bytes] = await readAll(encode(parts), pieces);
            deepStrictEqual([...form.fields], [
                ['key', 'dir/é.txt'],
                ['x-amz-meta-a', ''],
                ['acl', 'private'],
            ]);
            strictEqual(form.filename, 'a.bin');
            ok(bytes.equals(binary));
        });
    }
    it('may give each field a filename, as python-requests does', async () => {
        const parts = [
            { name: 'key', filename: 'key', value: 'foo.txt' },
            { name: 'policy', filename: 'policy', value: 'abc' },
            { name: 'file', filename: 'file', value: 'bar' },
        ];
        const [form, bytes] = await readAll(encode(parts));
        deepStrictEqual(Object.fromEntries(form.fields), { key: 'foo.txt', policy: 'abc' });
        strictEqual(bytes.toString(), 'bar');
    });
    it('may have a file that was typed into it', async () => {
        const [form, bytes] = await readAll(encode([{ name: 'file', value: 'typed é' }]));
        strictEqual(form.filename, undefined);
        strictEqual(bytes.toString(), 'typed é');
        await refused(readAll(encode([{ name: 'file', value: binary }])), 'MalformedPOSTRequest');
        const large = encode([{ name: 'file', value: 'x'.repeat(limits.formTextFileBytes + 1) }]);
        await refused(readAll(large), 'EntityTooLarge');
    });
    it('may have an empty file', async () => {
        const [, bytes] = await readAll(encode([{ ...file, value: '' }]));
        strictEqual(bytes.length, 0);
    });
    it("replaces the variable filename by the file's name, without directories", async () => {
        const variable = '$' + '{filename}';
        const parts = (filename) => [
            { name: 'key', value: `user/${variable}-${variable}` },
            { name: 'x-amz-meta-name', value: variable },
            { ...file, filename },
        ];
        for (const filename of ['é$&.txt', '/home/me/é$&.txt', 'C:/docs/é$&.txt']) {
            const [form] = await readAll(encode(parts(filename)));
            strictEqual(form.fields.get('key'), 'user/é$&.txt-é$&.txt');
            strictEqual(form.fields.get('x-amz-meta-name'), 'é$&.txt');
        }
    });
    it('keeps the first of a repeated field, and nothing that comes after the file', async () => {
        const parts = [
            { name: 'key', value: 'a' },
            { name: 'KEY', value: 'b' },
            file,
            { name: 'acl', value: 'public-read' },
            { name: 'submit', filename: 'x', value: 'Upload' },
        ];
        const [form, bytes] = await readAll(encode(parts));
        deepStrictEqual(Object.fromEntries(form.fields), { key: 'a' });
        ok(bytes.equals(binary));
    });
    it('is read no faster than its file is taken', async () => {
        const large = Buffer.alloc(8 * 1024 * 1024, 'x');
        const { source, counter } = inPieces(encode([{ ...file, value: large }]), 64 * 1024);
        const form = await readForm(source, contentType);
        await new Promise((resolve) => setTimeout(resolve, 50));
        ok(counter.taken < 1024 * 1024, `${counter.taken} bytes were taken`);
        strictEqual((await bytesOf(form)).length, large.length);
    });
});
describe('a POST form that is not read to its end', () => {
    it('leaves its source open, so that an answer can be sent', async () => {
        const large = Buffer.alloc(1024 * 1024, 'x');
        const { source } = inPieces(encode([{ ...file, value: large }]), 16 * 1024);
        const form = await readForm(source, contentType);
        for await (const chunk of form.file) {
            ok(chunk.length > 0);
            break;
        }
        await new Promise((resolve) => setImmediate(resolve));
        strictEqual(source.destroyed, false);
    });
});
describe('a POST form that is refused', () => {
    const read = (body) => readAll(body);
    it('is of another type', async () => {
        for (const type of [
            undefined,
            'application/x-www-form-urlencoded',
            'multipart/mixed; boundary=a',
        ]) {
            await refused(readForm(Readable.from([]), type), 'PreconditionFailed');
        }
    });
    it('has no boundary, or no form in it', async () => {
        await refused(readForm(Readable.from([]), 'multipart/form-data'), 'MalformedPOSTRequest');
        await refused(read(Buffer.alloc(0)), 'MalformedPOSTRequest');
        await refused(read(Buffer.from('not a form')), 'MalformedPOSTRequest');
    });
    it('ends before its closing boundary, at any byte of it', async () => {
        const body = encode([
            { name: 'key', value: 'k' },
            { ...file, value: 'bar' },
        ]);
        const last = body.indexOf('--XyZ--') + '--XyZ--'.length;
        for (let length = 0; length < last; length++) {
            await refused(read(body.subarray(0, length)), 'MalformedPOSTRequest');
        }
        await read(body.subarray(0, last));
    });
    it('has a part without a valid header', async () => {
        const body = Buffer.from('--XyZ\r\nContent-Disposition\x00: form-data\r\n\r\nx\r\n--XyZ--\r\n');
        await refused(read(body), 'MalformedPOSTRequest');
    });
    it('has no file, or two', async () => {
        const none = encode([{ name: 'key', value: 'k' }]);
        await refused(read(none), 'IncorrectNumberOfFilesInPostRequest');
        await refused(read(encode([file, file])), 'IncorrectNumberOfFilesInPostRequest');
        const typed = { name: 'file', value: 'x' };
        await refused(read(encode([file, typed])), 'IncorrectNumberOfFilesInPostRequest');
    });
    it('has too much before its file', async () => {
        const value = 'x'.repeat(limits.formFieldBytes - 'key'.length);
        await read(encode([{ name: 'key', value }, file]));
        const code = 'MaxPostPreDataLengthExceededError';
        await refused(read(encode([{ name: 'key', value: `${value}x` }, file])), code);
        await refused(read(encode([{ name: 'key', filename: 'f', value: `${value}x` }, file])), code);
        const half = { name: 'a', value: 'x'.repeat(limits.formFieldBytes / 2) };
        await refused(read(encode([half, { ...half, name: 'b' }, file])), code);
    });
    it('has too many parts', async () => {
        const many = Array.from({ length: limits.formFields + 1 }, (_, index) => {
            return { name: `x-ignore-${index}`, value: '' };
        });
        await refused(read(encode([...many, file])), 'MalformedPOSTRequest');
    });
    it('comes from a client that goes away', async () => {
        const body = encode([{ name: 'key', value: 'k' }, file]);
        for (const length of [20, body.length - 100]) {
            const source = new Readable({ read: () => undefined });
            source.push(body.subarray(0, length));
            setImmediate(() => source.destroy(new Error('aborted')));
            const reading = readForm(source, contentType).then(bytesOf);
            await refused(reading, 'IncompleteBody');
        }
    });
});
