import { missingParameter, refusal } from '../errors.ts'
import { dropAddresses } from '../network/interface-addresses.ts'
import { ownInterface } from '../network/interface-requests.ts'
import { operation } from '../operation.ts'
import { resourceOf } from '../resources.ts'
import { hasAny } from '../unsupported.ts'

/**
 * Takes secondary private addresses from a network interface; elastic IPs that led there lead
 * nowhere. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_UnassignPrivateIpAddresses.html
 */
export const UnassignPrivateIpAddresses = operation('UnassignPrivateIpAddresses', {
  resource: (context) => resourceOf(context, 'network-interface', context.input.NetworkInterfaceId),

  async handle({ input, account, change, host }) {
    const { NetworkInterfaceId: id = '', PrivateIpAddresses: addresses = [] } = input
    if (hasAny(input.Ipv4Prefixes)) {
      throw refusal('UnsupportedOperation', 'This server does not offer prefixes.')
    }
    if (addresses.length === 0) throw missingParameter('privateIpAddresses')
    await change(async (records) => {
      await dropAddresses(records, await ownInterface(records, id), addresses)
    })
    host.changed(account)
    return {}
  },
})
