import { generateId } from '../../compute/ids.ts'
import type { RouteTable } from '../../compute/network/network-entities.ts'
import type { ComputeReader } from '../../compute/records.ts'
import { limits } from '../../limits.ts'
import { makeOnce } from '../client-tokens.ts'
import { limitExceeded } from '../errors.ts'
import { routeTableOutput, seenTable } from '../network/route-tables.ts'
import { operation } from '../operation.ts'
import { existing, newResource, resourceOf } from '../resources.ts'
import { creationTags } from '../tags.ts'

/**
 * Makes a route table that serves no subnet yet.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRouteTable.html
 */
export const CreateRouteTable = operation('CreateRouteTable', {
  resource: async (context) => [
    await resourceOf(context, 'vpc', context.input.VpcId),
    newResource(context, 'route-table', context.input.VpcId),
  ],
  creates: 'route-table',

  async handle({ input, account, change, random, now }) {
    const { VpcId: vpcId = '', ClientToken: token } = input
    const tags = creationTags(input.TagSpecifications, 'route-table')
    const table = await change(async (records) => {
      const id = await makeOnce(
        records,
        { operation: 'CreateRouteTable', input, now },
        async () => {
          const { ranges } = await existing(records, 'vpc', vpcId)
          await requireRoom(records, vpcId)
          const routeTableId = generateId('rtb', random)
          const routes = ranges.map(({ cidrBlock }) => ({
            destination: cidrBlock,
            target: 'local',
          }))
          const made: RouteTable = { routeTableId, vpcId, routes, associations: [], tags }
          records.put('routeTable', routeTableId, made)
          return routeTableId
        },
      )
      return seenTable(records, await existing(records, 'route-table', id), account)
    })
    return { RouteTable: routeTableOutput(table), ...(token && { ClientToken: token }) }
  },
})

async function requireRoom(records: ComputeReader, vpcId: string): Promise<void> {
  const others = (await records.all('routeTable')).filter((each) => each.vpcId === vpcId)
  if (others.length < limits.routeTablesPerVpc) return
  throw limitExceeded('RouteTableLimitExceeded', 'route tables')
}
