import { encodeRecord } from '../engine/json-record.js';
import { accessKeyKey, decodeRoot, rootKey } from './records.js';
/** Makes the root account and its key at the first start, and tells which root account there is. */
export const makeRoot = {
    name: 'makeRoot',
    reads: () => ({ keys: [rootKey] }),
    decide({ values: [found] }, { root, key }) {
        if (found !== undefined)
            return { result: { root: decodeRoot(found), made: false } };
        const put = [
            [rootKey, encodeRecord(root)],
            [accessKeyKey(root.accessKeyId), encodeRecord(key)],
        ];
        return { result: { root, made: true }, put };
    },
};
/** Puts another root key in the place of the one that was: the operator's configuration changed. */
export const replaceRootKey = {
    name: 'replaceRootKey',
    reads: () => ({ keys: [rootKey] }),
    decide({ values: [found] }, { accessKeyId, record }) {
        if (found === undefined)
            throw new Error('replaceRootKey before makeRoot');
        const before = decodeRoot(found);
        const root = { ...before, accessKeyId };
        const key = encodeRecord({ ...record, account: before.account });
        const remove = before.accessKeyId === accessKeyId ? [] : [accessKeyKey(before.accessKeyId)];
        const put = [
            [rootKey, encodeRecord(root)],
            [accessKeyKey(accessKeyId), key],
        ];
        return { result: root, put, remove };
    },
};
