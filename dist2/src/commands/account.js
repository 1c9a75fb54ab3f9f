/** `cairn account`: the accounts of the organization. See `cairn help account`. */
import { organizationAccessRoleName } from '../accounts/access-role.js';
import { reopenAccount } from '../accounts/account-status.js';
import { CloseAccount } from '../organizations/operations/CloseAccount.js';
import { CreateAccount } from '../organizations/operations/CreateAccount.js';
import { ListParents } from '../organizations/operations/ListParents.js';
import { MoveAccount } from '../organizations/operations/MoveAccount.js';
import { AwsError } from '../wire/errors.js';
import { describeAccount } from './account-facts.js';
import { accountNamed, everyAccount } from './named-account.js';
import { commandOf, textOf } from './subcommands.js';
import { moment, table } from './table.js';
import { UsageError } from './usage-error.js';
const create = {
    usage: 'NAME --email EMAIL [--role ROLE] [--tag KEY=VALUE …]',
    does: 'Makes an account, and says how to get in. ROLE is what the operator may take on there.',
    async run(operator, parsed) {
        const RoleName = textOf(parsed, 'role') ?? organizationAccessRoleName;
        const { CreateAccountStatus: status } = await operator.call(CreateAccount, {
            AccountName: parsed.words[0],
            Email: textOf(parsed, 'email'),
            RoleName,
            Tags: parsed.lists.tag?.map(parseTag),
        });
        const { AccountId: id, FailureReason: code } = status ?? {};
        if (id === undefined)
            throw notMade(code);
        return { json: { CreateAccountStatus: status }, text: waysIn(id, RoleName) };
    },
};
const list = {
    usage: '',
    does: 'Lists all accounts.',
    async run(operator) {
        const accounts = await everyAccount(operator);
        const rows = accounts.map(({ Id = '', Name = '', Email = '', Status = '', JoinedTimestamp }) => [
            Id,
            Name,
            Email,
            Status,
            moment(JoinedTimestamp),
        ]);
        const text = table(['id', 'name', 'email', 'status', 'joined'], rows);
        return { json: { Accounts: accounts }, text };
    },
};
const show = {
    usage: 'NAME|ID',
    does: 'Shows where an account stands, what it uses and may use, its users and keys.',
    run: async (operator, { words: [word = ''] }) => describeAccount(operator, await accountNamed(operator, word)),
};
const close = {
    usage: 'NAME|ID',
    does: 'Refuses its keys, users, roles and sessions, from the next request on; its data stays.',
    async run(operator, { words: [word = ''] }) {
        const AccountId = await accountNamed(operator, word);
        await operator.call(CloseAccount, { AccountId });
        const next = `\`cairn account reopen ${AccountId}\` takes it back`;
        return { json: {}, text: `Closed ${AccountId}; what it holds stays. ${next}.\n` };
    },
};
const reopen = {
    usage: 'NAME|ID',
    does: 'Makes a closed account what it was.',
    async run(operator, { words: [word = ''] }) {
        const id = await accountNamed(operator, word);
        const done = await reopenAccount(operator.accounts.entities, id);
        if (done !== 'reopened') {
            throw new AwsError(done, { message: `Account ${id} is not closed.` });
        }
        return { json: {}, text: `Reopened ${id}: its keys work again.\n` };
    },
};
const move = {
    usage: 'NAME|ID --to PARENT',
    does: 'Puts it under another unit (ou-…) or the root (r-…), whose policies then bind it.',
    async run(operator, parsed) {
        const AccountId = await accountNamed(operator, parsed.words[0] ?? '');
        const { Parents = [] } = await operator.call(ListParents, { ChildId: AccountId });
        const DestinationParentId = textOf(parsed, 'to');
        const SourceParentId = Parents[0]?.Id;
        await operator.call(MoveAccount, { AccountId, SourceParentId, DestinationParentId });
        return { json: {}, text: `Moved ${AccountId} to ${DestinationParentId}.\n` };
    },
};
/** Makes, shows, closes and moves accounts. */
export const account = commandOf({
    name: 'account',
    about: "customers' accounts, each with its own users, keys, policies and limits",
    subcommands: { create, list, show, close, reopen, move },
});
function parseTag(text) {
    const at = text.indexOf('=');
    if (at < 1)
        throw new UsageError('a tag is written KEY=VALUE');
    return { Key: text.slice(0, at), Value: text.slice(at + 1) };
}
const reasons = {
    EMAIL_ALREADY_EXISTS: 'Another account has this email address.',
    ACCOUNT_LIMIT_EXCEEDED: 'There are as many accounts as there may be.',
};
function notMade(code = 'INTERNAL_FAILURE') {
    const message = reasons[code];
    return new AwsError(code, { ...(message && { message }) });
}
function waysIn(id, role) {
    return `Made account ${id}. To hand it over, make a key of its root:

  cairn key create --account ${id}

To work in it yourself, with the key of a user of your own account that may sts:AssumeRole:

  aws sts assume-role --role-session-name operator --role-arn arn:aws:iam::${id}:role/${role}
`;
}
