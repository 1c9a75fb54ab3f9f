import type { NetworkInterface } from '../../compute/network/network-entities.ts'
import type { ComputeReader } from '../../compute/records.ts'
import { invalidParameterCombination, missingParameter, notFound } from '../errors.ts'
import { groupsFor, ownInterface } from '../network/interface-requests.ts'
import { type Input, operation } from '../operation.ts'
import { resourceOf } from '../resources.ts'
import { hasAny, requireSupported, type Unsupported } from '../unsupported.ts'

type ModifyInput = Input<'ModifyNetworkInterfaceAttribute'>

const unsupported: Unsupported<ModifyInput> = [
  ['ENA Express', ({ EnaSrdSpecification: given }) => given?.EnaSrdEnabled],
  ['IPv6', ({ EnablePrimaryIpv6 }) => EnablePrimaryIpv6],
  ['timeouts of tracked connections', (input) => !!input.ConnectionTrackingSpecification],
  ['public addresses of running machines', (input) => input.AssociatePublicIpAddress],
  ['associated subnets', ({ AssociatedSubnetIds: list }) => hasAny(list)],
  ['ENA queues', ({ Attachment: given }) => given?.EnaQueueCount !== undefined],
]

/**
 * Changes one attribute of a network interface. New groups hold at once.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyNetworkInterfaceAttribute.html
 */
export const ModifyNetworkInterfaceAttribute = operation('ModifyNetworkInterfaceAttribute', {
  resource: async (context) => {
    const groups = (context.input.Groups ?? []).map((id) =>
      resourceOf(context, 'security-group', id),
    )
    return [
      await resourceOf(context, 'network-interface', context.input.NetworkInterfaceId),
      ...(await Promise.all(groups)),
    ]
  },

  async handle({ input, account, change, host }) {
    const { NetworkInterfaceId: id = '' } = input
    requireSupported(input, unsupported)
    requireOneAttribute(input)
    await change(async (records) => {
      const found = await ownInterface(records, id)
      const changed = await changesOf(records, found, input)
      records.put('networkInterface', id, { ...found, ...changed })
    })
    host.changed(account)
    return {}
  },
})

function requireOneAttribute(input: ModifyInput): void {
  const asked = [
    input.Description?.Value,
    input.SourceDestCheck?.Value,
    input.Groups,
    input.Attachment,
  ].filter((value) => value !== undefined)
  if (asked.length === 0) throw missingParameter('attribute')
  if (asked.length === 1) return
  throw invalidParameterCombination('Fields for multiple attribute types specified')
}

async function changesOf(
  records: ComputeReader,
  found: NetworkInterface,
  input: ModifyInput,
): Promise<Partial<NetworkInterface>> {
  const { Description, SourceDestCheck, Groups, Attachment } = input
  if (Description?.Value !== undefined) return { description: Description.Value }
  if (SourceDestCheck?.Value !== undefined) return { sourceDestCheck: SourceDestCheck.Value }
  if (Groups !== undefined) return { groupIds: await groupsFor(records, found.subnetId, Groups) }
  const { AttachmentId: id, DeleteOnTermination: deleteOnTermination } = Attachment ?? {}
  if (found.attachment === undefined || found.attachment.attachmentId !== id) {
    const what = `The network interface attachment ID '${id}'`
    throw notFound('InvalidAttachmentID.NotFound', what)
  }
  if (deleteOnTermination === undefined) throw missingParameter('deleteOnTermination')
  return { attachment: { ...found.attachment, deleteOnTermination } }
}
