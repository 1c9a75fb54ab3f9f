import { type Absent, idPattern, requireEmptyList } from '../absent.ts'
import { operation } from '../operation.ts'

const absent: Absent = {
  idsParameter: 'snapshotIds',
  id: idPattern('snap'),
  malformed: 'InvalidParameterValue',
  missing: 'InvalidSnapshot.NotFound',
  words: 'snapshot',
  filters: ['lock-state'],
}

/**
 * Snapshots that nobody may delete for a time, which is not offered.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeLockedSnapshots.html
 */
export const DescribeLockedSnapshots = operation('DescribeLockedSnapshots', {
  resource: () => '*',

  async handle({ input }) {
    requireEmptyList({ ...input, ids: input.SnapshotIds }, absent)
    return { Snapshots: [] }
  },
})
