import { parseAccessKeyId, requireChanged } from '../access-keys.js';
import { operation } from '../operation.js';
import { parseSubject, userResource } from '../users.js';
/** Removes a key. https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteAccessKey.html */
export const DeleteAccessKey = operation('DeleteAccessKey', {
    permission: 'iam:DeleteAccessKey',
    resource: userResource,
    async handle({ input, account, accounts, caller }) {
        const owner = { account, userName: parseSubject(input.UserName, caller) };
        const id = parseAccessKeyId(input.AccessKeyId);
        requireChanged(await accounts.deleteAccessKey(owner, id), owner, id);
        await accounts.lastUsed.forget(account, id);
        return {};
    },
});
