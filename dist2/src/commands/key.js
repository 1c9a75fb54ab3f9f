/** `cairn key`: access keys, of accounts' roots and of users. See `cairn help key`. */
import { CreateAccessKey } from '../iam/operations/CreateAccessKey.js';
import { DeleteAccessKey } from '../iam/operations/DeleteAccessKey.js';
import { UpdateAccessKey } from '../iam/operations/UpdateAccessKey.js';
import { keysOf, withLastUse } from './listed-keys.js';
import { everyAccount } from './named-account.js';
import { commandOf, textOf } from './subcommands.js';
import { moment, table } from './table.js';
import { UsageError } from './usage-error.js';
const create = {
    usage: '[--user NAME] [--account ID|NAME]',
    does: "Makes a key pair: the user's, else of the account's root, to hand the account over.",
    async run(operator, parsed) {
        const UserName = textOf(parsed, 'user');
        const account = await operator.accountOf(parsed);
        const made = await operator.call(CreateAccessKey, { UserName }, account);
        return { json: made, text: keyPairText(made.AccessKey) };
    },
};
const list = {
    usage: '[--account ID|NAME] [--all]',
    does: "Lists an account's keys, or --all accounts', and when each was last used.",
    async run(operator, parsed) {
        if (parsed.flags.all && textOf(parsed, 'account') !== undefined) {
            throw new UsageError('name either --account or --all');
        }
        const accounts = parsed.flags.all
            ? (await everyAccount(operator)).map(({ Id = '' }) => Id)
            : [await operator.accountOf(parsed)];
        const keys = [];
        for (const account of accounts) {
            keys.push(...(await withLastUse(operator, await keysOf(operator, account))));
        }
        const rows = keys.map(({ AccessKeyLastUsed: used, ...key }) => [
            key.AccessKeyId ?? '',
            key.AccountId,
            key.UserName ?? '(root)',
            key.Status ?? '',
            moment(key.CreateDate),
            used?.LastUsedDate === undefined
                ? 'never'
                : `${moment(used.LastUsedDate)} ${used.ServiceName}`,
        ]);
        const header = ['access key id', 'account', 'user', 'status', 'created', 'last used'];
        return { json: { AccessKeyMetadata: keys }, text: table(header, rows) };
    },
};
const enable = {
    usage: 'ID',
    does: 'Lets requests that the key signs in again.',
    run: (operator, { words: [id = ''] }) => setStatus(operator, id, 'Active'),
};
const disable = {
    usage: 'ID',
    does: 'Refuses what the key signs, from the next request on.',
    run: (operator, { words: [id = ''] }) => setStatus(operator, id, 'Inactive'),
};
const remove = {
    usage: 'ID',
    does: 'Removes the key for good.',
    async run(operator, { words: [id = ''] }) {
        const { account, UserName } = await ownerOf(operator, id);
        await operator.call(DeleteAccessKey, { UserName, AccessKeyId: id }, account);
        return { json: {}, text: `Deleted ${id}: requests signed with it are refused from now on.\n` };
    },
};
/** Makes, shows, stops and removes access keys. */
export const key = commandOf({
    name: 'key',
    about: 'access keys',
    subcommands: { create, list, disable, enable, delete: remove },
    notes: "The root key of the server's own account is configured (`cairn help serve`).\n\n",
});
/** A key pair, as it is shown the one time that its secret is known. */
export function keyPairText(pair = {}) {
    return ('The secret is shown only this once:\n\n' +
        `  export AWS_ACCESS_KEY_ID=${pair.AccessKeyId}\n` +
        `  export AWS_SECRET_ACCESS_KEY=${pair.SecretAccessKey}\n`);
}
async function setStatus(operator, id, Status) {
    const { account, UserName } = await ownerOf(operator, id);
    await operator.call(UpdateAccessKey, { UserName, AccessKeyId: id, Status }, account);
    const then = Status === 'Active' ? 'works again' : 'is refused from now on';
    return { json: {}, text: `${id} is ${Status.toLowerCase()}: what it signs ${then}.\n` };
}
/** Whose a key is. One that is not there is looked for in the operator's account, in vain. */
async function ownerOf({ accounts }, id) {
    const found = await accounts.findAccessKey(id);
    return { account: found?.account, UserName: found?.userName };
}
