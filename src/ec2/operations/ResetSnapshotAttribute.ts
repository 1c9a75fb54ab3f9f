import { putSnapshot } from '../../compute/volumes/snapshots.ts'
import { invalidParameterValue } from '../errors.ts'
import { operation } from '../operation.ts'
import { resourceOf } from '../resources.ts'
import { ownSnapshot } from '../volumes/snapshots.ts'

/**
 * Takes a snapshot back from all that it was lent to.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ResetSnapshotAttribute.html
 */
export const ResetSnapshotAttribute = operation('ResetSnapshotAttribute', {
  resource: (context) => resourceOf(context, 'snapshot', context.input.SnapshotId),

  async handle({ input: { SnapshotId: snapshotId = '', Attribute: attribute }, changeShared }) {
    if (attribute !== 'createVolumePermission') {
      const message = `Value (${attribute}) for parameter attribute is invalid.`
      throw invalidParameterValue(`${message} It cannot be reset.`)
    }
    await changeShared(async (records, shared) => {
      const snapshot = await ownSnapshot({ records }, snapshotId)
      await putSnapshot({ records, shared }, { ...snapshot, isPublic: false, sharedWith: [] })
    })
    return {}
  },
})
