import { ownInterface } from '../network/interface-requests.ts'
import { operation } from '../operation.ts'
import { resourceOf } from '../resources.ts'

/**
 * Lets packets of a network interface bear its own addresses alone again.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ResetNetworkInterfaceAttribute.html
 */
export const ResetNetworkInterfaceAttribute = operation('ResetNetworkInterfaceAttribute', {
  resource: (context) => resourceOf(context, 'network-interface', context.input.NetworkInterfaceId),

  async handle({ input: { NetworkInterfaceId: id = '' }, account, change, host }) {
    await change(async (records) => {
      const found = await ownInterface(records, id)
      records.put('networkInterface', id, { ...found, sourceDestCheck: true })
    })
    host.changed(account)
    return {}
  },
})
