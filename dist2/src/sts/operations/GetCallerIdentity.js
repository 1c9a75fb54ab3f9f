import { signed } from '../callers.js';
import { operation } from '../operation.js';
/**
 * Who is calling; nobody can be denied it.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 */
export const GetCallerIdentity = operation('GetCallerIdentity', {
    permission: 'none',
    resource: () => '*',
    async handle({ caller }) {
        const { userId, account, arn } = signed(caller);
        return { UserId: userId, Account: account, Arn: arn };
    },
});
