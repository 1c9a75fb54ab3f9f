import { type Absent, idPattern, requireEmptyList } from '../absent.ts'
import { operation } from '../operation.ts'

const absent: Absent = {
  idsParameter: 'transitGatewayRouteTableIds',
  id: idPattern('tgw-rtb'),
  malformed: 'InvalidRouteTableID.Malformed',
  missing: 'InvalidRouteTableID.NotFound',
  words: 'transitGatewayRouteTable ID',
  filters: [
    'default-association-route-table',
    'default-propagation-route-table',
    'state',
    'transit-gateway-id',
    'transit-gateway-route-table-id',
  ],
}

/**
 * Routes of transit gateways, which are not offered.
 * docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeTransitGatewayRouteTables.html
 */
export const DescribeTransitGatewayRouteTables = operation('DescribeTransitGatewayRouteTables', {
  resource: () => '*',

  async handle({ input }) {
    requireEmptyList({ ...input, ids: input.TransitGatewayRouteTableIds }, absent)
    return { TransitGatewayRouteTables: [] }
  },
})
