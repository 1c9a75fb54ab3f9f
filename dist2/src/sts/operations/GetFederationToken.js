import { limits } from '../../limits.js';
import { checkInput } from '../bounds.js';
import { signed } from '../callers.js';
import { issue } from '../issue.js';
import { operation } from '../operation.js';
import { parseSessionPolicies } from '../session-policies.js';
import { sessionTags, tagConditions } from '../session-tags.js';
const { ownSessionSeconds, ownSessionSecondsMin, ownSessionSecondsMax } = limits;
/**
 * Temporary credentials that a user gives away: they may what both the user and the policies given
 * with the call allow.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html
 */
export const GetFederationToken = operation('GetFederationToken', {
    permission: 'sts:GetFederationToken',
    resource: ({ account, input }) => federatedArn(account, input.Name),
    conditions: ({ DurationSeconds: seconds }) => ({
        'sts:DurationSeconds': seconds === undefined ? undefined : String(seconds),
    }),
    async handle(context) {
        const { input, account, entities } = context;
        checkInput(input, [ownSessionSecondsMin, ownSessionSecondsMax]);
        const { type, userId, arn: userArn } = signed(context.caller);
        const arn = federatedArn(account, input.Name);
        const tags = sessionTags(input);
        if (input.Tags?.length)
            context.authorize('sts:TagSession', arn, tagConditions(tags));
        const uniqueId = `${account}:${input.Name}`;
        const isRoot = type === 'root';
        const longest = isRoot ? limits.rootSessionSecondsMax : ownSessionSecondsMax;
        const issued = issue(context, {
            kind: 'federated-user',
            account,
            arn,
            uniqueId,
            principal: { type: isRoot ? 'root' : 'user', id: userId, arn: userArn },
            seconds: Math.min(input.DurationSeconds ?? ownSessionSeconds, longest),
            chained: false,
            ...tags,
            ...(await parseSessionPolicies(input, entities, account)),
        });
        return {
            ...issued,
            // Unlike for a role, AWS says so too where nothing was packed.
            PackedPolicySize: issued.PackedPolicySize ?? 0,
            FederatedUser: { FederatedUserId: uniqueId, Arn: arn },
        };
    },
});
function federatedArn(account, name) {
    return `arn:aws:sts::${account}:federated-user/${name}`;
}
