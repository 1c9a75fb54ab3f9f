/** Trails of the management account that deliver the events of all the organization's accounts. */
import { organizationScope } from '../accounts/store.js';
import { trailError } from './errors.js';
/** Throws unless the account manages an organization. */
export async function requireManagementAccount(entities, account) {
    const organization = await entities.in(organizationScope).get('organization', 'organization');
    if (organization === undefined) {
        const message = 'The account is not a member of an organization.';
        throw trailError('OrganizationsNotInUseException', message);
    }
    if (organization.managementAccount === account)
        return;
    const message = 'Only the management account of the organization can have organization trails.';
    throw trailError('NotOrganizationMasterAccountException', message);
}
/** The trails of the organization, and the accounts that they are for. */
export async function organizationTrails(entities) {
    const organization = await entities.in(organizationScope).get('organization', 'organization');
    if (organization === undefined)
        return { trails: [], isMember: () => false };
    const { id, managementAccount: owner } = organization;
    const all = await entities.in(owner).all('trail');
    const trails = all.filter(({ isOrganization }) => isOrganization);
    if (trails.length === 0)
        return { trails: [], isMember: () => false };
    const members = await entities.in(organizationScope).all('account');
    const ids = new Set([owner, ...members.map((member) => member.id)]);
    return {
        trails: trails.map((trail) => ({ trail, owner, organization: id })),
        isMember: (account) => ids.has(account),
    };
}
