import { limits } from '../../limits.ts'
import { limitExceeded, refusal } from '../errors.ts'
import {
  checkTarget,
  findTarget,
  parseDestination,
  requireDestination,
} from '../network/route-requests.ts'
import { operation } from '../operation.ts'
import { existing, resourceOf } from '../resources.ts'

/**
 * Sends packets for a range to a gateway, an interface or a peering.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRoute.html
 */
export const CreateRoute = operation('CreateRoute', {
  resource: (context) => resourceOf(context, 'route-table', context.input.RouteTableId),

  async handle({ input, account, region, now, change, host }) {
    const { RouteTableId: id = '' } = input
    const destination = parseDestination(input)
    checkTarget(input)
    await change(async (records) => {
      const table = await existing(records, 'route-table', id)
      const target = await findTarget(records, table, { ...input, account, now })
      if (table.routes.some((route) => route.destination === destination)) {
        const message = `The route identified by ${destination} already exists.`
        throw refusal('RouteAlreadyExists', message)
      }
      await requireDestination(records, table, { destination, region })
      if (table.routes.length >= limits.routesPerTable) {
        throw limitExceeded('RouteLimitExceeded', 'routes')
      }
      const routes = [...table.routes, { destination, target }]
      records.put('routeTable', id, { ...table, routes })
    })
    host.changed(account)
    return { Return: true }
  },
})
