import { isAccessKeyId, newAccessKey } from './access-keys.js';
import { generateAccessKeyId, generateAccountId, generateSecret } from './generate.js';
import { makeRoot, replaceRootKey } from './transactions.js';
/** A new pair, in AWS's shape. */
export function newPair({ random }) {
    return { accessKeyId: generateAccessKeyId(random), secretAccessKey: generateSecret(random) };
}
function configuredPair({ accessKeyId, secretAccessKey }) {
    if (accessKeyId === undefined && secretAccessKey === undefined)
        return undefined;
    if (accessKeyId === undefined || secretAccessKey === undefined) {
        throw new Error('A root key needs both its id and its secret');
    }
    if (!isAccessKeyId(accessKeyId))
        throw new Error(`"${accessKeyId}" cannot be an access key id`);
    return { accessKeyId, secretAccessKey };
}
/**
 * Sees to it that there is a root account and a root key. A configured key takes the place of the
 * root key before. Throws MasterKeyUnusable if the data was written under another master key.
 */
export async function ensureRoot(store, find, configured) {
    const wanted = configuredPair(configured);
    const pair = wanted ?? newPair(store);
    const account = generateAccountId(store.random);
    const { accessKeyId, record } = newAccessKey(store, pair, { account });
    const newRoot = { account, accessKeyId, createdAt: store.now() };
    const { root, made } = await store.records.transact(makeRoot, { root: newRoot, key: record });
    if (made)
        return { account, accessKeyId, ...(wanted === undefined ? { created: pair } : {}) };
    const current = await find(root.accessKeyId);
    const same = current?.id === accessKeyId && current.secret === wanted?.secretAccessKey;
    if (wanted === undefined || same) {
        return { account: root.account, accessKeyId: root.accessKeyId };
    }
    await store.records.transact(replaceRootKey, { accessKeyId, record });
    return { account: root.account, accessKeyId };
}
