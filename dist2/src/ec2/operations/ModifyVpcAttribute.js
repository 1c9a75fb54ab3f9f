import { invalidParameterCombination, missingParameter } from '../errors.js';
import { operation } from '../operation.js';
import { existing, resourceOf } from '../resources.js';
/**
 * Changes one attribute of a VPC.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcAttribute.html
 */
export const ModifyVpcAttribute = operation('ModifyVpcAttribute', {
    resource: (context) => resourceOf(context, 'vpc', context.input.VpcId),
    async handle({ input, change }) {
        const { VpcId: vpcId = '' } = input;
        const asked = Object.entries({
            enableDnsSupport: input.EnableDnsSupport?.Value,
            enableDnsHostnames: input.EnableDnsHostnames?.Value,
            enableNetworkAddressUsageMetrics: input.EnableNetworkAddressUsageMetrics?.Value,
        }).filter(([, value]) => value !== undefined);
        if (asked.length === 0)
            throw missingParameter('attribute');
        if (asked.length > 1) {
            throw invalidParameterCombination('Fields for multiple attribute types specified');
        }
        await change(async (records) => {
            const vpc = await existing(records, 'vpc', vpcId);
            records.put('vpc', vpcId, { ...vpc, ...Object.fromEntries(asked) });
        });
        return {};
    },
});
