import { type Absent, idPattern, requireEmptyList } from '../absent.ts'
import { operation } from '../operation.ts'

const absent: Absent = {
  idsParameter: 'clientVpnEndpointIds',
  id: idPattern('cvpn-endpoint'),
  malformed: 'InvalidClientVpnEndpointId.Malformed',
  missing: 'InvalidClientVpnEndpointId.NotFound',
  words: 'endpoint',
  filters: ['endpoint-id', 'transport-protocol'],
}

/**
 * Endpoints that people connect to by VPN, which are not offered.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeClientVpnEndpoints.html
 */
export const DescribeClientVpnEndpoints = operation('DescribeClientVpnEndpoints', {
  resource: () => '*',

  async handle({ input }) {
    requireEmptyList({ ...input, ids: input.ClientVpnEndpointIds }, absent)
    return { ClientVpnEndpoints: [] }
  },
})
