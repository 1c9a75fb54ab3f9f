/**
 * Which policies bind a caller: texts, gathered from the records of its account and of the
 * organization, and kept for as long as neither has changed. What they mean is for `auth` to say.
 */
import { limits } from '../limits.js';
import { awsManagedPolicies } from './managed-policies.js';
import { bindingOrganization } from './organization.js';
import { organizationScope } from './store.js';
/** Makes what finds policies. An answer is kept while the generations are the same. */
export function createPolicyFinder(store) {
    const cache = new Map();
    return async (owner) => {
        const { account, type, name = '', uniqueId = '' } = owner;
        const generations = await store.generations([account, organizationScope]);
        const id = `${account}/${type}/${name}/${uniqueId}`;
        const known = cache.get(id);
        if (known?.generations.every((bytes, i) => isSame(bytes, generations[i])))
            return known.found;
        // The generations were read first: a change since then makes the next request read again.
        const kept = generations.map((bytes) => bytes && Buffer.from(bytes));
        const found = await gather(store, owner);
        if (cache.size >= limits.principalsCached)
            cache.clear();
        cache.set(id, { generations: kept, found });
        return found;
    };
}
function isSame(a, b) {
    return a === undefined || b === undefined ? a === b : a.equals(b);
}
async function gather(store, owner) {
    const { account, type, name = '', uniqueId } = owner;
    const binding = await bindingOrganization(store.in(organizationScope), account);
    if (binding === 'closed')
        return undefined;
    const { scps, place } = binding;
    const around = { scps, ...(place && { organization: place }) };
    const records = store.in(account);
    if (type === 'root')
        return { identity: [], tags: {}, uniqueId: account, path: '/', ...around };
    const holder = await records.get(type, name);
    if (holder === undefined)
        return undefined;
    const id = 'userId' in holder ? holder.userId : holder.roleId;
    if (uniqueId !== undefined && id !== uniqueId)
        return undefined;
    const boundary = await boundaryText(records, holder);
    // Service control policies bind no service-linked role, so that services can do their work.
    const unbound = 'linkedService' in holder && holder.linkedService !== undefined;
    return {
        identity: await identityPolicies(records, holder),
        ...(boundary && { boundary }),
        tags: holder.tags,
        uniqueId: id,
        path: holder.path,
        ...around,
        ...(unbound && { scps: [] }),
    };
}
/** A boundary that is not there, as none should be, allows nothing: it never goes unnoticed. */
export async function boundaryText(records, { boundary }) {
    if (boundary === undefined)
        return undefined;
    return (await managedText(records, boundary)) ?? { name: boundary, text: nothing };
}
const nothing = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}';
/** A user's own policies and its groups', or a role's, or a group's. */
export async function identityPolicies(records, holder) {
    const groups = 'groups' in holder ? holder.groups : [];
    const found = await Promise.all(groups.map((name) => records.get('group', name)));
    const holders = [
        { whose: holderName(holder), ...holder },
        ...found.flatMap((group) => (group ? [{ whose: `group/${group.groupName}`, ...group }] : [])),
    ];
    const policies = [];
    for (const { whose, inline, attached } of holders) {
        for (const [name, text] of Object.entries(inline)) {
            policies.push({ name: `${whose}/${name}`, text });
        }
        for (const arn of attached) {
            const policy = await managedText(records, arn);
            if (policy)
                policies.push(policy);
        }
    }
    return policies;
}
function holderName(holder) {
    if ('userName' in holder)
        return `user/${holder.userName}`;
    return 'roleName' in holder ? `role/${holder.roleName}` : `group/${holder.groupName}`;
}
/** The default version of a managed policy, AWS's own or the account's. */
export async function managedText(records, arn) {
    if (arn === undefined)
        return undefined;
    const own = awsManagedPolicies.get(arn);
    if (own)
        return { name: arn, text: own.text };
    const policy = await records.get('policy', arn.slice(arn.lastIndexOf('/') + 1));
    const version = policy?.versions.find(({ id }) => id === policy.defaultVersion);
    return version && { name: arn, text: version.text };
}
