import { putSnapshot } from '../../compute/volumes/snapshots.ts'
import { refusal } from '../errors.ts'
import { operation } from '../operation.ts'
import { resourceOf } from '../resources.ts'
import { parseSharing, withSharing } from '../volumes/snapshot-sharing.ts'
import { ownSnapshot } from '../volumes/snapshots.ts'

/**
 * Lends a snapshot to other accounts, or to all, and takes it back.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifySnapshotAttribute.html
 */
export const ModifySnapshotAttribute = operation('ModifySnapshotAttribute', {
  resource: (context) => resourceOf(context, 'snapshot', context.input.SnapshotId),

  async handle({ input, changeShared }) {
    const { SnapshotId: snapshotId = '' } = input
    const change = parseSharing(input)
    await changeShared(async (records, shared) => {
      const snapshot = await ownSnapshot({ records }, snapshotId)
      const changed = withSharing(snapshot, change)
      const settings = await records.get('snapshotSettings', 'settings')
      const isBlocked = (settings?.blockPublicAccess ?? 'unblocked') !== 'unblocked'
      if (isBlocked && changed.isPublic && !snapshot.isPublic) {
        const message = 'Block public access is enabled for the snapshots of this account.'
        throw refusal('OperationNotPermitted', message)
      }
      await putSnapshot({ records, shared }, changed)
    })
    return {}
  },
})
