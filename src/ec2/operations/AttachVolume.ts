import type { Instance } from '../../compute/instances/machine-entities.ts'
import type { ComputeReader } from '../../compute/records.ts'
import { devicePath } from '../../compute/volumes/device-path.ts'
import type { Volume, VolumeAttachment } from '../../compute/volumes/volume-entities.ts'
import { limits } from '../../limits.ts'
import { invalidParameterValue, refusal } from '../errors.ts'
import { operation } from '../operation.ts'
import { existing, resourceOf } from '../resources.ts'
import { parseDeviceName } from '../volumes/device-names.ts'
import { attachmentOutput } from '../volumes/volumes.ts'

/**
 * Plugs a volume into an instance that runs or is stopped.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AttachVolume.html
 */
export const AttachVolume = operation('AttachVolume', {
  resource: async (context) => [
    await resourceOf(context, 'volume', context.input.VolumeId),
    await resourceOf(context, 'instance', context.input.InstanceId),
  ],

  async handle({ input, account, now, change, host }) {
    const { VolumeId: volumeId = '', InstanceId: instanceId = '' } = input
    const deviceName = parseDeviceName(input.Device)
    const attachment = await change(async (records) => {
      const volume = await existing(records, 'volume', volumeId)
      const instance = await existing(records, 'instance', instanceId)
      requireFree(volume)
      requireReady(instance)
      requireSameZone(volume, instance)
      await requireFreeDevice(records, instance, deviceName)
      const attachment: VolumeAttachment = {
        instanceId,
        deviceName,
        attachTime: now,
        deleteOnTermination: false,
        state: 'attaching',
        isForced: false,
      }
      records.put('volume', volumeId, { ...volume, state: 'in-use', attachment })
      return attachment
    })
    host.changed(account)
    return attachmentOutput(volumeId, attachment)
  },
})

function requireFree({ volumeId, state }: Volume): void {
  if (state === 'available') return
  if (state === 'in-use') {
    throw refusal('VolumeInUse', `${volumeId} is already attached to an instance`)
  }
  throw refusal('IncorrectState', `${volumeId} is not 'available'.`)
}

function requireReady({ instanceId, state }: Instance): void {
  if (state === 'running' || state === 'stopped') return
  throw refusal('IncorrectState', `Instance '${instanceId}' is not 'running'.`)
}

function requireSameZone(volume: Volume, instance: Instance): void {
  if (volume.availabilityZone === instance.availabilityZone) return
  throw refusal(
    'InvalidVolume.ZoneMismatch',
    `The volume '${volume.volumeId}' is not in the same availability zone as instance ` +
      `'${instance.instanceId}'`,
  )
}

async function requireFreeDevice(
  records: ComputeReader,
  { instanceId, rootDeviceName }: Instance,
  deviceName: string,
): Promise<void> {
  // What is being taken away still has its name.
  const attached = (await records.all('volume')).flatMap(({ attachment }) =>
    attachment?.instanceId === instanceId ? [devicePath(attachment.deviceName)] : [],
  )
  const taken = [devicePath(rootDeviceName), ...attached]
  if (taken.includes(devicePath(deviceName))) {
    const message = `Invalid value '${deviceName}' for unixDevice.`
    throw invalidParameterValue(`${message} Attachment point ${deviceName} is already in use`)
  }
  if (new Set(taken).size <= limits.volumesPerInstance) return
  const message = `Instance '${instanceId}' has all the volumes that it may have.`
  throw refusal('AttachmentLimitExceeded', message)
}
