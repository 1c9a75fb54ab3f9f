import { operation } from '../operation.js';
import { disableRootFeature } from '../root-features.js';
/**
 * Ends that the management account acts as the root of members.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DisableOrganizationsRootSessions.html
 */
export const DisableOrganizationsRootSessions = operation('DisableOrganizationsRootSessions', {
    permission: 'iam:DisableOrganizationsRootSessions',
    resource: () => '*',
    handle: (context) => disableRootFeature(context, 'RootSessions'),
});
