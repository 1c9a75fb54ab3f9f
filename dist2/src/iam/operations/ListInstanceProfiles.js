import { instanceProfileArn } from '../arns.js';
import { parsePathPrefix } from '../bounds.js';
import { profileOutput } from '../instance-profiles.js';
import { operation } from '../operation.js';
import { page } from '../pages.js';
/**
 * The instance profiles of the account, without tags.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfiles.html
 */
export const ListInstanceProfiles = operation('ListInstanceProfiles', {
    permission: 'iam:ListInstanceProfiles',
    resource: ({ account, input }) => instanceProfileArn(account, input.PathPrefix ?? '/', ''),
    async handle(context) {
        const prefix = parsePathPrefix(context.input.PathPrefix);
        const profiles = await context.entities.all('instanceProfile');
        const found = profiles.filter(({ path }) => path.startsWith(prefix));
        const { items, paging } = page(found, context.input, (profile) => profile.instanceProfileName);
        const InstanceProfiles = await Promise.all(items.map((one) => profileOutput(context, one)));
        return { InstanceProfiles, ...paging };
    },
});
