import { accountDetails, detailsOutput } from '../authorization-details.js';
import { parseWord } from '../bounds.js';
import { operation } from '../operation.js';
import { page } from '../pages.js';
const filters = ['User', 'Role', 'Group', 'LocalManagedPolicy', 'AWSManagedPolicy'];
/**
 * Users, groups, roles and policies with all that binds them, in one list of pages.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html
 */
export const GetAccountAuthorizationDetails = operation('GetAccountAuthorizationDetails', {
    permission: 'iam:GetAccountAuthorizationDetails',
    resource: () => '*',
    async handle(context) {
        const { input } = context;
        const wanted = input.Filter?.map((word) => parseWord('filter', word, filters));
        const isWanted = (type) => wanted === undefined || wanted.some((one) => one === type);
        const details = await accountDetails(context);
        const found = details.filter(({ type }) => isWanted(type));
        const { items, paging } = page(found, input, ({ type, name }) => `${type} ${name}`);
        return { ...(await detailsOutput(context, items)), ...paging };
    },
});
