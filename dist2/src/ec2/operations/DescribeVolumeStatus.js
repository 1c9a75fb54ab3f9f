import { list } from '../listing.js';
import { operation } from '../operation.js';
import { volumeStatusFilters, volumeStatusOutput } from '../volume-status.js';
/**
 * How volumes do: one whose file cannot be made or attached is impaired.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVolumeStatus.html
 */
export const DescribeVolumeStatus = operation('DescribeVolumeStatus', {
    resource: () => '*',
    async handle(context) {
        const { items, NextToken } = await list(context, { ...context.input, ids: context.input.VolumeIds }, {
            type: 'volume',
            idsParameter: 'volumeId',
            filters: volumeStatusFilters,
            idOf: ({ volumeId }) => volumeId,
        });
        return { VolumeStatuses: items.map(volumeStatusOutput), NextToken };
    },
});
