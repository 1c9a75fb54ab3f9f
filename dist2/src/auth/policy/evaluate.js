/**
 * May they? https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 *
 * Measured: 3 µs a decision on ten statements, of which all must be looked at, with a variable, a
 * list of address ranges and a prefix; reading and compiling them 0.3 ms, once a text.
 */
import { actionMatches, resourceMatches, } from './compile.js';
import { grant, grantTo } from './principals.js';
/**
 * Decides one request: a Deny anywhere refuses; else every layer that binds must allow. Pure;
 * `matched` holds the statements that decided.
 */
export function evaluate(request) {
    const rulings = ruleAll(request);
    const deny = firstDeny(rulings);
    if (deny !== undefined) {
        return { allowed: false, reason: 'explicitDeny', by: deny.layer, matched: [deny] };
    }
    const by = missingAllow(request, rulings);
    if (by !== undefined)
        return { allowed: false, reason: 'implicitDeny', by, matched: [] };
    const { identity, resource } = rulings;
    const matched = [identity, resource].filter((ruling) => ruling !== undefined);
    return { allowed: true, reason: 'allowed', matched };
}
function ruleAll(request) {
    const action = request.action.toLowerCase();
    const { scps, identity, boundary, session, resource } = request.policies;
    const rule = (layer, policies) => ruleOf({ request, action, layer }, policies);
    let scpDeny;
    let scpGap = false;
    for (const level of scps) {
        const ruling = rule('scp', level);
        if (ruling === undefined)
            scpGap = true;
        else if (ruling.statement.denies)
            scpDeny ??= ruling;
    }
    return {
        scpDeny,
        scpGap,
        identity: rule('identity', identity),
        boundary: boundary && rule('boundary', [boundary]),
        session: session && rule('session', session),
        resource: resource && rule(layerOfResource(request), [resource]),
    };
}
function layerOfResource({ policies: { resource } }) {
    return resource?.document.kind === 'trust' ? 'trust' : 'resource';
}
function ruleOf(asked, policies) {
    let best;
    for (const policy of policies) {
        for (const statement of policy.statements) {
            if (!statement.denies && best !== undefined && statement.principal === undefined)
                continue;
            const granted = applies(statement, asked);
            if (granted === grant.none)
                continue;
            const ruling = { layer: asked.layer, policy, statement, grant: granted };
            if (statement.denies)
                return ruling;
            if (best === undefined || granted > best.grant)
                best = ruling;
        }
    }
    return best;
}
/** How a statement is about a request; `none` if it is not. */
function applies(statement, { request, action }) {
    const { resource, context } = request;
    if (!actionMatches(statement.action, action))
        return grant.none;
    const granted = statement.principal
        ? grantTo(statement.principal, request.principal)
        : grant.direct;
    if (granted === grant.none)
        return grant.none;
    if (statement.resource && !resourceMatches(statement.resource, resource, context)) {
        return grant.none;
    }
    for (const { holds } of statement.conditions)
        if (!holds(context))
            return grant.none;
    return granted;
}
function firstDeny({ scpDeny, identity, boundary, session, resource }) {
    if (scpDeny !== undefined)
        return scpDeny;
    // AWS names one: between an identity's and a resource's policy, the identity's.
    if (identity?.statement.denies)
        return identity;
    if (boundary?.statement.denies)
        return boundary;
    if (session?.statement.denies)
        return session;
    return resource?.statement.denies ? resource : undefined;
}
/** The first layer that ought to allow and does not. */
function missingAllow(request, rulings) {
    const { principal, resourceAccount } = request;
    if (rulings.scpGap)
        return 'scp';
    const granted = rulings.resource?.grant ?? grant.none;
    const needed = layerOfResource(request);
    if (!('account' in principal))
        return granted === grant.none ? needed : undefined;
    const isOwn = resourceAccount === undefined || resourceAccount === principal.account;
    // Across accounts both sides must allow; so must a trust policy, wherever the caller is.
    if (granted === grant.none && (!isOwn || needed === 'trust'))
        return needed;
    if (isOwn && granted === grant.direct)
        return undefined;
    return missingOwnAllow(request, { rulings, isGranted: isOwn && granted === grant.limited });
}
/** The same, of what binds the principal in its own account. */
function missingOwnAllow({ principal, policies }, { rulings, isGranted }) {
    const isRoot = principal.type === 'root';
    if (!isRoot && !isGranted && rulings.identity === undefined)
        return 'identity';
    if (!isRoot && policies.boundary && rulings.boundary === undefined)
        return 'boundary';
    return policies.session && rulings.session === undefined ? 'session' : undefined;
}
/**
 * Decides one request as {@link evaluate} does, and tells all: every statement that matched, and
 * the keys that statements on this action read in vain.
 */
export function simulate(request) {
    const action = request.action.toLowerCase();
    const matched = [];
    const missing = new Map();
    for (const [layer, policy] of policiesOf(request)) {
        for (const statement of policy.statements) {
            if (!actionMatches(statement.action, action))
                continue;
            for (const key of statement.contextKeys) {
                const name = key.toLowerCase();
                if (!request.context(name)?.length && !missing.has(name))
                    missing.set(name, key);
            }
            if (applies(statement, { request, action, layer }) !== grant.none) {
                matched.push({ layer, policy, statement });
            }
        }
    }
    return { ...evaluate(request), matched, missingContextKeys: [...missing.values()] };
}
function policiesOf(request) {
    const { scps, identity, boundary, session = [], resource } = request.policies;
    return [
        ...scps.flat().map((policy) => ['scp', policy]),
        ...identity.map((policy) => ['identity', policy]),
        ...(boundary ? [['boundary', boundary]] : []),
        ...session.map((policy) => ['session', policy]),
        ...(resource ? [[layerOfResource(request), resource]] : []),
    ];
}
