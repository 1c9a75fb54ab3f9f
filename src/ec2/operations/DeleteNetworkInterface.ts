import { removeInterface } from '../../compute/network/elastic-ips.ts'
import { refusal } from '../errors.ts'
import { ownInterface } from '../network/interface-requests.ts'
import { operation } from '../operation.ts'
import { resourceOf } from '../resources.ts'

/**
 * Deletes a network interface that no instance has.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteNetworkInterface.html
 */
export const DeleteNetworkInterface = operation('DeleteNetworkInterface', {
  resource: (context) => resourceOf(context, 'network-interface', context.input.NetworkInterfaceId),

  async handle({ input: { NetworkInterfaceId: id = '' }, account, changeShared, host }) {
    await changeShared(async (records, shared) => {
      const found = await ownInterface(records, id)
      if (found.attachment !== undefined) {
        const message = `Network interface '${id}' is currently in use.`
        throw refusal('InvalidParameterValue', message)
      }
      await removeInterface({ records, shared }, found)
    })
    host.changed(account)
    return {}
  },
})
