const identityTypes = {
    root: 'Root',
    user: 'IAMUser',
    role: 'AssumedRole',
    federated: 'FederatedUser',
};
/** `userIdentity` in the records of an account: of a caller from another, little is shown. */
export function userIdentity(caller, recipient) {
    if (caller.type === 'anonymous')
        return { type: 'AWSAccount', accountId: 'anonymous' };
    const { account: accountId, userId: principalId } = caller;
    if (accountId !== recipient)
        return { type: 'AWSAccount', principalId, accountId };
    const { type, arn, accessKeyId, userName, session } = caller;
    return {
        type: identityTypes[type],
        principalId,
        arn,
        accountId,
        accessKeyId,
        ...(userName !== undefined && { userName }),
        ...(session && { sessionContext: sessionContext(caller, session) }),
    };
}
/** Whom an identity provider vouched for, from what the unsigned call answered. */
export function federatedIdentity(eventName, output) {
    const said = (name) => String(output?.[name] ?? '');
    if (eventName === 'AssumeRoleWithSAML') {
        const userName = said('Subject');
        const principalId = `${said('NameQualifier')}:${userName}`;
        return { type: 'SAMLUser', principalId, userName, identityProvider: said('Issuer') };
    }
    const userName = said('SubjectFromWebIdentityToken');
    const identityProvider = said('Provider');
    const principalId = `${identityProvider}:${said('Audience')}:${userName}`;
    return { type: 'WebIdentityUser', principalId, userName, identityProvider };
}
const issuerTypes = { role: 'Role', user: 'IAMUser', root: 'Root' };
function sessionContext(caller, session) {
    const { principal, federation, sourceIdentity, issuedAt, mfaAuthenticatedAt } = session;
    const { type, id: principalId, arn } = principal;
    const hasIssuer = caller.type === 'role' || caller.type === 'federated';
    const issuer = { type: issuerTypes[type], principalId, arn, accountId: session.account };
    const userName = type === 'root' ? {} : { userName: arn.slice(arn.lastIndexOf('/') + 1) };
    return {
        ...(hasIssuer && { sessionIssuer: { ...issuer, ...userName } }),
        ...(federation && {
            webIdFederationData: { federatedProvider: federation.provider, attributes: {} },
        }),
        attributes: {
            creationDate: `${new Date(issuedAt).toISOString().slice(0, 19)}Z`,
            mfaAuthenticated: String(mfaAuthenticatedAt !== undefined),
        },
        ...(sourceIdentity !== undefined && { sourceIdentity }),
    };
}
