import { noOptions } from '../network/dhcp-options.ts'
import { operation } from '../operation.ts'
import { existing, resourceOf } from '../resources.ts'

/**
 * Gives a VPC another set of DHCP options, or with `default` none.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateDhcpOptions.html
 */
export const AssociateDhcpOptions = operation('AssociateDhcpOptions', {
  resource: async (context) => {
    const { DhcpOptionsId: id, VpcId: vpcId } = context.input
    const vpc = await resourceOf(context, 'vpc', vpcId)
    return id === noOptions ? [vpc] : [await resourceOf(context, 'dhcp-options', id), vpc]
  },

  async handle({ input, account, change, host }) {
    const { DhcpOptionsId: dhcpOptionsId = '', VpcId: vpcId = '' } = input
    await change(async (records) => {
      if (dhcpOptionsId !== noOptions) await existing(records, 'dhcp-options', dhcpOptionsId)
      const vpc = await existing(records, 'vpc', vpcId)
      records.put('vpc', vpcId, { ...vpc, dhcpOptionsId })
    })
    host.changed(account)
    return {}
  },
})
