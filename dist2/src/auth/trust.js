import { AwsError } from '../wire/errors.js';
import { principalOf } from './authorize.js';
import { globalContext, serviceContext } from './global-context.js';
import { policiesOf, resourcePolicy } from './policies.js';
import { evaluate } from './policy/evaluate.js';
import { explainDenial } from './policy/explain.js';
/** A policy that trusts an account which cannot be: no account begins with a zero. */
const trustsNobody = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"000000000000"},' +
    '"Action":"sts:AssumeRole"}}';
/** Throws AccessDenied unless the role trusts who asks, and who asks may. */
export function authorizeTrust(asker, access, circumstances) {
    for (const action of access.actions) {
        const asked = requestOf(asker, { ...access, action }, circumstances);
        const decision = evaluate(asked);
        if (!decision.allowed)
            throw new AwsError('AccessDenied', { message: wordsFor(asked, decision) });
    }
}
/**
 * Whether a role trusts a service that asks on its own behalf, like `ec2.amazonaws.com` for one of
 * its instances. `now`: milliseconds since 1970.
 */
export function trustsService(service, { actions, resource, account, trust, context }, now) {
    const general = serviceContext(service, now);
    return actions.every((action) => evaluate({
        action,
        resource,
        resourceAccount: account,
        principal: { type: 'service', service },
        context: (key) => context(key) ?? general(key),
        policies: {
            scps: [],
            identity: [],
            resource: resourcePolicy(trust ?? trustsNobody, 'trust'),
        },
    }).allowed);
}
function requestOf(asker, { action, resource, account, trust, context: own }, circumstances) {
    const policy = resourcePolicy(trust ?? trustsNobody, 'trust');
    const asked = { action, resource, resourceAccount: account };
    if (asker.type === 'vouched') {
        const general = globalContext({ type: 'anonymous' }, circumstances);
        return {
            ...asked,
            principal: { type: 'federated', provider: asker.provider },
            context: (key) => own(key) ?? fact(asker, key) ?? general(key),
            policies: { scps: [], identity: [], resource: policy },
        };
    }
    const general = globalContext(asker, circumstances);
    return {
        ...asked,
        principal: principalOf(asker),
        context: (key) => own(key) ?? general(key),
        policies: { ...policiesOf(asker), resource: policy },
    };
}
function fact({ provider, facts }, key) {
    if (key === 'aws:federatedprovider')
        return [provider];
    const found = Object.entries(facts).find(([name]) => name.toLowerCase() === key)?.[1];
    return typeof found === 'string' ? [found] : found;
}
/**
 * A Deny of the caller's own is named, but not across accounts: it may ask for the role's tags.
 * What the role's policy says is never named.
 */
function wordsFor(asked, decision) {
    const { action, resource, principal, resourceAccount } = asked;
    const isOwn = 'account' in principal && principal.account === resourceAccount;
    const isOwnDeny = decision.reason === 'explicitDeny' && decision.by !== 'trust';
    if ((isOwn && isOwnDeny) || !('arn' in principal))
        return explainDenial(asked, decision);
    return `User: ${principal.arn} is not authorized to perform: ${action} on resource: ${resource}`;
}
