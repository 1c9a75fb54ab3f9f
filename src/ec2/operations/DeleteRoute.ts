import { invalidParameterValue, refusal } from '../errors.ts'
import { parseDestination } from '../network/route-requests.ts'
import { operation } from '../operation.ts'
import { existing, resourceOf } from '../resources.ts'

/**
 * Takes a route away; the local ones stay.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteRoute.html
 */
export const DeleteRoute = operation('DeleteRoute', {
  resource: (context) => resourceOf(context, 'route-table', context.input.RouteTableId),

  async handle({ input, account, change, host }) {
    const { RouteTableId: id = '' } = input
    const destination = parseDestination(input)
    await change(async (records) => {
      const table = await existing(records, 'route-table', id)
      const found = table.routes.find((route) => route.destination === destination)
      if (found === undefined) {
        const what = destination.startsWith('pl-') ? 'prefix-list-id' : 'cidr-block'
        const message = `no route with destination-${what} ${destination} in route table ${id}`
        throw refusal('InvalidRoute.NotFound', message)
      }
      if (found.target === 'local' || found.target.startsWith('vpce-')) {
        const kind = found.target === 'local' ? 'local' : 'vpc endpoint'
        throw invalidParameterValue(
          `cannot remove ${kind} route ${destination} in route table ${id}`,
        )
      }
      const routes = table.routes.filter((route) => route !== found)
      records.put('routeTable', id, { ...table, routes })
    })
    host.changed(account)
    return {}
  },
})
