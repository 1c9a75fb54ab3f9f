import { putSnapshot } from '../../compute/volumes/snapshots.ts'
import { refusal } from '../errors.ts'
import { operation } from '../operation.ts'
import { resourceOf } from '../resources.ts'
import { ownSnapshot } from '../volumes/snapshots.ts'

/**
 * Deletes a snapshot. What others share of it stays theirs; the rest of its space comes back soon.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteSnapshot.html
 */
export const DeleteSnapshot = operation('DeleteSnapshot', {
  resource: (context) => resourceOf(context, 'snapshot', context.input.SnapshotId),

  async handle({ input: { SnapshotId: snapshotId = '' }, account, changeShared, host }) {
    await changeShared(async (records, shared) => {
      const snapshot = await ownSnapshot({ records }, snapshotId)
      const image = (await records.all('image')).find(({ devices }) =>
        devices.some((device) => device.snapshotId === snapshotId),
      )
      if (image !== undefined) {
        const message = `The snapshot ${snapshotId} is currently in use by ${image.imageId}`
        throw refusal('InvalidSnapshot.InUse', message)
      }
      await putSnapshot({ records, shared }, { ...snapshot, state: 'deleting' })
    })
    host.changed(account)
    return {}
  },
})
