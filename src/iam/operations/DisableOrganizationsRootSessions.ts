import { operation } from '../operation.ts'
import { disableRootFeature } from '../root-features.ts'

/**
 * Ends that the management account acts as the root of members.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DisableOrganizationsRootSessions.html
 */
export const DisableOrganizationsRootSessions = operation('DisableOrganizationsRootSessions', {
  permission: 'iam:DisableOrganizationsRootSessions',
  resource: () => '*',

  handle: (context) => disableRootFeature(context, 'RootSessions'),
})
