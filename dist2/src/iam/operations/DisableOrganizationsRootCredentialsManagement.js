import { operation } from '../operation.js';
import { disableRootFeature } from '../root-features.js';
/**
 * Ends that the management account manages the root credentials of members.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DisableOrganizationsRootCredentialsManagement.html
 */
export const DisableOrganizationsRootCredentialsManagement = operation('DisableOrganizationsRootCredentialsManagement', {
    permission: 'iam:DisableOrganizationsRootCredentialsManagement',
    resource: () => '*',
    handle: (context) => disableRootFeature(context, 'RootCredentialsManagement'),
});
