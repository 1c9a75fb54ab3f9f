import { unguardSubnet } from '../../compute/network/network-acls.ts'
import { dependencyViolation } from '../errors.ts'
import { operation } from '../operation.ts'
import { existing, resourceOf } from '../resources.ts'

/**
 * Deletes a subnet without interfaces, and what ties route tables and its network ACL to it.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteSubnet.html
 */
export const DeleteSubnet = operation('DeleteSubnet', {
  resource: (context) => resourceOf(context, 'subnet', context.input.SubnetId),

  async handle({ input: { SubnetId: subnetId = '' }, change }) {
    await change(async (records) => {
      await existing(records, 'subnet', subnetId)
      if ((await records.all('networkInterface')).some((each) => each.subnetId === subnetId)) {
        const message = `The subnet '${subnetId}' has dependencies and cannot be deleted.`
        throw dependencyViolation(message)
      }
      for (const table of await records.all('routeTable')) {
        const associations = table.associations.filter((each) => each.subnetId !== subnetId)
        if (associations.length === table.associations.length) continue
        records.put('routeTable', table.routeTableId, { ...table, associations })
      }
      await unguardSubnet(records, subnetId)
      records.remove('subnet', subnetId)
    })
    return {}
  },
})
