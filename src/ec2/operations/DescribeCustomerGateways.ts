import { type Absent, idPattern, requireEmptyList } from '../absent.ts'
import { operation } from '../operation.ts'

const absent: Absent = {
  idsParameter: 'customerGatewayIds',
  id: idPattern('cgw'),
  malformed: 'InvalidCustomerGatewayId.Malformed',
  missing: 'InvalidCustomerGatewayID.NotFound',
  words: 'customerGateway ID',
  filters: ['bgp-asn', 'customer-gateway-id', 'ip-address', 'state', 'type'],
}

/**
 * The other ends of VPN connections, which are not offered.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeCustomerGateways.html
 */
export const DescribeCustomerGateways = operation('DescribeCustomerGateways', {
  resource: () => '*',

  async handle({ input }) {
    requireEmptyList({ ...input, ids: input.CustomerGatewayIds }, absent)
    return { CustomerGateways: [] }
  },
})
