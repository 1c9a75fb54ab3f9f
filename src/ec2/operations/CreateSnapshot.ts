import { refusal } from '../errors.ts'
import { operation } from '../operation.ts'
import { existing, newResource, resourceOf } from '../resources.ts'
import { creationTags } from '../tags.ts'
import { momentOf, putNewSnapshot } from '../volumes/new-snapshot.ts'
import { parseDescription, snapshotOutput } from '../volumes/snapshots.ts'

/**
 * Keeps the bytes of a volume as they are at the moment of the call.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSnapshot.html
 */
export const CreateSnapshot = operation('CreateSnapshot', {
  resource: async (context) => [
    await resourceOf(context, 'volume', context.input.VolumeId),
    newResource(context, 'snapshot'),
  ],
  creates: 'snapshot',

  async handle(context) {
    const { input, account, records, changeShared, host } = context
    const { VolumeId: volumeId = '' } = input
    if (input.OutpostArn || input.Location === 'local') {
      throw refusal('UnsupportedOperation', 'There are no Outposts and local zones here.')
    }
    const description = parseDescription(input.Description)
    const tags = creationTags(input.TagSpecifications, 'snapshot')
    const snapshot = await changeShared(async (own, shared) => {
      const volume = await existing(own, 'volume', volumeId)
      const scopes = { records: own, shared }
      return putNewSnapshot(scopes, volume, { ...context, description, tags })
    })
    host.changed(account)
    const [held = snapshot] = await momentOf(records, [snapshot])
    return snapshotOutput(held)
  },
})
