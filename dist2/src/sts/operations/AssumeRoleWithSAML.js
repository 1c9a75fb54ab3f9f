import { parseSamlMetadata } from '../../auth/saml-metadata.js';
import { limits } from '../../limits.js';
import { checkInput } from '../bounds.js';
import { accessDenied, validationError } from '../errors.js';
import { issueRoleSession } from '../issue.js';
import { operation } from '../operation.js';
import { namedRole, roleSeconds } from '../roles.js';
import { parseSessionPolicies } from '../session-policies.js';
import { claimedTags } from '../session-tags.js';
import { trustedRole } from '../trusted-role.js';
const action = 'sts:AssumeRoleWithSAML';
/**
 * Temporary credentials of a role that trusts a SAML provider, for whom one of its assertions
 * vouches.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithSAML.html
 */
export const AssumeRoleWithSAML = operation('AssumeRoleWithSAML', {
    permission: 'none',
    resource: () => '*',
    unsigned: true,
    async handle(context) {
        const { input, accounts, circumstances, now } = context;
        checkInput(input, [limits.assumeSecondsMin, limits.assumeSecondsMax]);
        const named = await namedRole(accounts, input.RoleArn ?? '');
        const identity = await verified(context, named.account);
        const { facts, sourceIdentity, roleSessionName } = identity;
        const provider = input.PrincipalArn ?? '';
        const tags = claimedTags(identity);
        const wanted = input.DurationSeconds ?? identity.sessionDurationSeconds;
        const asked = { action, sessionName: roleSessionName, seconds: wanted, tags, sourceIdentity };
        const vouched = { type: 'vouched', provider, facts };
        const found = trustedRole(vouched, { named, asked }, circumstances);
        const issued = issueRoleSession(context, found, {
            name: roleSessionName,
            seconds: secondsOf(roleSeconds(wanted, found.role, 'first'), identity, now),
            chained: false,
            federation: { provider, facts },
            ...tags,
            ...(await parseSessionPolicies(input, accounts.entities.in(found.account), found.account)),
            ...(sourceIdentity !== undefined && { sourceIdentity }),
        });
        return {
            ...issued,
            Subject: identity.subject,
            SubjectType: identity.subjectType,
            Issuer: identity.issuer,
            Audience: identity.audience,
            NameQualifier: identity.nameQualifier,
        };
    },
});
const providerArn = /^arn:aws:iam::(\d{12}):saml-provider\/([\w.-]+)$/;
/** What the assertion says, if it offers this role and the role's account trusts its provider. */
async function verified({ input, accounts, federation, now }, account) {
    const [, home, providerName = ''] = providerArn.exec(input.PrincipalArn ?? '') ?? [];
    if (home === undefined)
        throw validationError('Request ARN is invalid');
    const provider = await accounts.entities.in(account).get('samlProvider', providerName);
    if (home !== account || provider === undefined)
        throw refused();
    const { verifySamlResponse } = await import('../saml.js');
    const identity = await verifySamlResponse(input.SAMLAssertion ?? '', {
        account,
        providerName: provider.name,
        metadata: parseSamlMetadata(provider.document),
        endpoints: federation.samlEndpoints,
        now,
    });
    const isOffered = identity.roles.some((offered) => offered.role === input.RoleArn && offered.provider === input.PrincipalArn);
    if (!isOffered)
        throw refused();
    return identity;
}
function refused() {
    return accessDenied(`Not authorized to perform ${action}`);
}
/** A session ends with the one that its user has at the provider, if that is sooner. */
function secondsOf(seconds, { sessionEndsAt }, now) {
    if (sessionEndsAt === undefined)
        return seconds;
    return Math.min(seconds, Math.floor((sessionEndsAt - now) / 1000));
}
