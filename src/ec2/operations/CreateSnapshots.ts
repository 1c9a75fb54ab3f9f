import type { ComputeReader } from '../../compute/records.ts'
import type { Volume } from '../../compute/volumes/volume-entities.ts'
import { invalidParameterValue, refusal } from '../errors.ts'
import { type Input, operation } from '../operation.ts'
import { existing, newResource, resourceOf } from '../resources.ts'
import { creationTags, withTags } from '../tags.ts'
import { momentOf, putNewSnapshot } from '../volumes/new-snapshot.ts'
import { parseDescription, snapshotOutput } from '../volumes/snapshots.ts'

/**
 * Keeps the bytes of an instance's volumes, each as it is at a moment of its own during the call.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSnapshots.html
 */
export const CreateSnapshots = operation('CreateSnapshots', {
  resource: async (context) => [
    await resourceOf(context, 'instance', context.input.InstanceSpecification?.InstanceId),
    newResource(context, 'snapshot'),
  ],
  creates: 'snapshot',

  async handle(context) {
    const { input, account, records, changeShared, host } = context
    if (input.OutpostArn || input.Location === 'local') {
      throw refusal('UnsupportedOperation', 'There are no Outposts and local zones here.')
    }
    const description = parseDescription(input.Description)
    const given = creationTags(input.TagSpecifications, 'snapshot')
    const snapshots = await changeShared(async (own, shared) => {
      const made = []
      for (const volume of await volumesOf(own, input)) {
        const tags = input.CopyTagsFromSource === 'volume' ? withTags(volume.tags, given) : given
        const facts = { ...context, description, tags }
        made.push(await putNewSnapshot({ records: own, shared }, volume, facts))
      }
      return made
    })
    host.changed(account)
    return { Snapshots: (await momentOf(records, snapshots)).map(snapshotOutput) }
  },
})

/** Throws InvalidInstanceID.NotFound, InvalidParameterValue. */
async function volumesOf(
  records: ComputeReader,
  { InstanceSpecification: instance }: Input<'CreateSnapshots'>,
): Promise<readonly Volume[]> {
  const { instanceId } = await existing(records, 'instance', instance?.InstanceId ?? '')
  const attached = (await records.all('volume')).filter(
    ({ attachment }) => attachment?.instanceId === instanceId,
  )
  const leftOut = instance?.ExcludeDataVolumeIds ?? []
  const isData = (id: string) => attached.some((each) => each.volumeId === id && !each.isRoot)
  const unknown = leftOut.find((id) => !isData(id))
  if (unknown !== undefined) {
    const message = `The volume '${unknown}' is no data volume of instance '${instanceId}'.`
    throw invalidParameterValue(message)
  }
  const volumes = attached.filter(
    ({ isRoot, volumeId }) =>
      !(isRoot && instance?.ExcludeBootVolume === true) && !leftOut.includes(volumeId),
  )
  if (volumes.length > 0) return volumes
  throw invalidParameterValue(`There are no volumes of instance '${instanceId}' to keep.`)
}
