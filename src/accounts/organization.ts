/**
 * The organization as it binds its accounts: where an account stands in the tree, and which
 * service control policies lie above it. What changes it are the operations of Organizations.
 */
import type { NamedPolicy } from './entities.ts'
import type { EntityReader } from './store.ts'

/** The type of policies that bind what an account's users and roles may. */
export const serviceControlPolicy = 'SERVICE_CONTROL_POLICY'

/** The policy that allows all: attached everywhere until somebody detaches it. */
export const fullAccessPolicyId = 'p-FullAWSAccess'

/** Where an account stands, for `aws:PrincipalOrgID` and `aws:PrincipalOrgPaths`. */
export interface OrganizationPlace {
  /** `o-…` */
  readonly id: string
  /** `o-…/r-…/ou-…/` */
  readonly path: string
  readonly managementAccount: string
}

/** What of the organization binds one account. */
export interface Binding {
  /** A list a level, root first; levels that allow all and deny nothing are left out. */
  readonly scps: readonly (readonly NamedPolicy[])[]
  readonly place?: OrganizationPlace
}

/**
 * What binds an account: nothing outside an organization, no policies for the management account.
 * `closed`: the account was suspended.
 */
export async function bindingOrganization(
  records: EntityReader,
  accountId: string,
): Promise<Binding | 'closed'> {
  const organization = await records.get('organization', 'organization')
  if (organization === undefined) return { scps: [] }
  const account = await records.get('account', accountId)
  if (account !== undefined && account.status !== 'ACTIVE') return 'closed'
  const { id, rootId, managementAccount } = organization
  const levels: (readonly string[])[] = account === undefined ? [] : [account.policies]
  const ids: string[] = []
  for (let above = account?.parent ?? rootId; ; ) {
    const unit = await records.get('organizationalUnit', above)
    if (unit === undefined) break
    ids.unshift(unit.id)
    levels.unshift(unit.policies)
    if (unit.parent === undefined) break
    above = unit.parent
  }
  const place = { id, path: `${[id, ...ids].join('/')}/`, managementAccount }
  const binds = organization.policyTypes.includes(serviceControlPolicy)
  if (!binds || accountId === managementAccount) return { scps: [], place }
  const scps = await Promise.all(levels.map((level) => controls(records, level)))
  return { scps: scps.filter((level) => level !== undefined), place }
}

/** The service control policies of one level; undefined if it allows all and denies nothing. */
async function controls(
  records: EntityReader,
  policies: readonly string[],
): Promise<NamedPolicy[] | undefined> {
  const found = await Promise.all(policies.map((id) => records.get('organizationPolicy', id)))
  const binding = found.flatMap((policy) => (policy?.type === serviceControlPolicy ? [policy] : []))
  if (binding.length === 1 && binding[0]?.id === fullAccessPolicyId) return undefined
  return binding.map(({ id, text }) => ({ name: id, text }))
}
