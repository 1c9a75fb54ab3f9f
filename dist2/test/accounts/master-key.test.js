import { deepStrictEqual, rejects, strictEqual } from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadMasterKey, MasterKeyUnusable } from '../../src/accounts/master-key.js';
describe('the master key', () => {
    let directory = '';
    beforeEach(async () => {
        directory = await mkdtemp(join(tmpdir(), 'cairn-master-key-'));
    });
    afterEach(() => rm(directory, { recursive: true }));
    it('is made at the first start, for its owner alone to read, and read at the next', async () => {
        const dataDirectory = join(directory, 'data');
        const key = await loadMasterKey({ dataDirectory });
        strictEqual(key.length, 32);
        const path = join(dataDirectory, 'master.key');
        strictEqual((await stat(path)).mode & 0o777, 0o600);
        strictEqual(await readFile(path, 'utf8'), `${key.toString('base64')}\n`);
        deepStrictEqual(await loadMasterKey({ dataDirectory }), key);
    });
    it("is taken from the operator's file, which must be there", async () => {
        const file = join(directory, 'key');
        await rejects(loadMasterKey({ file, dataDirectory: directory }), (error) => {
            return error instanceof MasterKeyUnusable && error.message.includes('does not exist');
        });
        await writeFile(file, Buffer.alloc(32, 7).toString('base64'));
        deepStrictEqual(await loadMasterKey({ file, dataDirectory: directory }), Buffer.alloc(32, 7));
        await rejects(stat(join(directory, 'master.key')));
    });
    it('must be 32 bytes in base64', async () => {
        const file = join(directory, 'key');
        for (const text of [
            '',
            'x',
            'z'.repeat(43),
            Buffer.alloc(31).toString('base64'),
            '='.repeat(44),
        ]) {
            await writeFile(file, text);
            await rejects(loadMasterKey({ file, dataDirectory: directory }), MasterKeyUnusable);
        }
    });
});
