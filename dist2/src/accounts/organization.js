/**
 * The organization as it binds its accounts: where an account stands in the tree, and which
 * service control policies lie above it. What changes it are the operations of Organizations.
 */
import { limits } from '../limits.js';
/** The type of policies that bind what an account's users and roles may. */
export const serviceControlPolicy = 'SERVICE_CONTROL_POLICY';
/** AWS's own policy, which allows all: attached everywhere until somebody detaches it. */
export const fullAccessPolicy = {
    id: 'p-FullAWSAccess',
    name: 'FullAWSAccess',
    description: 'Allows access to every operation',
    type: serviceControlPolicy,
    text: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
    tags: {},
};
/** A policy of the organization's or AWS's own; undefined if there is none of this id. */
export async function findOrganizationPolicy(records, id) {
    return id === fullAccessPolicy.id ? fullAccessPolicy : records.get('organizationPolicy', id);
}
/**
 * What binds an account: before there is an organization nothing, and no policies for the
 * management account. `closed`: the account was suspended, or is none of the organization's.
 *
 * Each level must allow a call, the root's, each unit's and the account's own, and none may deny
 * it; a level without policies allows nothing.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html
 */
export async function bindingOrganization(records, accountId) {
    const organization = await records.get('organization', 'organization');
    if (organization === undefined)
        return { scps: [] };
    const account = await records.get('account', accountId);
    if (account?.status !== 'ACTIVE')
        return 'closed';
    const { id, managementAccount } = organization;
    const units = await unitsDownTo(records, account.parent);
    const path = `${[id, ...units.map((unit) => unit.id)].join('/')}/`;
    const place = { id, path, managementAccount };
    const binds = organization.policyTypes.includes(serviceControlPolicy);
    if (!binds || accountId === managementAccount)
        return { scps: [], place };
    const levels = [...units, account].map(({ policies }) => controls(records, policies));
    return { scps: (await Promise.all(levels)).filter((level) => level !== undefined), place };
}
/**
 * The root, and the units from there to one, which comes last. Throws for a tree that is broken:
 * to leave out a level would set its policies aside.
 */
export async function unitsDownTo(records, unitId) {
    const units = [];
    for (let id = unitId; id !== undefined; id = units[0]?.parent) {
        const unit = await records.get('organizationalUnit', id);
        if (unit === undefined || units.length > limits.organizationUnitDepth) {
            throw new Error(`The organization's tree is broken above ${unitId}: see \`cairn check\``);
        }
        units.unshift(unit);
    }
    return units;
}
/** The service control policies of one level; undefined if it allows all and denies nothing. */
async function controls(records, policies) {
    const found = await Promise.all(policies.map((id) => findOrganizationPolicy(records, id)));
    const binding = found.flatMap((policy) => (policy?.type === serviceControlPolicy ? [policy] : []));
    if (binding.length === 1 && binding[0]?.id === fullAccessPolicy.id)
        return undefined;
    return binding.map(({ id, text }) => ({ name: id, text }));
}
