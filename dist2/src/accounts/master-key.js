/**
 * The master key, under which secrets at rest are encrypted: 32 bytes, kept as base64 in a file of
 * its own, so that a copy of the records alone opens nothing.
 */
import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
const keyBytes = 32;
/** A master key that cannot be used: the message says which and what to do. */
export class MasterKeyUnusable extends Error {
    name = 'MasterKeyUnusable';
}
function decode(text, path) {
    const key = Buffer.from(text.trim(), 'base64');
    if (key.length === keyBytes && key.toString('base64') === text.trim())
        return key;
    throw new MasterKeyUnusable(`${path} does not hold a master key: ${keyBytes} bytes in base64 are expected. ` +
        'Make one with: openssl rand -base64 32');
}
/** Makes the file, readable by its owner alone, and sees it to disk before anything needs it. */
async function create(path) {
    const key = randomBytes(keyBytes);
    const directory = dirname(path);
    await mkdir(directory, { recursive: true });
    const file = await open(path, constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY, 0o600);
    try {
        await file.writeFile(`${key.toString('base64')}\n`);
        await file.sync();
    }
    finally {
        await file.close();
    }
    const entry = await open(directory, 'r');
    await entry.sync().finally(() => entry.close());
    return key;
}
function isMissing(error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
/** Reads the master key; makes `master.key` in the data directory at the first start. */
export async function loadMasterKey({ file, dataDirectory }) {
    const path = file ?? join(dataDirectory, 'master.key');
    try {
        return decode(await readFile(path, 'utf8'), path);
    }
    catch (error) {
        if (!isMissing(error))
            throw error;
        if (file === undefined)
            return create(path);
        throw new MasterKeyUnusable(`The master key file ${path} does not exist.`, { cause: error });
    }
}
