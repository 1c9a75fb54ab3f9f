import { operation } from '../operation.js';
import { enableRootFeature } from '../root-features.js';
/**
 * Lets the management account manage the root credentials of members.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_EnableOrganizationsRootCredentialsManagement.html
 */
export const EnableOrganizationsRootCredentialsManagement = operation('EnableOrganizationsRootCredentialsManagement', {
    permission: 'iam:EnableOrganizationsRootCredentialsManagement',
    resource: () => '*',
    handle: (context) => enableRootFeature(context, 'RootCredentialsManagement'),
});
