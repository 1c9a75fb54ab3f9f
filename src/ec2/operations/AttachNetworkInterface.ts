import { typeOf } from '../../compute/instances/instance-size.ts'
import { newAttachment, requireBeside } from '../../compute/instances/launch-network.ts'
import type { Instance } from '../../compute/instances/machine-entities.ts'
import type { NetworkInterface } from '../../compute/network/network-entities.ts'
import type { ComputeReader } from '../../compute/records.ts'
import { interfacesOf } from '../../compute/volumes/attachments.ts'
import { invalidParameterValue, missingParameter, refusal } from '../errors.ts'
import { parseDeviceIndex, requireInterfaceRoom } from '../instances/launch-network.ts'
import { ownInterface, requireFewAddresses } from '../network/interface-requests.ts'
import { type Input, operation } from '../operation.ts'
import { existing, resourceOf } from '../resources.ts'
import { requireSupported, type Unsupported } from '../unsupported.ts'

type AttachInput = Input<'AttachNetworkInterface'>

const unsupported: Unsupported<AttachInput> = [
  ['several network cards', ({ NetworkCardIndex: index }) => (index ?? 0) > 0],
  ['ENA Express', ({ EnaSrdSpecification: given }) => given?.EnaSrdEnabled],
  ['ENA queues', ({ EnaQueueCount }) => EnaQueueCount !== undefined],
]

/**
 * Plugs an interface into an instance, which may run.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AttachNetworkInterface.html
 */
export const AttachNetworkInterface = operation('AttachNetworkInterface', {
  resource: async (context) => [
    await resourceOf(context, 'instance', context.input.InstanceId),
    await resourceOf(context, 'network-interface', context.input.NetworkInterfaceId),
  ],

  async handle({ input, account, change, random, now, host }) {
    const { NetworkInterfaceId: id = '', InstanceId: instanceId = '' } = input
    requireSupported(input, unsupported)
    if (input.DeviceIndex === undefined) throw missingParameter('deviceIndex')
    const deviceIndex = parseDeviceIndex(input.DeviceIndex)
    const attachmentId = await change(async (records) => {
      const found = await ownInterface(records, id)
      const instance = await existing(records, 'instance', instanceId)
      await requireFit(records, { found, instance, deviceIndex })
      const { vpcId } = found
      const facts = { instanceId, deviceIndex, deleteOnTermination: false, vpcId, now, random }
      const made = await newAttachment(records, facts)
      // What stands still has it at its next start.
      const isThere = instance.state === 'stopped'
      const attachment = isThere ? made : { ...made, state: 'attaching' as const }
      records.put('networkInterface', id, { ...found, attachment })
      return made.attachmentId
    })
    host.changed(account)
    return { AttachmentId: attachmentId, NetworkCardIndex: 0 }
  },
})

interface Fit {
  readonly found: NetworkInterface
  readonly instance: Instance
  readonly deviceIndex: number
}

async function requireFit(records: ComputeReader, { found, instance, deviceIndex }: Fit) {
  const { instanceId, state } = instance
  if (found.attachment !== undefined) {
    const message = `Interface: [${found.networkInterfaceId}] in use.`
    throw refusal('InvalidNetworkInterface.InUse', message)
  }
  if (state === 'terminated' || state === 'shutting-down') {
    const message = `The instance '${instanceId}' is not in a valid state for this operation.`
    throw refusal('IncorrectInstanceState', message)
  }
  requireBeside(instance, found)
  const interfaces = await interfacesOf(records, instanceId)
  if (interfaces.some(({ attachment }) => attachment?.deviceIndex === deviceIndex)) {
    const message = `Instance '${instanceId}' already has an interface attached at device index`
    throw invalidParameterValue(`${message} '${deviceIndex}'.`)
  }
  const type = typeOf(instance)
  requireInterfaceRoom(type, interfaces.length + 1)
  requireFewAddresses(found.addresses.length, type.addressesPerInterface)
}
