import { invalidParameterValue } from '../errors.ts'
import { operation } from '../operation.ts'
import { resourceOf } from '../resources.ts'
import { ownSnapshot } from '../volumes/snapshots.ts'

/**
 * Who may restore a snapshot of one's own.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSnapshotAttribute.html
 */
export const DescribeSnapshotAttribute = operation('DescribeSnapshotAttribute', {
  resource: (context) => resourceOf(context, 'snapshot', context.input.SnapshotId),

  async handle({ input: { SnapshotId: snapshotId = '', Attribute: attribute }, records }) {
    const { isPublic, sharedWith } = await ownSnapshot({ records }, snapshotId)
    if (attribute === 'productCodes') return { SnapshotId: snapshotId, ProductCodes: [] }
    if (attribute === 'createVolumePermission') {
      const everybody = isPublic ? [{ Group: 'all' as const }] : []
      const accounts = sharedWith.map((UserId) => ({ UserId }))
      return { SnapshotId: snapshotId, CreateVolumePermissions: [...everybody, ...accounts] }
    }
    const message = `Value (${attribute}) for parameter attribute is invalid.`
    throw invalidParameterValue(`${message} Unknown attribute.`)
  },
})
