import { operation } from '../operation.js';
import { page } from '../pages.js';
import { existingUser, parseSubject, userResource } from '../users.js';
/**
 * Lists a user's keys, the caller's if none is named.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAccessKeys.html
 */
export const ListAccessKeys = operation('ListAccessKeys', {
    permission: 'iam:ListAccessKeys',
    resource: userResource,
    async handle({ input, account, accounts, caller, entities }) {
        const userName = parseSubject(input.UserName, caller);
        if (userName !== undefined)
            await existingUser(entities, userName);
        const keys = await accounts.listAccessKeys({ account, userName });
        const { items, paging } = page(keys, input, ({ id }) => id);
        const listed = items.map((key) => ({
            UserName: key.userName,
            AccessKeyId: key.id,
            Status: key.status,
            CreateDate: new Date(key.createdAt),
        }));
        return { AccessKeyMetadata: listed, ...paging };
    },
});
