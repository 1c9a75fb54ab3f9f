import { filtered } from '../filters.js';
import { operation } from '../operation.js';
import { page, requireNoPage } from '../pages.js';
import { associatedInstance, associationOutput, profiledInstances, } from '../profile-associations.js';
const filters = {
    'instance-id': ({ instanceId }) => instanceId,
    state: () => 'associated',
};
/**
 * Which instances have the roles of which instance profiles.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeIamInstanceProfileAssociations.html
 */
export const DescribeIamInstanceProfileAssociations = operation('DescribeIamInstanceProfileAssociations', {
    resource: () => '*',
    async handle({ input, records }) {
        const ids = [...new Set(input.AssociationIds)];
        if (ids.length > 0)
            requireNoPage(input, 'associationIds');
        const found = ids.length > 0
            ? await Promise.all(ids.map((id) => associatedInstance(records, id)))
            : await profiledInstances(records);
        const all = filtered(found, input.Filters, filters);
        const { items, NextToken } = page(all, input, ({ profile }) => profile.associationId);
        return {
            IamInstanceProfileAssociations: items.map((each) => associationOutput(each, 'associated')),
            NextToken,
        };
    },
});
