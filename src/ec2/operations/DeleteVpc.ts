import type { ComputeChange } from '../../compute/records.ts'
import { changePeeredVpc } from '../network/peering-changes.ts'
import { requireEmptyVpc } from '../network/vpcs.ts'
import { operation } from '../operation.ts'
import { existing, resourceOf } from '../resources.ts'

/**
 * Deletes an empty VPC with its main route table, default security group and network ACL.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteVpc.html
 */
export const DeleteVpc = operation('DeleteVpc', {
  resource: (context) => resourceOf(context, 'vpc', context.input.VpcId),

  async handle(context) {
    const { account, now } = context
    const { VpcId: vpcId = '' } = context.input
    const work = async (records: ComputeChange) => {
      await existing(records, 'vpc', vpcId)
      await requireEmptyVpc(records, vpcId)
      for (const group of await records.all('securityGroup')) {
        if (group.vpcId === vpcId) records.remove('securityGroup', group.groupId)
      }
      for (const table of await records.all('routeTable')) {
        if (table.vpcId === vpcId) records.remove('routeTable', table.routeTableId)
      }
      for (const acl of await records.all('networkAcl')) {
        if (acl.vpcId === vpcId) records.remove('networkAcl', acl.networkAclId)
      }
      records.remove('vpc', vpcId)
    }
    // AWS ends its peerings with it, and leaves routes to them as black holes.
    await changePeeredVpc(context, {
      vpcId,
      work,
      peering: async (each) => ({ ...each, state: 'deleted', endedAt: now, endedBy: account }),
    })
    return {}
  },
})
