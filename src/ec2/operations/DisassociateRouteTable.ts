import { invalidParameterValue } from '../errors.ts'
import { findAssociation } from '../network/route-table-associations.ts'
import { operation } from '../operation.ts'
import { resourceOf } from '../resources.ts'

/**
 * Gives a subnet its VPC's main route table again.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DisassociateRouteTable.html
 */
export const DisassociateRouteTable = operation('DisassociateRouteTable', {
  resource: async (context) => {
    const { AssociationId: id } = context.input
    const found = (await context.records.all('routeTable')).find(({ associations }) =>
      associations.some(({ associationId }) => associationId === id),
    )
    return resourceOf(context, 'route-table', found?.routeTableId)
  },

  async handle({ input: { AssociationId: id }, account, change, host }) {
    await change(async (records) => {
      const { table, association } = await findAssociation(records, id)
      if (association.subnetId === undefined) {
        throw invalidParameterValue(`cannot disassociate the main route table association ${id}`)
      }
      const associations = table.associations.filter((each) => each !== association)
      records.put('routeTable', table.routeTableId, { ...table, associations })
    })
    host.changed(account)
    return {}
  },
})
