import { filtered } from '../filters.ts'
import { operation } from '../operation.ts'
import { page, requireNoPage } from '../pages.ts'
import { existing } from '../resources.ts'
import {
  modificationFilters,
  modificationOutput,
  requireModified,
} from '../volumes/volume-modifications.ts'

/**
 * The last change of each volume that was ever changed.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVolumesModifications.html
 */
export const DescribeVolumesModifications = operation('DescribeVolumesModifications', {
  resource: () => '*',

  async handle({ input, records }) {
    const ids = [...new Set(input.VolumeIds)]
    if (ids.length > 0) requireNoPage(input, 'volumeIds')
    const named = await Promise.all(ids.map((id) => existing(records, 'volume', id)))
    const volumes = ids.length > 0 ? named.map(requireModified) : await records.all('volume')
    const modified = volumes.filter(({ modification }) => modification !== undefined)
    const found = filtered(modified, input.Filters, modificationFilters)
    const { items, NextToken } = page(found, input, ({ volumeId }) => volumeId)
    return { VolumesModifications: items.map(modificationOutput), NextToken }
  },
})
