import { organizationScope } from '../../accounts/store.js';
import { limits } from '../../limits.js';
import { checkInput } from '../bounds.js';
import { signed } from '../callers.js';
import { accessDenied, validationError } from '../errors.js';
import { issue } from '../issue.js';
import { operation } from '../operation.js';
const { assumedRootSecondsMax } = limits;
/** The tasks that AssumeRoot is for, each a policy that its session is limited to. */
const taskPolicies = /^arn:aws:iam::aws:policy\/root-task\/(\w+)$/;
const tasks = new Set([
    'IAMAuditRootUserCredentials',
    'IAMCreateRootUserPassword',
    'IAMDeleteRootUserCredentials',
    'S3UnlockBucketPolicy',
]);
/**
 * Temporary credentials of a member account's root, for one task of few.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html
 */
export const AssumeRoot = operation('AssumeRoot', {
    permission: 'sts:AssumeRoot',
    resource: ({ input }) => {
        const account = targetOf(input.TargetPrincipal);
        // Asked is what the caller's own policies allow; whose root may be assumed is judged below.
        return `arn:aws:iam::${account}:root`;
    },
    conditions: ({ TaskPolicyArn }) => ({ 'sts:TaskPolicyArn': TaskPolicyArn?.arn }),
    async handle(context) {
        const { input } = context;
        checkInput(input, [0, assumedRootSecondsMax]);
        const target = targetOf(input.TargetPrincipal);
        const policyArn = taskPolicy(input);
        await requireRootSessions(context, target);
        const { session } = signed(context.caller);
        const arn = `arn:aws:iam::${target}:root`;
        const sourceIdentity = session?.sourceIdentity;
        const { Credentials } = issue(context, {
            kind: 'assumed-root',
            account: target,
            arn,
            uniqueId: target,
            principal: { type: 'root', id: target, arn },
            seconds: input.DurationSeconds || assumedRootSecondsMax,
            chained: false,
            policyArns: [policyArn],
            ...(sourceIdentity !== undefined && { sourceIdentity }),
        });
        return { Credentials, SourceIdentity: sourceIdentity };
    },
});
/** An account's id, or its root's ARN. Throws ValidationError. */
function targetOf(principal = '') {
    const [, account] = /^(?:arn:aws:iam::)?(\d{12})(?::root)?$/.exec(principal) ?? [];
    if (account === undefined)
        throw validationError('The target principal is not a member account');
    return account;
}
function taskPolicy({ TaskPolicyArn: { arn = '' } = {} }) {
    if (tasks.has(taskPolicies.exec(arn)?.[1] ?? ''))
        return arn;
    throw validationError(`The task policy ${arn.slice(0, limits.valueShownMax)} is not valid`);
}
/** Throws AccessDenied unless the organization lets the caller's account do this to the target. */
async function requireRootSessions({ accounts, account }, target) {
    const records = accounts.entities.in(organizationScope);
    const organization = await records.get('organization', 'organization');
    const own = await records.get('account', account);
    const member = await records.get('account', target);
    const isEnabled = organization?.rootFeatures.includes('RootSessions') === true;
    const manages = account === organization?.managementAccount ||
        own?.delegations?.['iam.amazonaws.com'] !== undefined;
    const isMember = member?.status === 'ACTIVE' && target !== organization?.managementAccount;
    if (isEnabled && manages && isMember)
        return;
    throw accessDenied(`Not authorized to perform sts:AssumeRoot on resource: ${target}`);
}
