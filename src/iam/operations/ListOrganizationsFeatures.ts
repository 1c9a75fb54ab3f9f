import { operation } from '../operation.ts'
import { listRootFeatures } from '../root-features.ts'

/**
 * What the management account may do as the root of members.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListOrganizationsFeatures.html
 */
export const ListOrganizationsFeatures = operation('ListOrganizationsFeatures', {
  permission: 'iam:ListOrganizationsFeatures',
  resource: () => '*',

  handle: (context) => listRootFeatures(context),
})
