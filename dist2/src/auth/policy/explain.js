const layerWords = {
    scp: { explicit: 'a service control policy', implicit: 'service control policy' },
    identity: { explicit: 'an identity-based policy', implicit: 'identity-based policy' },
    boundary: { explicit: 'a permissions boundary', implicit: 'permissions boundary' },
    session: { explicit: 'a session policy', implicit: 'session policy' },
    resource: { explicit: 'a resource-based policy', implicit: 'resource-based policy' },
    trust: { explicit: 'the role trust policy', implicit: 'role trust policy' },
};
/** The message of AccessDenied for a request that was refused. */
export function explainDenial({ action, resource, principal }, decision) {
    // Who is vouched for by a provider has no name yet, and learns nothing of the role.
    if (principal.type === 'federated')
        return `Not authorized to perform ${action}`;
    const on = resourcePhrase(action, resource);
    const who = `User: ${nameOf(principal)} is not authorized to perform: ${action}${on}`;
    return `${who} ${becausePhrase(action, decision)}`;
}
function nameOf(principal) {
    if (principal.type === 'anonymous')
        return 'anonymous';
    return principal.type === 'service' ? principal.service : principal.arn;
}
/** S3 quotes a resource, and names none where there is none; the others do neither. */
function resourcePhrase(action, resource) {
    if (!/^s3:/i.test(action))
        return ` on resource: ${resource}`;
    return /^(?:arn:aws:s3:::)?\*$/.test(resource) ? '' : ` on resource: "${resource}"`;
}
function becausePhrase(action, { reason, by = 'identity', matched }) {
    const { explicit, implicit } = layerWords[by];
    if (reason !== 'explicitDeny')
        return `because no ${implicit} allows the ${action} action`;
    const arn = matched.find(({ layer, statement }) => layer === by && statement.denies)?.policy
        .source.arn;
    return `with an explicit deny in ${explicit}${arn === undefined ? '' : `: ${arn}`}`;
}
