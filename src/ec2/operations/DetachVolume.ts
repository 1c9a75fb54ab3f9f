import { devicePath } from '../../compute/volumes/device-path.ts'
import type { Volume, VolumeAttachment } from '../../compute/volumes/volume-entities.ts'
import { refusal } from '../errors.ts'
import { type Input, operation } from '../operation.ts'
import { existing, resourceOf } from '../resources.ts'
import { attachmentOutput } from '../volumes/volumes.ts'

/**
 * Takes a volume away from its instance: as soon as it is not mounted there, or at once with
 * `Force`.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DetachVolume.html
 */
export const DetachVolume = operation('DetachVolume', {
  resource: async (context) => {
    const { VolumeId: volumeId, InstanceId: instanceId } = context.input
    const volume = await resourceOf(context, 'volume', volumeId)
    return instanceId ? [volume, await resourceOf(context, 'instance', instanceId)] : volume
  },

  async handle({ input, account, change, host }) {
    const { VolumeId: volumeId = '' } = input
    const attachment = await change(async (records) => {
      const volume = await existing(records, 'volume', volumeId)
      const attachment = attachmentOf(volume, input)
      if (volume.isRoot) {
        const message = `The root volume '${volumeId}' is its instance's: it goes with it.`
        throw refusal('OperationNotPermitted', message)
      }
      const isForced = attachment.isForced || input.Force === true
      const detaching = { ...attachment, state: 'detaching' as const, isForced }
      records.put('volume', volumeId, { ...volume, attachment: detaching })
      return detaching
    })
    host.changed(account)
    return attachmentOutput(volumeId, attachment)
  },
})

/** Throws IncorrectState, InvalidAttachment.NotFound. */
function attachmentOf(
  { volumeId, state, attachment }: Volume,
  { InstanceId: instanceId, Device: device, Force: force }: Input<'DetachVolume'>,
): VolumeAttachment {
  if (attachment === undefined) {
    throw refusal('IncorrectState', `Volume '${volumeId}' is in the '${state}' state.`)
  }
  const isAtOther = instanceId && instanceId !== attachment.instanceId
  if (isAtOther || (device && devicePath(device) !== devicePath(attachment.deviceName))) {
    const where = isAtOther ? `instance '${instanceId}'` : `device '${device}'`
    const message = `The volume '${volumeId}' is not attached to ${where}.`
    throw refusal('InvalidAttachment.NotFound', message)
  }
  if (attachment.state === 'attached' || force === true) return attachment
  // AWS takes a second wish for the first.
  if (attachment.state === 'detaching' || attachment.state === 'busy') return attachment
  const message = `Volume '${volumeId}' is in the '${attachment.state}' state.`
  throw refusal('IncorrectState', message)
}
