import { limits } from '../limits.js';
import { accessKeyKey, decodeAccessKey } from './records.js';
import { openSecret, sealSecret } from './secrets.js';
/** Whether a text can be an access key id: AWS's lengths, visible ASCII. */
export function isAccessKeyId(text) {
    const { accessKeyIdMin, accessKeyIdMax } = limits;
    const fits = text.length >= accessKeyIdMin && text.length <= accessKeyIdMax;
    return fits && /^[\x21-\x7e]+$/.test(text);
}
/** An access key's record as lists show it. */
export function summarize(id, record) {
    const { account, userName, status, createdAt } = record;
    const arn = `arn:aws:iam::${account}`;
    if (userName === undefined) {
        return { id, account, arn: `${arn}:root`, type: 'root', status, createdAt };
    }
    return { id, account, arn: `${arn}:user/${userName}`, type: 'user', userName, status, createdAt };
}
/** A pair as it is to be written, its secret sealed. */
export function newAccessKey(store, pair, owner) {
    const { accessKeyId, secretAccessKey } = pair;
    const seal = { masterKey: store.masterKey, name: accessKeyId };
    const sealedSecret = sealSecret(secretAccessKey, seal, store.random(12)).toString('base64');
    const record = { ...owner, status: 'Active', createdAt: store.now(), sealedSecret };
    return { accessKeyId, record };
}
/** Makes what finds keys; it throws MasterKeyUnusable for one sealed under another master key. */
export function createFinder({ records, masterKey }) {
    const cache = new Map();
    function remember(id, found) {
        const bytes = Buffer.from(found);
        const record = decodeAccessKey(bytes);
        const sealed = Buffer.from(record.sealedSecret, 'base64');
        const secret = openSecret(sealed, { masterKey, name: id });
        const key = { ...summarize(id, record), secret };
        if (cache.size >= limits.accessKeysCached)
            cache.clear();
        cache.set(id, { recordKey: accessKeyKey(id), bytes, key });
        return key;
    }
    return async (id) => {
        const cached = cache.get(id);
        if (cached === undefined && !isAccessKeyId(id))
            return undefined;
        const recordKey = cached?.recordKey ?? accessKeyKey(id);
        const found = (await records.read({ keys: [recordKey] })).values[0];
        if (found === undefined) {
            cache.delete(id);
            return undefined;
        }
        return cached?.bytes.equals(found) ? cached.key : remember(id, found);
    };
}
