/**
 * Users of member accounts, for tests that ask what another account's users see. Their records and
 * keys are written beside the running server, whose data they are at once.
 */
import { randomBytes } from 'node:crypto';
import { newAccessKey } from '../../src/accounts/access-keys.js';
import { createAccounts } from '../../src/accounts/accounts.js';
import { generateAccessKeyId, generateSecret, generateUniqueId, } from '../../src/accounts/generate.js';
import { loadMasterKey } from '../../src/accounts/master-key.js';
import { openEngine } from '../../src/engine/lmdb/open.js';
import { limits } from '../../src/limits.js';
/** Runs `work` on the accounts of a server that may be running. */
export async function withAccounts({ dataDir }, work) {
    const engine = await openEngine({
        directories: [dataDir],
        slot: limits.commandSlot,
        volumeBytes: 64 * 1024 * 1024,
    });
    try {
        const masterKey = await loadMasterKey({ file: undefined, dataDirectory: dataDir });
        const { records } = engine;
        return await work({ accounts: createAccounts(engine, masterKey), records, masterKey });
    }
    finally {
        await engine.close();
    }
}
const administratorAccess = { attached: ['arn:aws:iam::aws:policy/AdministratorAccess'] };
/** Makes a user in an account, with AdministratorAccess or what is given, and gives its keys. */
export function addUser(server, { account, userName }, policies = administratorAccess) {
    return withAccounts(server, async ({ accounts, records, masterKey }) => {
        const random = randomBytes;
        const now = Date.now;
        const pair = {
            accessKeyId: generateAccessKeyId(random),
            secretAccessKey: generateSecret(random),
        };
        const store = { records, masterKey, now, random };
        const { record } = newAccessKey(store, pair, { account, userName });
        const user = {
            userName,
            userId: generateUniqueId('AIDA', random),
            path: '/',
            createdAt: now(),
            groups: [],
            inline: {},
            attached: [],
            ...policies,
            tags: {},
            accessKeyIds: [pair.accessKeyId],
            mfaDevices: [],
        };
        await accounts.entities.change(account, async (own) => {
            own.put('user', userName, user);
            own.putAccessKey(pair.accessKeyId, record);
        });
        return pair;
    });
}
