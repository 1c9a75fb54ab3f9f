import { limits } from '../limits.js';
import { accountRoot } from './account-root.js';
import { generateUniqueId } from './generate.js';
import { accessKeyIdOf, accessKeyRange, decodeAccessKey } from './records.js';
/** What such a key was good for while there were no policies: everything, and that was S3. */
const formerRights = 'arn:aws:iam::aws:policy/AmazonS3FullAccess';
/** Lists the operator's key among those of the root account; all others, if there is no list. */
export async function adoptKeys(store, entities, { account, accessKeyId }) {
    const hasList = (await entities.in(account).get('root', 'root')) !== undefined;
    const unlisted = hasList ? new Map() : await keysByOwner(store.records, account);
    await entities.change(account, async (records) => {
        const root = await accountRoot(records);
        const ids = [...root.accessKeyIds, ...(unlisted.get(undefined) ?? [])];
        const accessKeyIds = [accessKeyId];
        for (const id of ids) {
            if (!accessKeyIds.includes(id) && (await records.accessKey(id)))
                accessKeyIds.push(id);
        }
        for (const [userName, keys] of unlisted) {
            if (userName !== undefined)
                await adoptUser(store, records, { userName, keys });
        }
        if (root.accessKeyIds.join() === accessKeyIds.join())
            return;
        records.put('root', 'root', { ...root, accessKeyIds });
    });
}
/** Keys could be given any user's name; now there is such a user. */
async function adoptUser({ now, random }, records, { userName, keys }) {
    if (await records.get('user', userName))
        return;
    records.put('user', userName, {
        userName,
        userId: generateUniqueId('AIDA', random),
        path: '/',
        createdAt: now(),
        groups: [],
        inline: {},
        attached: [formerRights],
        tags: {},
        accessKeyIds: keys,
        mfaDevices: [],
    });
}
/** The ids of all the keys of an account by their users' names; undefined: the root's. */
async function keysByOwner(records, account) {
    const owners = new Map();
    let range = accessKeyRange(limits.listKeysMax);
    for (;;) {
        const [page = []] = (await records.read({ ranges: [range] })).ranges;
        for (const { key, value } of page) {
            const record = decodeAccessKey(value);
            if (record.account !== account)
                continue;
            const ids = owners.get(record.userName) ?? [];
            ids.push(accessKeyIdOf(key));
            owners.set(record.userName, ids);
        }
        const last = page.at(-1);
        if (last === undefined || page.length < range.limit)
            return owners;
        range = accessKeyRange(limits.listKeysMax, last.key);
    }
}
