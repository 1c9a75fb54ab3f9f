import { filtered } from '../filters.ts'
import { routeTableFilters, routeTableOutput, seenTable } from '../network/route-tables.ts'
import { operation } from '../operation.ts'
import { page, requireNoPage } from '../pages.ts'
import { existing } from '../resources.ts'

/**
 * The route tables of an account, each route with whether packets arrive by it.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRouteTables.html
 */
export const DescribeRouteTables = operation('DescribeRouteTables', {
  resource: () => '*',

  async handle({ input, records, account }) {
    const { RouteTableIds: ids = [] } = input
    if (ids.length > 0) requireNoPage(input, 'routeTableSet')
    const named = await Promise.all(ids.map((id) => existing(records, 'route-table', id)))
    const found = ids.length > 0 ? named : await records.all('routeTable')
    const seen = await Promise.all(found.map((table) => seenTable(records, table, account)))
    const shown = filtered(seen, input.Filters, routeTableFilters)
    const { items, NextToken } = page(shown, input, ({ routeTableId }) => routeTableId)
    return { RouteTables: items.map(routeTableOutput), NextToken }
  },
})
