import { limits } from '../../limits.js';
import { checkInput } from '../bounds.js';
import { signed } from '../callers.js';
import { issue } from '../issue.js';
import { verifiedMfa } from '../mfa.js';
import { operation } from '../operation.js';
const { ownSessionSeconds, ownSessionSecondsMin, ownSessionSecondsMax } = limits;
/**
 * Temporary credentials of a user or root for itself, mostly to prove an MFA device once. No policy
 * allows or denies it, as at AWS.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
 */
export const GetSessionToken = operation('GetSessionToken', {
    permission: 'none',
    resource: () => '*',
    async handle(context) {
        const { input } = context;
        checkInput(input, [ownSessionSecondsMin, ownSessionSecondsMax]);
        const caller = signed(context.caller);
        const { account, arn, userId: uniqueId } = caller;
        const mfaAuthenticatedAt = await verifiedMfa(context, caller);
        const type = caller.type === 'root' ? 'root' : 'user';
        // A root's session ends after an hour, whatever it asks for.
        const longest = type === 'root' ? limits.rootSessionSecondsMax : ownSessionSecondsMax;
        const { Credentials } = issue(context, {
            kind: 'session',
            account,
            arn,
            uniqueId,
            principal: { type, id: uniqueId, arn },
            seconds: Math.min(input.DurationSeconds ?? ownSessionSeconds, longest),
            chained: false,
            ...(mfaAuthenticatedAt !== undefined && { mfaAuthenticatedAt }),
        });
        return { Credentials };
    },
});
