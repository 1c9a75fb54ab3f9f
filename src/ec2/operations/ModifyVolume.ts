import type { Volume, VolumeForm } from '../../compute/volumes/volume-entities.ts'
import { changedForm } from '../../compute/volumes/volume-form.ts'
import { requireVolumeRoom } from '../../compute/volumes/volume-room.ts'
import { invalidParameterValue, missingParameter, refusal } from '../errors.ts'
import { type Input, operation } from '../operation.ts'
import { quotasOf } from '../quotas.ts'
import { existing, resourceOf } from '../resources.ts'
import { modificationOutput } from '../volumes/volume-modifications.ts'

/**
 * Makes a volume larger, of another type, or of another speed.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVolume.html
 */
export const ModifyVolume = operation('ModifyVolume', {
  resource: (context) => resourceOf(context, 'volume', context.input.VolumeId),

  async handle(context) {
    const { input, account, now, change, host } = context
    const { VolumeId: volumeId = '' } = input
    if (input.MultiAttachEnabled) {
      throw refusal('UnsupportedOperation', 'A volume is at one instance at a time.')
    }
    const asked = [input.Size, input.VolumeType, input.Iops, input.Throughput]
    if (asked.every((value) => value === undefined)) {
      throw missingParameter('Size, VolumeType, Iops or Throughput')
    }
    const quotas = await quotasOf(context)
    const volume = await change(async (records) => {
      const volume = await existing(records, 'volume', volumeId)
      requireModifiable(volume, input)
      const target = changedForm(volume, input)
      const sizeGiB = target.size - volume.size
      await requireVolumeRoom(records, { count: 0, sizeGiB }, quotas)
      const changed = modified(volume, target, now)
      records.put('volume', volumeId, changed)
      return changed
    })
    host.changed(account)
    return { VolumeModification: modificationOutput(volume) }
  },
})

/** As at AWS, what is asked for is what is shown from now on. */
function modified(volume: Volume, target: VolumeForm, startTime: number): Volume {
  const { size, volumeType, iops, throughput, ...rest } = volume
  const original = {
    size,
    volumeType,
    ...(iops !== undefined && { iops }),
    ...(throughput !== undefined && { throughput }),
  }
  return { ...rest, ...target, modification: { state: 'modifying', original, target, startTime } }
}

/** Throws IncorrectState, IncorrectModificationState, InvalidParameterValue. */
function requireModifiable(volume: Volume, { Size: size }: Input<'ModifyVolume'>): void {
  const { volumeId, state, modification, isRoot } = volume
  if (state !== 'available' && state !== 'in-use') {
    throw refusal('IncorrectState', `Volume '${volumeId}' is in the '${state}' state.`)
  }
  if (modification?.state === 'modifying') {
    const message = `Volume '${volumeId}' is already being modified.`
    throw refusal('IncorrectModificationState', message)
  }
  if (size !== undefined && size < volume.size) {
    const message = `New size cannot be smaller than existing size: ${volume.size}GiB.`
    throw invalidParameterValue(message)
  }
  if (!isRoot || size === undefined || size === volume.size) return
  const message = 'A root volume is the writable layer of a container: its size stays as it is.'
  throw refusal('UnsupportedOperation', message)
}
