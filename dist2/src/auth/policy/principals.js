/**
 * How an element names a principal, weakest first. `account`: by its account, which leaves the
 * rest to the account's own policies. `limited`: everyone, its role, or the user behind its
 * session; a boundary and session policies still bind. `direct`: this user or session itself.
 */
export const grant = { none: 0, account: 1, limited: 2, direct: 3 };
const accountPrincipal = /^(?:arn:[\w-]+:iam::)?(\d{12})(?::root)?$/;
/** Makes an element ready. */
export function compilePrincipals(element) {
    const accounts = element.aws.map((text) => accountPrincipal.exec(text)?.[1]);
    return {
        not: element.not,
        everyone: element.everyone,
        accounts: new Set(accounts.filter((account) => account !== undefined)),
        aws: new Set(element.aws),
        federated: new Set(element.federated),
        service: new Set(element.service),
        canonicalUser: new Set(element.canonicalUser),
    };
}
/** How (and whether) an element is about a principal. */
export function grantTo(named, principal) {
    if (named.not)
        return isExempt(named, principal) ? grant.none : grant.limited;
    switch (principal.type) {
        case 'anonymous':
            return named.everyone ? grant.limited : grant.none;
        case 'service':
            return named.everyone || named.service.has(principal.service) ? grant.limited : grant.none;
        case 'federated':
            return named.everyone || named.federated.has(principal.provider) ? grant.limited : grant.none;
        default:
            return grantInAccount(named, principal);
    }
}
function grantInAccount(named, principal) {
    const isUser = principal.type === 'user';
    if (named.aws.has(principal.arn) && principal.type !== 'root')
        return grant.direct;
    if (isUser && named.aws.has(principal.uniqueId))
        return grant.direct;
    if (named.everyone || namesBehind(named, principal))
        return grant.limited;
    return namesAccount(named, principal) ? grant.account : grant.none;
}
/** The role of a session, or the user behind it, by ARN or by unique id. */
function namesBehind({ aws }, principal) {
    if (principal.type === 'role')
        return aws.has(principal.roleArn) || aws.has(principal.uniqueId);
    if (principal.type !== 'federatedUser')
        return false;
    return aws.has(principal.userArn) || aws.has(principal.uniqueId);
}
function namesAccount(named, { account, canonicalUser }) {
    if (named.accounts.has(account))
        return true;
    return canonicalUser !== undefined && named.canonicalUser.has(canonicalUser);
}
/**
 * Whether `NotPrincipal` leaves a principal out: it must name all that the principal is, the
 * account and, of a session, the role too, as AWS's page on NotPrincipal demands.
 */
function isExempt(named, principal) {
    if (named.everyone)
        return true;
    switch (principal.type) {
        case 'anonymous':
            return false;
        case 'service':
            return named.service.has(principal.service);
        case 'federated':
            return named.federated.has(principal.provider);
        case 'root':
            return namesAccount(named, principal);
        case 'user':
            return (namesAccount(named, principal) &&
                (named.aws.has(principal.arn) || named.aws.has(principal.uniqueId)));
        default:
            return (namesAccount(named, principal) &&
                named.aws.has(principal.arn) &&
                namesBehind(named, principal));
    }
}
