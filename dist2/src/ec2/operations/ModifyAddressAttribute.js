import { missingParameter, refusal } from '../errors.js';
import { operation } from '../operation.js';
import { existing, resourceOf } from '../resources.js';
/**
 * Would give an elastic IP a reverse name; refused, as nobody here serves names outside of VPCs.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyAddressAttribute.html
 */
export const ModifyAddressAttribute = operation('ModifyAddressAttribute', {
    resource: (context) => resourceOf(context, 'elastic-ip', context.input.AllocationId),
    async handle({ input: { AllocationId: id = '', DomainName: name }, records }) {
        if (!name)
            throw missingParameter('DomainName');
        await existing(records, 'elastic-ip', id);
        const message = 'This server serves no reverse names of public addresses.';
        throw refusal('UnsupportedOperation', message);
    },
});
