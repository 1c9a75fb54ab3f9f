import { operation } from '../operation.js';
import { enableRootFeature } from '../root-features.js';
/**
 * Lets the management account act as the root of members, by AssumeRoot.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_EnableOrganizationsRootSessions.html
 */
export const EnableOrganizationsRootSessions = operation('EnableOrganizationsRootSessions', {
    permission: 'iam:EnableOrganizationsRootSessions',
    resource: () => '*',
    handle: (context) => enableRootFeature(context, 'RootSessions'),
});
