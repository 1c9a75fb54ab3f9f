import { organizationScope } from '../accounts/store.js';
import { refusal } from './errors.js';
/** Declares an operation; the compiler refuses one that does not say who may call it. */
export function operation(name, { callers, resource, conditions, handle }) {
    return {
        name,
        permission: `organizations:${name}`,
        ...(conditions && { conditions }),
        resource: async (context) => resource(await organized(context)),
        async handle(context) {
            const inside = await organized(context);
            if (!mayCall(inside, callers))
                throw refusal('AccessDeniedException');
            return handle(inside);
        },
    };
}
async function organized(context) {
    const { account, accounts } = context;
    const records = accounts.entities.in(organizationScope);
    const organization = await existingOrganization(records);
    const { delegations = {} } = (await records.get('account', account)) ?? {};
    return {
        ...context,
        organization,
        records,
        isObserver: account === organization.managementAccount || Object.keys(delegations).length > 0,
        changeOrganization: (work) => accounts.entities.change(organizationScope, work),
    };
}
/** The organization; throws AWSOrganizationsNotInUseException. */
export async function existingOrganization(records) {
    const organization = await records.get('organization', 'organization');
    if (organization === undefined)
        throw refusal('AWSOrganizationsNotInUseException');
    return organization;
}
function mayCall({ account, organization, isObserver }, callers) {
    if (callers === 'members')
        return true;
    return callers === 'delegated' ? isObserver : account === organization.managementAccount;
}
