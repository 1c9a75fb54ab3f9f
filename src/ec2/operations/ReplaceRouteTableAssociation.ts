import { generateId } from '../../compute/ids.ts'
import { invalidParameterValue } from '../errors.ts'
import { findAssociation } from '../network/route-table-associations.ts'
import { operation } from '../operation.ts'
import { existing, resourceOf } from '../resources.ts'

/**
 * Gives a subnet another route table, or a VPC another main one.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ReplaceRouteTableAssociation.html
 */
export const ReplaceRouteTableAssociation = operation('ReplaceRouteTableAssociation', {
  resource: (context) => resourceOf(context, 'route-table', context.input.RouteTableId),

  async handle({ input, account, change, random, host }) {
    const { AssociationId: id, RouteTableId: routeTableId = '' } = input
    const associationId = await change(async (records) => {
      const { table, association } = await findAssociation(records, id)
      const next = await existing(records, 'route-table', routeTableId)
      if (next.vpcId !== table.vpcId) {
        const message = `Route table ${routeTableId} and association ${id} belong to different`
        throw invalidParameterValue(`${message} networks`)
      }
      const made = { ...association, associationId: generateId('rtbassoc', random) }
      const others = table.associations.filter((each) => each !== association)
      records.put('routeTable', table.routeTableId, { ...table, associations: others })
      const now = await existing(records, 'route-table', routeTableId)
      const associations = [...now.associations, made]
      records.put('routeTable', routeTableId, { ...now, associations })
      return made.associationId
    })
    host.changed(account)
    return { NewAssociationId: associationId, AssociationState: { State: 'associated' as const } }
  },
})
