import { operation } from '../operation.js';
import { listRootFeatures } from '../root-features.js';
/**
 * What the management account may do as the root of members.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListOrganizationsFeatures.html
 */
export const ListOrganizationsFeatures = operation('ListOrganizationsFeatures', {
    permission: 'iam:ListOrganizationsFeatures',
    resource: () => '*',
    handle: (context) => listRootFeatures(context),
});
