import { type Absent, requireEmptyList, transitGatewayAttachment } from '../absent.ts'
import { operation } from '../operation.ts'

const absent: Absent = {
  ...transitGatewayAttachment,
  filters: [
    'association.state',
    'association.transit-gateway-route-table-id',
    'resource-id',
    'resource-owner-id',
    'resource-type',
    'state',
    'transit-gateway-attachment-id',
    'transit-gateway-id',
    'transit-gateway-owner-id',
  ],
}

/**
 * What is attached to transit gateways, which are not offered.
 * docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeTransitGatewayAttachments.html
 */
export const DescribeTransitGatewayAttachments = operation('DescribeTransitGatewayAttachments', {
  resource: () => '*',

  async handle({ input }) {
    requireEmptyList({ ...input, ids: input.TransitGatewayAttachmentIds }, absent)
    return { TransitGatewayAttachments: [] }
  },
})
