import { limits } from '../../limits.js';
import { checkInput } from '../bounds.js';
import { signed } from '../callers.js';
import { accessDenied } from '../errors.js';
import { issueRoleSession } from '../issue.js';
import { verifiedMfa } from '../mfa.js';
import { operation } from '../operation.js';
import { checkArn, namedRole, roleSeconds } from '../roles.js';
import { parseSessionPolicies } from '../session-policies.js';
import { sessionTags } from '../session-tags.js';
import { sourceIdentityOf, trustedRole } from '../trusted-role.js';
/**
 * Temporary credentials of a role that trusts the caller.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
 */
export const AssumeRole = operation('AssumeRole', {
    // The role's trust policy is judged, together with what binds the caller: see `trustedRole`.
    permission: 'none',
    resource: () => '*',
    async handle(context) {
        const { input, accounts, circumstances } = context;
        checkInput(input, [limits.assumeSecondsMin, limits.assumeSecondsMax]);
        const { RoleArn: arn = '' } = input;
        checkArn(arn);
        const caller = signed(context.caller);
        if (caller.type === 'root')
            throw accessDenied('Roles may not be assumed by root accounts.');
        const tags = sessionTags(input, caller.session);
        const sourceIdentity = sourceIdentityOf(input.SourceIdentity, caller.session);
        const givenAt = await verifiedMfa(context, caller);
        const asked = { ...asIs(input), tags, sourceIdentity, conditions: conditionsOf(input, givenAt) };
        const named = await namedRole(accounts, arn);
        const found = trustedRole(caller, { named, asked }, circumstances);
        const isChained = caller.session?.kind === 'assumed-role';
        const mfaAuthenticatedAt = givenAt ?? givenBefore(caller);
        return issueRoleSession(context, found, {
            name: asked.sessionName,
            seconds: roleSeconds(input.DurationSeconds, found.role, isChained ? 'chained' : 'first'),
            chained: isChained,
            ...tags,
            ...(await parseSessionPolicies(input, accounts.entities.in(found.account), found.account)),
            ...(sourceIdentity !== undefined && { sourceIdentity }),
            ...(mfaAuthenticatedAt !== undefined && { mfaAuthenticatedAt }),
        });
    },
});
function asIs({ RoleSessionName = '', DurationSeconds: seconds }) {
    return { action: 'sts:AssumeRole', sessionName: RoleSessionName, seconds };
}
function conditionsOf({ ExternalId }, mfaGivenAt) {
    const mfa = { 'aws:MultiFactorAuthPresent': 'true', 'aws:MultiFactorAuthAge': '0' };
    return { 'sts:ExternalId': ExternalId, ...(mfaGivenAt !== undefined && mfa) };
}
/** A user who proved it for its session proved it for what is made with that; a role did not. */
function givenBefore({ session }) {
    return session?.kind === 'session' ? session.mfaAuthenticatedAt : undefined;
}
