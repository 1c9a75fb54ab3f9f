import { type Absent, idPattern, requireEmptyList } from '../absent.ts'
import { operation } from '../operation.ts'

const absent: Absent = {
  idsParameter: 'vpnGatewayIds',
  id: idPattern('vgw'),
  malformed: 'InvalidVpnGatewayID.Malformed',
  missing: 'InvalidVpnGatewayID.NotFound',
  words: 'vpnGateway ID',
  filters: [
    'amazon-side-asn',
    'attachment.state',
    'attachment.vpc-id',
    'availability-zone',
    'state',
    'type',
    'vpn-gateway-id',
  ],
}

/**
 * The virtual private gateways of an account, which are not offered.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpnGateways.html
 */
export const DescribeVpnGateways = operation('DescribeVpnGateways', {
  resource: () => '*',

  async handle({ input }) {
    requireEmptyList({ ...input, ids: input.VpnGatewayIds }, absent)
    return { VpnGateways: [] }
  },
})
