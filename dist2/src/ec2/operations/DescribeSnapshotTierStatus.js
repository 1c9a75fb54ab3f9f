import { filtered } from '../filters.js';
import { operation } from '../operation.js';
import { page } from '../pages.js';
import { snapshotOutput } from '../snapshots.js';
/**
 * Where an account's snapshots are kept: all in the standard tier, as there is no other.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSnapshotTierStatus.html
 */
export const DescribeSnapshotTierStatus = operation('DescribeSnapshotTierStatus', {
    resource: () => '*',
    async handle({ input, records }) {
        const own = (await records.all('snapshot')).filter(({ state }) => state !== 'deleting');
        const found = filtered(own, input.Filters, tierFilters);
        const { items, NextToken } = page(found, input, ({ snapshotId }) => snapshotId);
        return { SnapshotTierStatuses: items.map(tierOutput), NextToken };
    },
});
const tierFilters = {
    'snapshot-id': ({ snapshotId }) => snapshotId,
    'volume-id': ({ volumeId }) => volumeId,
    'last-tiering-operation': () => undefined,
};
function tierOutput(snapshot) {
    const { SnapshotId, VolumeId, OwnerId, State, StorageTier, Tags } = snapshotOutput(snapshot);
    return { SnapshotId, VolumeId, OwnerId, Status: State, StorageTier, Tags };
}
