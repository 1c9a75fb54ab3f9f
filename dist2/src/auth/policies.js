import { awsManagedPolicies } from '../accounts/managed-policies.js';
import { PolicyCache } from './policy/policy-cache.js';
const cache = new PolicyCache();
/** A stored policy, which was judged when it was stored. */
export function compileStored(kind, { name, text }) {
    return cache.compiled(kind, text, name.startsWith('arn:') ? { arn: name } : { name });
}
/** A resource's own policy: a bucket's, or a role's trust policy. */
export function resourcePolicy(text, kind = 'resource') {
    return cache.compiled(kind, text);
}
const boundOf = new WeakMap();
const sessionOf = new WeakMap();
const unbound = { scps: [], identity: [] };
/** All the policies that bind a caller. */
export function policiesOf({ policies, session }) {
    const bound = policies === undefined ? unbound : compileAll(policies);
    const limiting = session && sessionPolicies(session);
    return limiting === undefined ? bound : { ...bound, session: limiting };
}
/** What binds whoever has these policies, a caller or somebody whom a simulation asks about. */
export function compileAll(policies) {
    const known = boundOf.get(policies);
    if (known !== undefined)
        return known;
    const { identity, boundary, scps } = policies;
    const bound = {
        scps: scps.map((level) => level.map((policy) => compileStored('scp', policy))),
        identity: identity.map((policy) => compileStored('identity', policy)),
        ...(boundary && { boundary: compileStored('boundary', boundary) }),
    };
    boundOf.set(policies, bound);
    return bound;
}
/** Undefined for a session that its policies do not limit. */
function sessionPolicies(session) {
    const { policies, policyArns, kind } = session;
    // A federated user without policies may nothing but what resources grant it.
    if (policies.length + policyArns.length === 0 && kind !== 'federated-user')
        return undefined;
    const known = sessionOf.get(session);
    if (known !== undefined)
        return known;
    const managed = policyArns.flatMap((arn) => awsManagedPolicies.get(arn)?.text ?? []);
    const all = [...policies, ...managed].map((text) => cache.compiled('session', text));
    sessionOf.set(session, all);
    return all;
}
