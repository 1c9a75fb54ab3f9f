import { limits } from '../limits.js';
import { newAccessKey, summarize } from './access-keys.js';
import { accountRoot } from './account-root.js';
import { decodeRoot, rootKey } from './records.js';
import { newPair } from './root.js';
/** Makes what changes access keys. */
export function createKeyChanges(store, entities) {
    /** Changes one key of an owner that has it. */
    async function changeKey(owner, id, work) {
        const operators = await operatorsKeyId(store.records);
        return entities.change(owner.account, async (records) => {
            const ids = await keyIds(records, owner);
            if (ids === undefined)
                return 'NoSuchUser';
            if (!ids.includes(id))
                return 'NoSuchKey';
            if (id === operators)
                return 'RootKey';
            await work(records, ids);
            return 'changed';
        });
    }
    return {
        async createAccessKey(owner) {
            const pair = newPair(store);
            return entities.change(owner.account, async (records) => {
                const ids = await keyIds(records, owner);
                if (ids === undefined)
                    return { refused: 'NoSuchUser' };
                if (ids.length >= limits.accessKeysPerUser)
                    return { refused: 'LimitExceeded' };
                const userName = owner.userName && (await records.get('user', owner.userName))?.userName;
                const whose = { account: owner.account, ...(userName && { userName }) };
                const { accessKeyId, record } = newAccessKey(store, pair, whose);
                if (await records.accessKey(accessKeyId))
                    throw new Error('A key id was drawn twice');
                records.putAccessKey(accessKeyId, record);
                await putKeyIds(records, owner, [...ids, accessKeyId]);
                return { ...pair, createdAt: record.createdAt, ...(userName && { userName }) };
            });
        },
        async listAccessKeys(owner) {
            const records = entities.in(owner.account);
            const ids = (await keyIds(records, owner)) ?? [];
            const found = await Promise.all([...ids].sort().map((id) => summary(records, id)));
            return found.filter((key) => key !== undefined);
        },
        deleteAccessKey: (owner, id) => changeKey(owner, id, async (records, ids) => {
            records.removeAccessKey(id);
            const kept = ids.filter((one) => one !== id);
            await putKeyIds(records, owner, kept);
        }),
        setAccessKeyStatus: (owner, id, status) => changeKey(owner, id, async (records) => {
            const record = await records.accessKey(id);
            if (record !== undefined)
                records.putAccessKey(id, { ...record, status });
        }),
    };
}
async function summary(records, id) {
    const record = await records.accessKey(id);
    return record && summarize(id, record);
}
/** The ids of an owner's keys; undefined if there is no such user. */
async function keyIds(records, { userName }) {
    if (userName === undefined)
        return (await accountRoot(records)).accessKeyIds;
    return (await records.get('user', userName))?.accessKeyIds;
}
async function putKeyIds(records, { userName }, accessKeyIds) {
    const user = userName === undefined ? undefined : await records.get('user', userName);
    if (user === undefined)
        records.put('root', 'root', { ...(await accountRoot(records)), accessKeyIds });
    else
        records.put('user', user.userName, { ...user, accessKeyIds });
}
/** The id of the key that the operator configured, or was shown at the first start. */
async function operatorsKeyId(records) {
    const [found] = (await records.read({ keys: [rootKey] })).values;
    return found && decodeRoot(found).accessKeyId;
}
