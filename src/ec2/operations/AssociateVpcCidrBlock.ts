import { generateId } from '../../compute/ids.ts'
import type { ComputeChange } from '../../compute/records.ts'
import { missingParameter, refusal } from '../errors.ts'
import { changePeeredVpc, followRanges } from '../network/peering-changes.ts'
import { requireRangeFits } from '../network/vpc-ranges.ts'
import { parseVpcRange } from '../network/vpcs.ts'
import { type Input, operation } from '../operation.ts'
import { existing, resourceOf } from '../resources.ts'

/**
 * Adds a range to a VPC; its route tables have it as local from then on.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateVpcCidrBlock.html
 */
export const AssociateVpcCidrBlock = operation('AssociateVpcCidrBlock', {
  resource: (context) => resourceOf(context, 'vpc', context.input.VpcId),

  async handle(context) {
    const { input, random } = context
    const { VpcId: vpcId = '', CidrBlock: cidr } = input
    refuseOthers(input)
    if (!cidr) throw missingParameter('cidrBlock')
    const cidrBlock = parseVpcRange(cidr)
    const associationId = generateId('vpc-cidr-assoc', random)
    const work = async (records: ComputeChange) => {
      const vpc = await existing(records, 'vpc', vpcId)
      await requireRangeFits(records, vpc, cidrBlock)
      records.put('vpc', vpcId, { ...vpc, ranges: [...vpc.ranges, { associationId, cidrBlock }] })
      for (const table of await records.all('routeTable')) {
        if (table.vpcId !== vpcId) continue
        const routes = [{ destination: cidrBlock, target: 'local' }, ...table.routes]
        records.put('routeTable', table.routeTableId, { ...table, routes })
      }
    }
    await changePeeredVpc(context, { vpcId, work, peering: followRanges(vpcId) })
    // AWS's word, though the range is there.
    const CidrBlockState = { State: 'associating' as const }
    return {
      VpcId: vpcId,
      CidrBlockAssociation: { AssociationId: associationId, CidrBlock: cidrBlock, CidrBlockState },
    }
  },
})

function refuseOthers(input: Input<'AssociateVpcCidrBlock'>): void {
  if (input.AmazonProvidedIpv6CidrBlock || input.Ipv6CidrBlock || input.Ipv6Pool) {
    throw refusal('UnsupportedOperation', 'This server offers no IPv6 networks.')
  }
  if (input.Ipv4IpamPoolId || input.Ipv6IpamPoolId) {
    throw refusal('UnsupportedOperation', 'IPAM is not offered.')
  }
}
