import { filtered, withTagFilters } from '../filters.js';
import { operation } from '../operation.js';
import { existing } from '../resources.js';
import { tagsOutput } from '../tags.js';
const filters = withTagFilters({ 'is-classic-link-enabled': () => false });
/**
 * Says of each VPC that it is not linked with EC2-Classic, which is no more.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcClassicLink.html
 */
export const DescribeVpcClassicLink = operation('DescribeVpcClassicLink', {
    resource: () => '*',
    async handle({ input, records }) {
        const { VpcIds: ids = [] } = input;
        const named = await Promise.all(ids.map((id) => existing(records, 'vpc', id)));
        const found = ids.length > 0 ? named : await records.all('vpc');
        const shown = filtered(found, input.Filters, filters);
        return {
            Vpcs: found
                .filter((vpc) => shown.includes(vpc))
                .map(({ vpcId, tags }) => ({
                VpcId: vpcId,
                ClassicLinkEnabled: false,
                Tags: tagsOutput(tags),
            })),
        };
    },
});
