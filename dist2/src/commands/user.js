/** `cairn user`: the users of an account. See `cairn help user`. */
import { AddUserToGroup } from '../iam/operations/AddUserToGroup.js';
import { AttachUserPolicy } from '../iam/operations/AttachUserPolicy.js';
import { CreateAccessKey } from '../iam/operations/CreateAccessKey.js';
import { CreateLoginProfile } from '../iam/operations/CreateLoginProfile.js';
import { CreateUser } from '../iam/operations/CreateUser.js';
import { DeleteUser } from '../iam/operations/DeleteUser.js';
import { GetGroup } from '../iam/operations/GetGroup.js';
import { ListUsers } from '../iam/operations/ListUsers.js';
import { UpdateLoginProfile } from '../iam/operations/UpdateLoginProfile.js';
import { everyPage } from './every-page.js';
import { keyPairText } from './key.js';
import { policyNamed } from './named-policy.js';
import { readPassword } from './standard-input.js';
import { commandOf, textOf } from './subcommands.js';
import { moment, table } from './table.js';
import { describeUser, loginProfileOf } from './user-facts.js';
import { emptyUser } from './user-leavings.js';
const create = {
    usage: 'NAME [--account ID|NAME] [--path PATH] [--policy NAME|ARN …] [--group GROUP …] [--key]',
    does: "Makes a user, with policies (AWS's or the account's own), groups and a key pair.",
    async run(operator, parsed) {
        const [UserName = ''] = parsed.words;
        const account = await operator.accountOf(parsed);
        // What cannot be given is said before there is a user.
        const policies = await existingPolicies(operator, account, parsed.lists.policy);
        const groups = parsed.lists.group ?? [];
        for (const GroupName of groups)
            await operator.call(GetGroup, { GroupName }, account);
        const made = await operator.call(CreateUser, { UserName, Path: textOf(parsed, 'path') }, account);
        for (const PolicyArn of policies) {
            await operator.call(AttachUserPolicy, { UserName, PolicyArn }, account);
        }
        for (const GroupName of groups) {
            await operator.call(AddUserToGroup, { UserName, GroupName }, account);
        }
        const text = `Made ${made.User?.Arn}\n`;
        if (!parsed.flags.key)
            return { json: made, text };
        const { AccessKey } = await operator.call(CreateAccessKey, { UserName }, account);
        return { json: { ...made, AccessKey }, text: `${text}${keyPairText(AccessKey)}` };
    },
};
const list = {
    usage: '[--account ID|NAME]',
    does: 'Lists the users of an account.',
    async run(operator, parsed) {
        const account = await operator.accountOf(parsed);
        const users = await everyPage((from) => operator.call(ListUsers, { ...from }, account), ({ Users }) => Users);
        const rows = users.map(({ UserName = '', UserId = '', Arn = '', CreateDate }) => [
            UserName,
            UserId,
            Arn,
            moment(CreateDate),
        ]);
        return { json: { Users: users }, text: table(['user', 'id', 'arn', 'created'], rows) };
    },
};
const show = {
    usage: 'NAME [--account ID|NAME]',
    does: 'Shows what a user has: policies, groups, keys, MFA devices, a password.',
    run: async (operator, parsed) => describeUser(operator, await operator.accountOf(parsed), parsed.words[0] ?? ''),
};
const remove = {
    usage: 'NAME [--account ID|NAME] [--force]',
    does: 'Removes a user. --force first takes away all that the user has.',
    async run(operator, parsed) {
        const [UserName = ''] = parsed.words;
        const account = await operator.accountOf(parsed);
        if (parsed.flags.force)
            await emptyUser(operator, account, UserName);
        await operator.call(DeleteUser, { UserName }, account);
        return { json: {}, text: `Deleted ${UserName}.\n` };
    },
};
const password = {
    usage: 'NAME [--account ID|NAME]',
    does: 'Sets the console password, which is read from standard input.',
    async run(operator, parsed) {
        const [UserName = ''] = parsed.words;
        const account = await operator.accountOf(parsed);
        const isChange = (await loginProfileOf(operator, account, UserName)) !== undefined;
        const given = { UserName, Password: await readPassword() };
        const json = isChange
            ? await operator.call(UpdateLoginProfile, given, account)
            : await operator.call(CreateLoginProfile, given, account);
        return { json, text: `${isChange ? 'Changed' : 'Set'} the password of ${UserName}.\n` };
    },
};
/** Makes, shows and removes users. */
export const user = commandOf({
    name: 'user',
    about: 'the users of an account',
    subcommands: { create, list, show, delete: remove, password },
    notes: "Without --account, users are those of the server's own account.\n\n",
});
async function existingPolicies(operator, account, words = []) {
    const arns = [];
    for (const word of words)
        arns.push(await policyNamed(operator, account, word));
    return arns;
}
