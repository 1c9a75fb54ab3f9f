import { list } from '../listing.ts'
import { operation } from '../operation.ts'
import { volumeStatusFilters, volumeStatusOutput } from '../volumes/volume-status.ts'

/**
 * How volumes do: one whose file cannot be made or attached is impaired.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVolumeStatus.html
 */
export const DescribeVolumeStatus = operation('DescribeVolumeStatus', {
  resource: () => '*',

  async handle(context) {
    const { items, NextToken } = await list(
      context,
      { ...context.input, ids: context.input.VolumeIds },
      {
        type: 'volume',
        idsParameter: 'volumeId',
        filters: volumeStatusFilters,
        idOf: ({ volumeId }) => volumeId,
      },
    )
    return { VolumeStatuses: items.map(volumeStatusOutput), NextToken }
  },
})
