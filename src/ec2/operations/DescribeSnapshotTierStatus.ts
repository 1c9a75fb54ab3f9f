import type { Snapshot } from '../../compute/volumes/volume-entities.ts'
import { type FilterTable, filtered } from '../filters.ts'
import { operation } from '../operation.ts'
import { page } from '../pages.ts'
import { snapshotOutput } from '../volumes/snapshots.ts'

/**
 * Where an account's snapshots are kept: all in the standard tier, as there is no other.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSnapshotTierStatus.html
 */
export const DescribeSnapshotTierStatus = operation('DescribeSnapshotTierStatus', {
  resource: () => '*',

  async handle({ input, records }) {
    const own = (await records.all('snapshot')).filter(({ state }) => state !== 'deleting')
    const found = filtered(own, input.Filters, tierFilters)
    const { items, NextToken } = page(found, input, ({ snapshotId }) => snapshotId)
    return { SnapshotTierStatuses: items.map(tierOutput), NextToken }
  },
})

const tierFilters: FilterTable<Snapshot> = {
  'snapshot-id': ({ snapshotId }) => snapshotId,
  'volume-id': ({ volumeId }) => volumeId,
  'last-tiering-operation': () => undefined,
}

function tierOutput(snapshot: Snapshot) {
  const { SnapshotId, VolumeId, OwnerId, State, StorageTier, Tags } = snapshotOutput(snapshot)
  return { SnapshotId, VolumeId, OwnerId, Status: State, StorageTier, Tags }
}
