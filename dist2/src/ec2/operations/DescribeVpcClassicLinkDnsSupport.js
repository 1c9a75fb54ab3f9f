import { operation } from '../operation.js';
import { page } from '../pages.js';
import { existing } from '../resources.js';
/**
 * Says of each VPC that names of EC2-Classic, which is no more, are not resolved.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcClassicLinkDnsSupport.html
 */
export const DescribeVpcClassicLinkDnsSupport = operation('DescribeVpcClassicLinkDnsSupport', {
    resource: () => '*',
    async handle({ input, records }) {
        const { VpcIds: ids = [] } = input;
        const named = await Promise.all(ids.map((id) => existing(records, 'vpc', id)));
        const found = ids.length > 0 ? named : await records.all('vpc');
        const { items, NextToken } = page(found, input, ({ vpcId }) => vpcId);
        const Vpcs = items.map(({ vpcId }) => ({ VpcId: vpcId, ClassicLinkDnsSupported: false }));
        return { Vpcs, NextToken };
    },
});
