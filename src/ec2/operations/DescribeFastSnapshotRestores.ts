import { type Absent, requireEmptyList } from '../absent.ts'
import { operation } from '../operation.ts'

const absent: Pick<Absent, 'filters'> = {
  filters: ['availability-zone', 'availability-zone-id', 'owner-id', 'snapshot-id', 'state'],
}

/**
 * Snapshots that are brought near in advance: none is, as all lie on the disk that volumes do.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeFastSnapshotRestores.html
 */
export const DescribeFastSnapshotRestores = operation('DescribeFastSnapshotRestores', {
  resource: () => '*',

  async handle({ input }) {
    requireEmptyList(input, absent)
    return { FastSnapshotRestores: [] }
  },
})
