import { invalidParameterValue } from '../errors.ts'
import {
  attachmentOutput,
  interfaceViews,
  type SeenInterface,
} from '../network/network-interfaces.ts'
import { type Ec2Context, operation } from '../operation.ts'
import { existing, resourceOf } from '../resources.ts'

/**
 * One attribute of a network interface.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkInterfaceAttribute.html
 */
export const DescribeNetworkInterfaceAttribute = operation('DescribeNetworkInterfaceAttribute', {
  resource: (context) => resourceOf(context, 'network-interface', context.input.NetworkInterfaceId),

  async handle(context) {
    const { NetworkInterfaceId: id = '', Attribute: attribute } = context.input
    const found = await existing(context.records, 'network-interface', id)
    const one = (await interfaceViews(context.records, context))(found)
    switch (attribute) {
      case 'description':
        return { NetworkInterfaceId: id, Description: { Value: one.description } }
      case 'groupSet':
        return { NetworkInterfaceId: id, Groups: [...one.groups] }
      case 'sourceDestCheck':
        return { NetworkInterfaceId: id, SourceDestCheck: { Value: one.sourceDestCheck } }
      case 'attachment':
        return { NetworkInterfaceId: id, Attachment: attachmentOutput(one) }
      case 'associatePublicIpAddress':
        return { NetworkInterfaceId: id, AssociatePublicIpAddress: await hasOnStart(context, one) }
      default: {
        const message = `Value (${attribute}) for parameter attribute is invalid.`
        throw invalidParameterValue(`${message} Unknown attribute.`)
      }
    }
  },
})

/** Whether its instance has a public address from each start to the stop. */
async function hasOnStart(
  { records }: Pick<Ec2Context<unknown>, 'records'>,
  { attachment }: SeenInterface,
): Promise<boolean> {
  const instance = await records.get('instance', attachment?.instanceId ?? '')
  return instance?.publicIpOnStart ?? false
}
