import { limits } from '../../limits.js';
import { checkInput } from '../bounds.js';
import { invalidIdentityToken } from '../errors.js';
import { issueRoleSession } from '../issue.js';
import { operation } from '../operation.js';
import { namedRole, roleSeconds } from '../roles.js';
import { parseSessionPolicies } from '../session-policies.js';
import { claimedTags } from '../session-tags.js';
import { trustedRole } from '../trusted-role.js';
import { claimedIssuer, oidcProviderName } from '../web-identity.js';
/**
 * Temporary credentials of a role that trusts an OpenID Connect provider, for whom one of its
 * tokens vouches.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
 */
export const AssumeRoleWithWebIdentity = operation('AssumeRoleWithWebIdentity', {
    permission: 'none',
    resource: () => '*',
    unsigned: true,
    async handle(context) {
        const { input, accounts, circumstances } = context;
        checkInput(input, [limits.assumeSecondsMin, limits.assumeSecondsMax]);
        const named = await namedRole(accounts, input.RoleArn ?? '');
        const { identity, issuer } = await verified(context, named.account);
        const { subject, audience, facts, sourceIdentity } = identity;
        const provider = `arn:aws:iam::${named.account}:oidc-provider/${identity.provider}`;
        const tags = claimedTags(identity);
        const asked = {
            action: 'sts:AssumeRoleWithWebIdentity',
            sessionName: input.RoleSessionName ?? '',
            seconds: input.DurationSeconds,
            tags,
            sourceIdentity,
        };
        const vouched = { type: 'vouched', provider, facts };
        const found = trustedRole(vouched, { named, asked }, circumstances);
        const issued = issueRoleSession(context, found, {
            name: asked.sessionName,
            seconds: roleSeconds(input.DurationSeconds, found.role, 'first'),
            chained: false,
            federation: { provider, facts },
            ...tags,
            ...(await parseSessionPolicies(input, accounts.entities.in(found.account), found.account)),
            ...(sourceIdentity !== undefined && { sourceIdentity }),
        });
        return {
            ...issued,
            SubjectFromWebIdentityToken: subject,
            Audience: audience,
            Provider: issuer,
        };
    },
});
/** What the token says, if the role's account trusts its issuer; throws InvalidIdentityToken. */
async function verified({ input, accounts, federation }, account) {
    const token = input.WebIdentityToken ?? '';
    const issuer = claimedIssuer(token);
    const name = oidcProviderName(issuer);
    const provider = await accounts.entities.in(account).get('oidcProvider', name);
    if (provider === undefined) {
        const url = `https://${name}`;
        throw invalidIdentityToken(`No OpenIDConnect provider found in your account for ${url}`);
    }
    const webIdentities = await federation.webIdentities();
    return { identity: await webIdentities.verify(token, provider), issuer };
}
