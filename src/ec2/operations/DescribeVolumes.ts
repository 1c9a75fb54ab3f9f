import { list } from '../listing.ts'
import { operation } from '../operation.ts'
import { volumeFilters, volumeOutput } from '../volumes/volumes.ts'

/**
 * The volumes of an account, those of its instances' roots too.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVolumes.html
 */
export const DescribeVolumes = operation('DescribeVolumes', {
  resource: () => '*',

  async handle(context) {
    const { items, NextToken } = await list(
      context,
      { ...context.input, ids: context.input.VolumeIds },
      {
        type: 'volume',
        idsParameter: 'volumeSet',
        filters: volumeFilters,
        idOf: ({ volumeId }) => volumeId,
      },
    )
    return { Volumes: items.map((volume) => volumeOutput(volume, context)), NextToken }
  },
})
