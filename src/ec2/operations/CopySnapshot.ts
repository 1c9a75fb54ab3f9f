import { noVolume, putSnapshot } from '../../compute/volumes/snapshots.ts'
import { invalidParameterValue, missingParameter, refusal } from '../errors.ts'
import { operation } from '../operation.ts'
import { newResource, resourceOf } from '../resources.ts'
import { creationTags, tagsOutput } from '../tags.ts'
import { newSnapshot, requireSnapshotRoom } from '../volumes/new-snapshot.ts'
import { parseDescription, restorableSnapshot } from '../volumes/snapshots.ts'
import { refuseEncryption } from '../volumes/volumes.ts'

/**
 * Makes a snapshot of one's own of a snapshot that one may restore. There is one region here.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CopySnapshot.html
 */
export const CopySnapshot = operation('CopySnapshot', {
  resource: async (context) => [
    await resourceOf(context, 'snapshot', context.input.SourceSnapshotId),
    newResource(context, 'snapshot'),
  ],
  creates: 'snapshot',

  async handle(context) {
    const { input, account, region, changeShared, host } = context
    const { SourceSnapshotId: snapshotId, SourceRegion: from, DestinationRegion: to } = input
    refuseEncryption(input)
    if (!from) throw missingParameter('sourceRegion')
    if (!snapshotId) throw missingParameter('sourceSnapshotId')
    const elsewhere = [from, to ?? region].find((name) => name !== region)
    if (elsewhere !== undefined) {
      throw invalidParameterValue(`Invalid region '${elsewhere}': this server is ${region}.`)
    }
    const description = parseDescription(input.Description)
    const tags = creationTags(input.TagSpecifications, 'snapshot')
    const snapshot = await changeShared(async (records, shared) => {
      const scopes = { records, shared }
      const source = await restorableSnapshot(scopes, { account, snapshotId })
      if (source.state !== 'completed') {
        throw refusal('IncorrectState', `Snapshot '${snapshotId}' is not 'completed'.`)
      }
      await requireSnapshotRoom(records, context)
      const { owner, volumeSize } = source
      const facts = { volumeId: noVolume, volumeSize, source: { snapshotId, owner } }
      const copy = { ...newSnapshot({ ...context, description, tags }), ...facts }
      await putSnapshot(scopes, copy)
      return copy
    })
    host.changed(account)
    return { SnapshotId: snapshot.snapshotId, Tags: tagsOutput(snapshot.tags) }
  },
})
