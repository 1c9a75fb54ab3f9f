import { limits } from '../limits.js';
import { AwsError } from '../wire/errors.js';
import { parsePathPrefix } from './bounds.js';
import { limitExceeded } from './errors.js';
import { page } from './pages.js';
import { findPolicy, parsePolicyArn, policyNameOf, policyNotAttachable, policyNotFound, policyPathOf, } from './policies.js';
import { changePolicies, existingHolder } from './policy-holders.js';
/** What condition keys may ask of a policy that is attached or detached. */
export function attachConditions({ PolicyArn }) {
    return { 'iam:PolicyARN': PolicyArn };
}
const quotas = { user: 'PoliciesPerUser', group: 'PoliciesPerGroup', role: 'PoliciesPerRole' };
/**
 * Attaches a policy; one that is attached already stays so. Throws InvalidInput, NoSuchEntity,
 * PolicyNotAttachable, LimitExceeded, UnmodifiableEntity.
 */
export async function attachPolicy({ account, change, input }, named) {
    const arn = parsePolicyArn(input.PolicyArn);
    await change(async (records) => {
        await existingHolder(records, named);
        const policy = await findPolicy(records, account, arn);
        if (policy === undefined)
            throw policyNotAttachable(arn);
        if (policy.path.startsWith('/aws-service-role/'))
            throw serviceRolePolicy();
        await changePolicies(records, named, ({ attached }) => {
            if (attached.includes(policy.arn))
                return {};
            if (attached.length >= limits.attachedPoliciesMax) {
                throw limitExceeded(quotas[named.kind], limits.attachedPoliciesMax);
            }
            return { attached: [...attached, policy.arn] };
        });
    });
}
/** Detaches a policy; throws NoSuchEntity if it is not attached. */
export function detachPolicy(records, named, { PolicyArn }) {
    const arn = parsePolicyArn(PolicyArn);
    return changePolicies(records, named, ({ attached }) => {
        if (!attached.includes(arn))
            throw policyNotFound(arn);
        return { attached: attached.filter((one) => one !== arn) };
    });
}
/** A page of the policies attached to one. */
export async function attachedPage(records, named, input) {
    const prefix = parsePathPrefix(input.PathPrefix);
    const { attached } = await existingHolder(records, named);
    const found = attached.filter((arn) => policyPathOf(arn).startsWith(prefix));
    const { items, paging } = page(attachedOutput(found), input, ({ PolicyName, PolicyArn }) => [PolicyName, PolicyArn].join(' '));
    return { AttachedPolicies: items, ...paging };
}
/** Attached policies, as lists name them. */
export function attachedOutput(attached) {
    return attached.map((arn) => ({ PolicyName: policyNameOf(arn), PolicyArn: arn }));
}
function serviceRolePolicy() {
    return new AwsError('PolicyNotAttachable', {
        status: 400,
        message: 'Cannot attach a Service Role Policy to a Customer Role.',
    });
}
