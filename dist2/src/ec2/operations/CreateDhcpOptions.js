import { generateId } from '../../compute/ids.js';
import { dhcpOptionsOutput, parseDhcpOptions } from '../dhcp-options.js';
import { operation } from '../operation.js';
import { newResource } from '../resources.js';
import { creationTags } from '../tags.js';
/**
 * Makes a set of DHCP options for VPCs to have.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateDhcpOptions.html
 */
export const CreateDhcpOptions = operation('CreateDhcpOptions', {
    resource: (context) => newResource(context, 'dhcp-options'),
    creates: 'dhcp-options',
    async handle({ input, account, change, random }) {
        const values = parseDhcpOptions(input.DhcpConfigurations);
        const tags = creationTags(input.TagSpecifications, 'dhcp-options');
        const made = { dhcpOptionsId: generateId('dopt', random), values, tags };
        await change(async (records) => records.put('dhcpOptions', made.dhcpOptionsId, made));
        return { DhcpOptions: dhcpOptionsOutput(made, account) };
    },
});
