import { newInterface } from '../../compute/network/new-interface.ts'
import { makeOnce } from '../client-tokens.ts'
import { groupsFor, parseAddresses } from '../network/interface-requests.ts'
import { interfaceOutput, interfaceViews } from '../network/network-interfaces.ts'
import { operation } from '../operation.ts'
import { existing, newResource, resourceOf } from '../resources.ts'
import { creationTags } from '../tags.ts'

/**
 * Makes a network interface in a subnet, for an instance that will be launched with it.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkInterface.html
 */
export const CreateNetworkInterface = operation('CreateNetworkInterface', {
  resource: async (context) => {
    const subnet = await context.records.get('subnet', context.input.SubnetId ?? '')
    const groups = (context.input.Groups ?? []).map((id) =>
      resourceOf(context, 'security-group', id),
    )
    return [
      newResource(context, 'network-interface', subnet?.vpcId),
      await resourceOf(context, 'subnet', context.input.SubnetId),
      ...(await Promise.all(groups)),
    ]
  },
  creates: 'network-interface',

  async handle({ input, account, region, change, random, now }) {
    const { SubnetId: subnetId = '', Description: description, ClientToken: token } = input
    const wish = parseAddresses(input)
    const tags = creationTags(input.TagSpecifications, 'network-interface')
    const request = { operation: 'CreateNetworkInterface', input, now }
    const made = await change(async (records) => {
      const id = await makeOnce(records, request, async () => {
        const groupIds = await groupsFor(records, subnetId, input.Groups)
        const subnet = await existing(records, 'subnet', subnetId)
        const facts = { ...wish, subnet, groupIds, description, random, tags }
        return (await newInterface(records, facts)).networkInterfaceId
      })
      const view = await interfaceViews(records, { account, region })
      return view(await existing(records, 'network-interface', id))
    })
    const shown = interfaceOutput(made, { account, region })
    // Answered at once, it is not ready yet at AWS; here it is.
    return { NetworkInterface: shown, ...(token && { ClientToken: token }) }
  },
})
