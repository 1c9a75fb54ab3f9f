import { withAddresses } from '../../compute/network/elastic-ips.ts'
import { openAddresses } from '../../compute/network/new-interface.ts'
import { missingParameter, refusal } from '../errors.ts'
import { addressesAllowed, takeFromOthers } from '../network/interface-addresses.ts'
import {
  countOrList,
  ownInterface,
  parseCount,
  requireFewAddresses,
} from '../network/interface-requests.ts'
import { operation } from '../operation.ts'
import { existing, resourceOf } from '../resources.ts'
import { hasAny } from '../unsupported.ts'

/**
 * Gives a network interface more private addresses.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssignPrivateIpAddresses.html
 */
export const AssignPrivateIpAddresses = operation('AssignPrivateIpAddresses', {
  resource: (context) => resourceOf(context, 'network-interface', context.input.NetworkInterfaceId),

  async handle({ input, account, change, host }) {
    const { NetworkInterfaceId: id = '', PrivateIpAddresses: asked = [] } = input
    const { AllowReassignment: reassigns = false } = input
    if (hasAny(input.Ipv4Prefixes) || input.Ipv4PrefixCount) {
      throw refusal('UnsupportedOperation', 'This server does not offer prefixes.')
    }
    const count = parseCount(input.SecondaryPrivateIpAddressCount)
    if (count > 0 && asked.length > 0) throw countOrList()
    if (count === 0 && asked.length === 0) throw missingParameter('privateIpAddresses')
    const added = await change(async (records) => {
      const found = await ownInterface(records, id)
      const own = new Set(found.addresses.map(({ address }) => address))
      const fresh = [...new Set(asked)].filter((address) => !own.has(address))
      const subnet = await existing(records, 'subnet', found.subnetId)
      if (reassigns) await takeFromOthers(records, subnet.subnetId, fresh)
      const addresses = await openAddresses(records, subnet)
      const free = Array.from({ length: count }, () => addresses.takeFirst())
      const taken = [...fresh.map((address) => addresses.take(address)), ...free]
      const most = await addressesAllowed(records, found)
      requireFewAddresses(found.addresses.length + taken.length, most)
      const all = [...found.addresses, ...taken.map((address) => ({ address }))]
      records.put('networkInterface', id, withAddresses(found, all))
      return taken
    })
    host.changed(account)
    return {
      NetworkInterfaceId: id,
      AssignedPrivateIpAddresses: added.map((address) => ({ PrivateIpAddress: address })),
    }
  },
})
