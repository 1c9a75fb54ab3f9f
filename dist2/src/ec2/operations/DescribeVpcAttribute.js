import { invalidParameterValue } from '../errors.js';
import { operation } from '../operation.js';
import { existing, resourceOf } from '../resources.js';
/**
 * One attribute of a VPC.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcAttribute.html
 */
export const DescribeVpcAttribute = operation('DescribeVpcAttribute', {
    resource: (context) => resourceOf(context, 'vpc', context.input.VpcId),
    async handle({ input: { VpcId: vpcId = '', Attribute: attribute }, records }) {
        const vpc = await existing(records, 'vpc', vpcId);
        switch (attribute) {
            case 'enableDnsSupport':
                return { VpcId: vpcId, EnableDnsSupport: { Value: vpc.enableDnsSupport } };
            case 'enableDnsHostnames':
                return { VpcId: vpcId, EnableDnsHostnames: { Value: vpc.enableDnsHostnames } };
            case 'enableNetworkAddressUsageMetrics': {
                const Value = vpc.enableNetworkAddressUsageMetrics;
                return { VpcId: vpcId, EnableNetworkAddressUsageMetrics: { Value } };
            }
            default: {
                const message = `Value (${attribute}) for parameter attribute is invalid.`;
                throw invalidParameterValue(`${message} Unknown attribute.`);
            }
        }
    },
});
