import type { Vpc } from '../../compute/network/network-entities.ts'
import type { ComputeChange, ComputeReader } from '../../compute/records.ts'
import { notFound, refusal } from '../errors.ts'
import { changePeeredVpc, followRanges } from '../network/peering-changes.ts'
import { requireRangeUnused } from '../network/vpc-ranges.ts'
import { operation } from '../operation.ts'
import { resourceOf } from '../resources.ts'

/**
 * Takes a range that was added to a VPC away again, once it has no subnets.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DisassociateVpcCidrBlock.html
 */
export const DisassociateVpcCidrBlock = operation('DisassociateVpcCidrBlock', {
  resource: async (context) => {
    const found = await vpcOf(context.records, context.input.AssociationId)
    return resourceOf(context, 'vpc', found?.vpcId)
  },

  async handle(context) {
    const { AssociationId: id } = context.input
    const work = async (records: ComputeChange) => {
      const vpc = await vpcOf(records, id)
      const range = vpc?.ranges.find(({ associationId }) => associationId === id)
      if (vpc === undefined || range === undefined) {
        const code = 'InvalidVpcCidrBlockAssociationID.NotFound'
        throw notFound(code, `The vpc CIDR block association ID '${id}'`)
      }
      if (range === vpc.ranges[0]) {
        const message = `The vpc CIDR block with association ID ${id} may not be disassociated.`
        const why = 'It is the primary IPv4 CIDR block of the VPC'
        throw refusal('OperationNotPermitted', `${message} ${why}`)
      }
      await requireRangeUnused(records, vpc, range.cidrBlock)
      records.put('vpc', vpc.vpcId, { ...vpc, ranges: vpc.ranges.filter((each) => each !== range) })
      for (const table of await records.all('routeTable')) {
        if (table.vpcId !== vpc.vpcId) continue
        const routes = table.routes.filter(
          ({ destination, target }) => target !== 'local' || destination !== range.cidrBlock,
        )
        records.put('routeTable', table.routeTableId, { ...table, routes })
      }
      return { vpcId: vpc.vpcId, cidrBlock: range.cidrBlock }
    }
    const vpcId = (await vpcOf(context.records, id))?.vpcId ?? ''
    const answer = await changePeeredVpc(context, { vpcId, work, peering: followRanges(vpcId) })
    return {
      VpcId: answer.vpcId,
      CidrBlockAssociation: {
        AssociationId: id,
        CidrBlock: answer.cidrBlock,
        CidrBlockState: { State: 'disassociating' as const },
      },
    }
  },
})

async function vpcOf(records: ComputeReader, id: string | undefined): Promise<Vpc | undefined> {
  return (await records.all('vpc')).find(({ ranges }) =>
    ranges.some(({ associationId }) => associationId === id),
  )
}
