import { generateId } from '../../compute/ids.ts'
import { dhcpOptionsOutput, parseDhcpOptions } from '../network/dhcp-options.ts'
import { operation } from '../operation.ts'
import { newResource } from '../resources.ts'
import { creationTags } from '../tags.ts'

/**
 * Makes a set of DHCP options for VPCs to have.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateDhcpOptions.html
 */
export const CreateDhcpOptions = operation('CreateDhcpOptions', {
  resource: (context) => newResource(context, 'dhcp-options'),
  creates: 'dhcp-options',

  async handle({ input, account, change, random }) {
    const values = parseDhcpOptions(input.DhcpConfigurations)
    const tags = creationTags(input.TagSpecifications, 'dhcp-options')
    const made = { dhcpOptionsId: generateId('dopt', random), values, tags }
    await change(async (records) => records.put('dhcpOptions', made.dhcpOptionsId, made))
    return { DhcpOptions: dhcpOptionsOutput(made, account) }
  },
})
