import { type Absent, idPattern, requireEmptyList } from '../absent.ts'
import { operation } from '../operation.ts'

const absent: Absent = {
  idsParameter: 'localGatewayIds',
  id: idPattern('lgw'),
  malformed: 'InvalidLocalGatewayID.Malformed',
  missing: 'InvalidLocalGatewayID.NotFound',
  words: 'local gateway ID',
  filters: ['local-gateway-id', 'outpost-arn', 'owner-id', 'state'],
}

/**
 * Gateways of Outposts, of which there are none.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeLocalGateways.html
 */
export const DescribeLocalGateways = operation('DescribeLocalGateways', {
  resource: () => '*',

  async handle({ input }) {
    requireEmptyList({ ...input, ids: input.LocalGatewayIds }, absent)
    return { LocalGateways: [] }
  },
})
