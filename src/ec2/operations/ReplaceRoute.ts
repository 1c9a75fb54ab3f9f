import { invalidParameterValue } from '../errors.ts'
import { checkTarget, findTarget, parseDestination } from '../network/route-requests.ts'
import { operation } from '../operation.ts'
import { existing, resourceOf } from '../resources.ts'

/**
 * Sends packets for a range elsewhere than before.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ReplaceRoute.html
 */
export const ReplaceRoute = operation('ReplaceRoute', {
  resource: (context) => resourceOf(context, 'route-table', context.input.RouteTableId),

  async handle({ input, account, now, change, host }) {
    const { RouteTableId: id = '' } = input
    const destination = parseDestination(input)
    if (!input.LocalTarget) checkTarget(input)
    await change(async (records) => {
      const table = await existing(records, 'route-table', id)
      const before = table.routes.find((route) => route.destination === destination)
      if (before === undefined) {
        const message = `There is no route defined for '${destination}' in the route table.`
        throw invalidParameterValue(`${message} Use CreateRoute instead.`)
      }
      const isLocal = before.target === 'local'
      if (isLocal !== (input.LocalTarget === true)) throw localStays(destination)
      if (isLocal) return
      if (before.target.startsWith('vpce-')) {
        const message = `The route for ${destination} is its gateway endpoint's.`
        throw invalidParameterValue(message)
      }
      const target = await findTarget(records, table, { ...input, account, now })
      const routes = table.routes.map((route) => (route === before ? { ...route, target } : route))
      records.put('routeTable', id, { ...table, routes })
    })
    host.changed(account)
    return {}
  },
})

function localStays(destination: string): Error {
  return invalidParameterValue(
    `The local target is that of the VPC's own ranges and of no other (${destination}).`,
  )
}
