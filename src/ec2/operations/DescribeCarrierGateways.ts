import { type Absent, idPattern, requireEmptyList } from '../absent.ts'
import { operation } from '../operation.ts'

const absent: Absent = {
  idsParameter: 'carrierGatewayIds',
  id: idPattern('cagw'),
  malformed: 'InvalidCarrierGatewayID.Malformed',
  missing: 'InvalidCarrierGatewayID.NotFound',
  words: 'carrier gateway ID',
  filters: ['carrier-gateway-id', 'state', 'owner-id', 'vpc-id'],
}

/**
 * Gateways to networks of telephone companies, which no zone here is in.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeCarrierGateways.html
 */
export const DescribeCarrierGateways = operation('DescribeCarrierGateways', {
  resource: () => '*',

  async handle({ input }) {
    requireEmptyList({ ...input, ids: input.CarrierGatewayIds }, absent)
    return { CarrierGateways: [] }
  },
})
