/**
 * Central access to the roots of member accounts: features of the organization that IAM keeps.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-enable-root-access.html
 */
import type { FeatureType } from '@aws-sdk/client-iam'
import type { Organization } from '../accounts/entities.ts'
import { type EntityReader, organizationScope } from '../accounts/store.ts'
import type { CallContext } from '../auth/call.ts'
import { AwsError } from '../wire/errors.ts'

type Context = Pick<CallContext<unknown>, 'account' | 'accounts'>

/** Throws CallerIsNotManagementAccount, ServiceAccessNotEnabled, OrganizationNotFound. */
export function enableRootFeature(context: Context, feature: FeatureType) {
  return changeFeatures(context, (features) => [...features.filter(isNot(feature)), feature])
}

/** Throws CallerIsNotManagementAccount, ServiceAccessNotEnabled, OrganizationNotFound. */
export function disableRootFeature(context: Context, feature: FeatureType) {
  return changeFeatures(context, (features) => features.filter(isNot(feature)))
}

/** Throws CallerIsNotManagementAccount, ServiceAccessNotEnabled, OrganizationNotFound. */
export async function listRootFeatures({ account, accounts }: Context) {
  return featuresOutput(await managed(accounts.entities.in(organizationScope), account))
}

const isNot = (feature: FeatureType) => (other: string) => other !== feature

async function changeFeatures(
  { account, accounts }: Context,
  change: (features: readonly string[]) => readonly string[],
) {
  return accounts.entities.change(organizationScope, async (records) => {
    const organization = await managed(records, account)
    const changed = { ...organization, rootFeatures: change(organization.rootFeatures) }
    records.put('organization', 'organization', changed)
    return featuresOutput(changed)
  })
}

/** The organization, if the caller manages it and has let IAM into its accounts. */
async function managed(records: EntityReader, account: string): Promise<Organization> {
  const organization = await records.get('organization', 'organization')
  if (organization === undefined) {
    throw refusal('OrganizationNotFoundException', 'The account is not in an organization.')
  }
  if (organization.managementAccount !== account) {
    const message = 'The request was rejected because the account is not the management account.'
    throw refusal('CallerIsNotManagementAccountException', message)
  }
  if (organization.serviceAccess['iam.amazonaws.com'] === undefined) {
    const message = 'Trusted access is not enabled for IAM in AWS Organizations.'
    throw refusal('ServiceAccessNotEnabledException', message)
  }
  return organization
}

function refusal(code: string, message: string): AwsError {
  return new AwsError(code, { status: 400, message })
}

function featuresOutput({ id, rootFeatures }: Organization) {
  return { OrganizationId: id, EnabledFeatures: rootFeatures as FeatureType[] }
}
