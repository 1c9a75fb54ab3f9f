import { readParts } from '../../compute/instances/instance-parts.ts'
import { filtered } from '../filters.ts'
import { instancesNamed } from '../instances/instance-changes.ts'
import { instanceFilters, reservationsOutput } from '../instances/instances.ts'
import { operation } from '../operation.ts'
import { page, requireNoPage } from '../pages.ts'

/**
 * The instances of an account, by their launches.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html
 */
export const DescribeInstances = operation('DescribeInstances', {
  resource: () => '*',

  async handle({ input, records, account, region }) {
    const { InstanceIds: ids = [], Filters } = input
    if (ids.length > 0) requireNoPage(input, 'instancesSet')
    const found =
      ids.length > 0 ? await instancesNamed(records, ids) : await records.all('instance')
    const place = { account, region }
    const parts = await readParts(records)
    const seen = Filters ? found.map((itself) => ({ ...itself, itself, parts, place })) : []
    const shown = Filters
      ? filtered(seen, Filters, instanceFilters).map(({ itself }) => itself)
      : found
    const { items, NextToken } = page(shown, input, ({ instanceId }) => instanceId)
    return { Reservations: reservationsOutput(items, parts, place), NextToken }
  },
})
