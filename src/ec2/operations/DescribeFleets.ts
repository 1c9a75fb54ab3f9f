import { type FilterTable, filtered } from '../filters.ts'
import { activityOf, fleetOutput, type SeenFleet, seenFleet } from '../instances/fleets.ts'
import { operation } from '../operation.ts'
import { page, requireNoPage } from '../pages.ts'
import { existing } from '../resources.ts'

const filters: FilterTable<SeenFleet> = {
  'activity-status': activityOf,
  'excess-capacity-termination-policy': () => undefined,
  'fleet-state': ({ state }) => state,
  'replace-unhealthy-instances': () => false,
  type: () => 'instant',
}

/**
 * Fleets by their ids: AWS lists those of type instant for who names them only.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeFleets.html
 */
export const DescribeFleets = operation('DescribeFleets', {
  resource: () => '*',

  async handle({ input, records }) {
    const ids = [...new Set(input.FleetIds)]
    if (ids.length > 0) requireNoPage(input, 'fleetIds')
    const found = await Promise.all(ids.map((id) => existing(records, 'fleet', id)))
    const seen = await Promise.all(found.map((fleet) => seenFleet(records, fleet)))
    const all = filtered(seen, input.Filters, filters)
    const { items, NextToken } = page(all, input, ({ fleetId }) => fleetId)
    return { Fleets: items.map(fleetOutput), NextToken }
  },
})
