/**
 * The organization, founded at the first start: the root account is the operator's, and as the
 * management account it makes and rules all others. As AWS's CreateOrganization leaves it: all
 * features, service control policies bind, and FullAWSAccess is attached.
 */
import type { Account } from './entities.ts'
import type { RandomBytes } from './generate.ts'
import { fullAccessPolicy, serviceControlPolicy } from './organization.ts'
import { generateOrganizationId, generateRootId } from './organization-ids.ts'
import { type EntityStore, organizationScope } from './store.ts'

/** Sees to it that there is an organization. */
export async function ensureOrganization(
  store: EntityStore,
  managementAccount: string,
  { now, random }: { readonly now: () => number; readonly random: RandomBytes },
): Promise<void> {
  if (await store.in(organizationScope).get('organization', 'organization')) return
  await store.change(organizationScope, async (records) => {
    if (await records.get('organization', 'organization')) return
    const createdAt = now()
    const rootId = generateRootId(random)
    records.put('organization', 'organization', {
      id: generateOrganizationId(random),
      rootId,
      managementAccount,
      createdAt,
      policyTypes: [serviceControlPolicy],
      serviceAccess: {},
      rootFeatures: [],
    })
    const policies = [fullAccessPolicy.id]
    records.put('organizationalUnit', rootId, {
      id: rootId,
      name: 'Root',
      policies,
      tags: {},
      createdAt,
    })
    const account: Account = {
      id: managementAccount,
      name: 'Management account',
      email: 'operator@localhost',
      status: 'ACTIVE',
      joinedAt: createdAt,
      joinedMethod: 'INVITED',
      parent: rootId,
      policies,
      tags: {},
    }
    records.put('account', managementAccount, account)
  })
}
