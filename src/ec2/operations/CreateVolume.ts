import { generateId } from '../../compute/ids.ts'
import type { ComputeReader } from '../../compute/records.ts'
import type { Volume } from '../../compute/volumes/volume-entities.ts'
import { parseForm } from '../../compute/volumes/volume-form.ts'
import { requireVolumeRoom } from '../../compute/volumes/volume-room.ts'
import { limits } from '../../limits.ts'
import { formConditions } from '../condition-keys.ts'
import { invalidParameterValue, missingParameter, refusal } from '../errors.ts'
import { type Ec2Context, type Input, operation } from '../operation.ts'
import { quotasOf } from '../quotas.ts'
import { newResource } from '../resources.ts'
import { creationTags } from '../tags.ts'
import { restorableSnapshot } from '../volumes/snapshots.ts'
import { parseVolumeZone, refuseEncryption, volumeOutput } from '../volumes/volumes.ts'

/**
 * Makes a volume, empty or with the bytes of a snapshot. A client token makes it once.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVolume.html
 */
export const CreateVolume = operation('CreateVolume', {
  resource: (context) => newVolumeResource(context),
  creates: 'volume',

  async handle(context) {
    const { input, region, changeShared, host, account } = context
    if (!input.SnapshotId && input.Size === undefined) throw missingParameter('size/snapshot')
    refuseEncryption(input)
    if (input.MultiAttachEnabled || input.OutpostArn) {
      throw refusal('UnsupportedOperation', 'A volume is at one instance at a time, on this host.')
    }
    const availabilityZone = parseVolumeZone(region, input)
    const clientToken = parseToken(input.ClientToken)
    const tags = creationTags(input.TagSpecifications, 'volume')
    const quotas = await quotasOf(context)
    const volume = await changeShared(async (records, shared) => {
      const source = await sourceOf(context, { records, shared })
      const made = { ...source, availabilityZone, clientToken, tags }
      const before = await madeBefore(records, made)
      if (before !== undefined) return before
      await requireVolumeRoom(records, { count: 1, sizeGiB: made.size }, quotas)
      const volume = newVolume(context, made)
      records.put('volume', volume.volumeId, volume)
      return volume
    })
    host.changed(account)
    return volumeOutput(volume, context)
  },
})

/** What is asked for, as policies see it. */
function newVolumeResource(context: Ec2Context<Input<'CreateVolume'>>) {
  const { Size, VolumeType: volumeType = 'gp2', Iops, Throughput } = context.input
  const form = { volumeType, ...(Size && { size: Size }), ...(Iops && { iops: Iops }) }
  const { conditions, arn } = newResource(context, 'volume')
  const own = formConditions({ ...form, ...(Throughput && { throughput: Throughput }) })
  const { AvailabilityZone, Encrypted = false } = context.input
  const asked = { 'ec2:AvailabilityZone': AvailabilityZone, 'ec2:Encrypted': String(Encrypted) }
  return { arn, conditions: { ...conditions, ...own, ...asked } }
}

type Asked = Pick<
  Volume,
  | 'size'
  | 'volumeType'
  | 'iops'
  | 'throughput'
  | 'snapshotId'
  | 'snapshotOwner'
  | 'availabilityZone'
  | 'tags'
> & { readonly clientToken: string | undefined }

function newVolume(
  { random, now }: Ec2Context<Input<'CreateVolume'>>,
  { clientToken, ...asked }: Asked,
): Volume {
  return {
    volumeId: generateId('vol', random),
    ...asked,
    ...(clientToken !== undefined && { clientToken }),
    encrypted: false,
    createdAt: now,
    state: 'creating',
    isRoot: false,
  }
}

/** Form and origin. Throws InvalidSnapshot.NotFound, InvalidParameterValue. */
async function sourceOf(
  { input, account }: Ec2Context<Input<'CreateVolume'>>,
  readers: { readonly records: ComputeReader; readonly shared: ComputeReader },
) {
  const { SnapshotId: snapshotId, Size } = input
  if (!snapshotId) return parseForm({ ...input, Size: Size ?? 0 })
  const { owner, volumeSize, state } = await restorableSnapshot(readers, { account, snapshotId })
  if (state !== 'completed') {
    throw refusal('IncorrectState', `Snapshot '${snapshotId}' is not 'completed'.`)
  }
  if (Size !== undefined && Size < volumeSize) {
    const message = `Volume of ${Size}GiB is smaller than snapshot '${snapshotId}'`
    throw invalidParameterValue(`${message}, expect size >= ${volumeSize}GiB.`)
  }
  const form = parseForm({ ...input, Size: Size ?? volumeSize })
  return { ...form, snapshotId, snapshotOwner: owner }
}

function parseToken(token: string | undefined): string | undefined {
  if (token === undefined || (token.length > 0 && token.length <= limits.clientTokenChars)) {
    return token
  }
  throw invalidParameterValue(`Value (${token}) for parameter clientToken is invalid.`)
}

/** What a call with the same token made. Throws IdempotentParameterMismatch. */
async function madeBefore(records: ComputeReader, asked: Asked): Promise<Volume | undefined> {
  if (asked.clientToken === undefined) return undefined
  const volumes = await records.all('volume')
  const before = volumes.find(({ clientToken }) => clientToken === asked.clientToken)
  if (before === undefined) return undefined
  const facts = [
    'size',
    'volumeType',
    'iops',
    'throughput',
    'snapshotId',
    'availabilityZone',
  ] as const
  if (facts.every((fact) => before[fact] === asked[fact])) return before
  const message = 'The client token was used before, with other parameters.'
  throw refusal('IdempotentParameterMismatch', message)
}
