import { operation } from '../operation.js';
import { existingUser, parseSubject, rootOutput, userOutput, userResource } from '../users.js';
/**
 * One user, the caller itself if none is named.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUser.html
 */
export const GetUser = operation('GetUser', {
    permission: 'iam:GetUser',
    resource: userResource,
    async handle({ input, account, caller, entities, now }) {
        const name = parseSubject(input.UserName, caller);
        if (name === undefined)
            return { User: rootOutput(account, now) };
        return { User: userOutput(account, await existingUser(entities, name)) };
    },
});
