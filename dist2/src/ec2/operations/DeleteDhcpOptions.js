import { dependencyViolation } from '../errors.js';
import { operation } from '../operation.js';
import { existing, resourceOf } from '../resources.js';
/**
 * Deletes a set of DHCP options that no VPC has.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteDhcpOptions.html
 */
export const DeleteDhcpOptions = operation('DeleteDhcpOptions', {
    resource: (context) => resourceOf(context, 'dhcp-options', context.input.DhcpOptionsId),
    async handle({ input: { DhcpOptionsId: id = '' }, change }) {
        await change(async (records) => {
            await existing(records, 'dhcp-options', id);
            if ((await records.all('vpc')).some(({ dhcpOptionsId }) => dhcpOptionsId === id)) {
                const message = `The dhcpOptions '${id}' has dependencies and cannot be deleted.`;
                throw dependencyViolation(message);
            }
            records.remove('dhcpOptions', id);
        });
        return {};
    },
});
