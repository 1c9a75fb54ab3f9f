import { type Absent, idPattern, requireEmptyList } from '../absent.ts'
import { operation } from '../operation.ts'

const absent: Absent = {
  idsParameter: 'snapshotIds',
  id: idPattern('snap'),
  malformed: 'InvalidParameterValue',
  missing: 'InvalidSnapshot.NotFound',
  words: 'snapshot',
  filters: [],
}

/**
 * Snapshots that could be taken back: a recycle bin is not offered.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ListSnapshotsInRecycleBin.html
 */
export const ListSnapshotsInRecycleBin = operation('ListSnapshotsInRecycleBin', {
  resource: () => '*',

  async handle({ input }) {
    requireEmptyList({ ...input, ids: input.SnapshotIds }, absent)
    return { Snapshots: [] }
  },
})
