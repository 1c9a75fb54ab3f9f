import { operation } from '../operation.js';
import { page } from '../pages.js';
import { existingUser, parseSubject, userResource } from '../users.js';
/**
 * Keys for CodeCommit: there is no such service here, so the list is empty; clients ask for
 * it before they delete a user.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListSSHPublicKeys.html
 */
export const ListSSHPublicKeys = operation('ListSSHPublicKeys', {
    permission: 'iam:ListSSHPublicKeys',
    resource: userResource,
    async handle({ input, caller, entities }) {
        const userName = parseSubject(input.UserName, caller);
        if (userName !== undefined)
            await existingUser(entities, userName);
        const { items, paging } = page([], input, () => '');
        return { SSHPublicKeys: items, ...paging };
    },
});
