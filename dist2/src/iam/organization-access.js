import { findOrganizationPolicy, serviceControlPolicy } from '../accounts/organization.js';
import { organizationScope } from '../accounts/store.js';
import { AwsError } from '../wire/errors.js';
import { parseLength, parsePattern } from './bounds.js';
import { invalidInput } from './errors.js';
import { grantsService, serviceNames } from './service-access.js';
/**
 * What a report says of a part of the organization, or of what one policy allows in it. For the
 * management account. Throws AccessDenied, InvalidInput, ValidationError.
 */
export async function organizationAccess(context, input) {
    const records = context.accounts.entities.in(organizationScope);
    const organization = await records.get('organization', 'organization');
    if (organization?.managementAccount !== context.account) {
        throw new AwsError('AccessDenied', {
            message: 'Only the management account of an organization can make this report.',
        });
    }
    const part = await findPart(records, organization, parsePath(input.path));
    const allowed = await allowedServices(records, { organization, part, policyId: input.policyId });
    return usesOf(context, { part, allowed });
}
function parsePath(text) {
    const path = parseLength('entityPath', text, [19, 427]);
    const pattern = /^o-[0-9a-z]{10,32}\/r-[0-9a-z]{4,32}[0-9a-z-/]*$/;
    return parsePattern('entityPath', path, pattern).split('/');
}
async function findPart(records, { id, rootId }, [organizationId, ...ids]) {
    const units = new Map((await records.all('organizationalUnit')).map((unit) => [unit.id, unit]));
    const accounts = new Map((await records.all('account')).map((account) => [account.id, account]));
    const levels = ids.map((one) => units.get(one) ?? accounts.get(one));
    const isPath = levels.every((level, index) => index === 0 ? level?.id === rootId : level !== undefined && level.parent === ids[index - 1]);
    if (organizationId !== id || !isPath)
        throw invalidInput('The entity path does not exist.');
    const start = [id, ...ids].join('/');
    const accountPaths = new Map();
    for (const account of accounts.values()) {
        const above = [account.id];
        for (let parent = account.parent; parent !== undefined;) {
            above.unshift(parent);
            parent = units.get(parent)?.parent;
        }
        const path = [id, ...above].join('/');
        if (`${path}/`.startsWith(`${start}/`))
            accountPaths.set(account.id, path);
    }
    return { levels: levels.filter((level) => level !== undefined), accountPaths };
}
/** Services of which the policies of every level allow something. */
async function allowedServices(records, asked) {
    const { organization, part, policyId } = asked;
    const all = [...serviceNames.keys()];
    const texts = async (ids) => {
        const found = await Promise.all(ids.map((id) => findOrganizationPolicy(records, id)));
        const binding = found.filter((policy) => policy?.type === serviceControlPolicy);
        return binding.flatMap((policy) => (policy ? [{ name: policy.id, text: policy.text }] : []));
    };
    if (policyId !== undefined) {
        const [policy] = await texts([
            parsePattern('organizationsPolicyId', policyId, /^p-[0-9a-zA-Z_]{8,128}$/),
        ]);
        if (policy === undefined)
            throw invalidInput('The service control policy does not exist.');
        return all.filter((namespace) => grantsService(policy, namespace, 'scp'));
    }
    if (!organization.policyTypes.includes(serviceControlPolicy))
        return all;
    const levels = await Promise.all(part.levels.map(({ policies }) => texts(policies)));
    const allows = (level, namespace) => level.some((policy) => grantsService(policy, namespace, 'scp'));
    return all.filter((namespace) => levels.every((level) => allows(level, namespace)));
}
async function usesOf({ accounts }, { part, allowed }) {
    const found = new Map();
    for (const [account, path] of part.accountPaths) {
        const used = new Set();
        for (const subject of await principalsOf(accounts.entities.in(account), account)) {
            for (const { service: namespace, at, region } of await accounts.lastUsed.of(account, subject)) {
                const before = found.get(namespace);
                const count = (before?.accounts ?? 0) + (used.has(namespace) ? 0 : 1);
                const isLater = before === undefined || at > before.last.at;
                const last = isLater ? { at, region, path } : before.last;
                found.set(namespace, { namespace, accounts: count, last });
                used.add(namespace);
            }
        }
    }
    return allowed.map((namespace) => found.get(namespace) ?? { namespace, accounts: 0 });
}
/** Whose uses are noted in an account: its root, users and roles. */
async function principalsOf(records, account) {
    const users = await records.all('user');
    const roles = await records.all('role');
    return [account, ...users.map(({ userId }) => userId), ...roles.map(({ roleId }) => roleId)];
}
