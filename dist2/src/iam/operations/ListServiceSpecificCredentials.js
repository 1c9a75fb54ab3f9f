import { operation } from '../operation.js';
import { page } from '../pages.js';
import { existingUser, parseSubject, userResource } from '../users.js';
/**
 * Passwords for CodeCommit and Keyspaces: there are no such services here, so the list is empty;
 * clients ask for it before they delete a user.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListServiceSpecificCredentials.html
 */
export const ListServiceSpecificCredentials = operation('ListServiceSpecificCredentials', {
    permission: 'iam:ListServiceSpecificCredentials',
    resource: userResource,
    async handle({ input, caller, entities }) {
        const userName = parseSubject(input.UserName, caller);
        if (userName !== undefined)
            await existingUser(entities, userName);
        const { items, paging } = page([], input, () => '');
        return { ServiceSpecificCredentials: items, ...paging };
    },
});
