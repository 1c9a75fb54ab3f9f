import { fullAccessPolicy, serviceControlPolicy } from './organization.js';
import { generateOrganizationId, generateRootId } from './organization-ids.js';
import { organizationScope } from './store.js';
/** Sees to it that there is an organization. */
export async function ensureOrganization(store, managementAccount, { now, random }) {
    if (await store.in(organizationScope).get('organization', 'organization'))
        return;
    await store.change(organizationScope, async (records) => {
        if (await records.get('organization', 'organization'))
            return;
        const createdAt = now();
        const rootId = generateRootId(random);
        records.put('organization', 'organization', {
            id: generateOrganizationId(random),
            rootId,
            managementAccount,
            createdAt,
            policyTypes: [serviceControlPolicy],
            serviceAccess: {},
            rootFeatures: [],
        });
        const policies = [fullAccessPolicy.id];
        records.put('organizationalUnit', rootId, {
            id: rootId,
            name: 'Root',
            policies,
            tags: {},
            createdAt,
        });
        const account = {
            id: managementAccount,
            name: 'Management account',
            email: 'operator@localhost',
            status: 'ACTIVE',
            joinedAt: createdAt,
            joinedMethod: 'INVITED',
            parent: rootId,
            policies,
            tags: {},
        };
        records.put('account', managementAccount, account);
    });
}
