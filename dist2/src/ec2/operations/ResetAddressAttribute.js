import { missingParameter } from '../errors.js';
import { operation } from '../operation.js';
import { existing, resourceOf } from '../resources.js';
/**
 * Takes an elastic IP's reverse name away, of which it has none.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ResetAddressAttribute.html
 */
export const ResetAddressAttribute = operation('ResetAddressAttribute', {
    resource: (context) => resourceOf(context, 'elastic-ip', context.input.AllocationId),
    async handle({ input: { AllocationId: id = '', Attribute: attribute }, records }) {
        if (attribute !== 'domain-name')
            throw missingParameter('Attribute');
        const { allocationId, publicIp } = await existing(records, 'elastic-ip', id);
        return { Address: { AllocationId: allocationId, PublicIp: publicIp } };
    },
});
