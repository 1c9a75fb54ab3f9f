/**
 * The ARNs of what an organization consists of. All but AWS's own policies are the management
 * account's.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_arn-formats.html
 */
import type { Organization, OrganizationPolicy } from '../accounts/entities.ts'
import { fullAccessPolicy } from '../accounts/organization.ts'
import { idPatterns } from '../accounts/organization-ids.ts'

/** `arn:aws:organizations::111111111111:organization/o-…` */
export function organizationArn(organization: Organization): string {
  return arn(organization, 'organization')
}

/** `arn:aws:organizations::111111111111:account/o-…/222222222222` */
export function accountArn(organization: Organization, id: string): string {
  return `${arn(organization, 'account')}/${id}`
}

/** `arn:aws:organizations::111111111111:ou/o-…/ou-…`, or `…:root/o-…/r-…` */
export function unitArn(organization: Organization, id: string): string {
  return `${arn(organization, id.startsWith('r-') ? 'root' : 'ou')}/${id}`
}

/** The ARN of a root, unit or account. */
export function targetArn(organization: Organization, id: string): string {
  return idPatterns.account.test(id) ? accountArn(organization, id) : unitArn(organization, id)
}

/** `arn:aws:organizations::111111111111:policy/o-…/service_control_policy/p-…` */
export function policyArn(
  organization: Organization,
  { id, type }: Pick<OrganizationPolicy, 'id' | 'type'>,
): string {
  const path = `${type.toLowerCase()}/${id}`
  if (id === fullAccessPolicy.id) return `arn:aws:organizations::aws:policy/${path}`
  return `${arn(organization, 'policy')}/${path}`
}

function arn({ managementAccount, id }: Organization, type: string): string {
  return `arn:aws:organizations::${managementAccount}:${type}/${id}`
}
