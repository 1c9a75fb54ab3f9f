import { type Absent, requireEmptyList, transitGatewayAttachment } from '../absent.ts'
import { operation } from '../operation.ts'

const absent: Absent = {
  ...transitGatewayAttachment,
  filters: [
    'transit-gateway-attachment-id',
    'local-owner-id',
    'remote-owner-id',
    'state',
    'transit-gateway-id',
  ],
}

/**
 * Transit gateways that are attached to each other: they are not offered.
 * docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeTransitGatewayPeeringAttachments.html
 */
export const DescribeTransitGatewayPeeringAttachments = operation(
  'DescribeTransitGatewayPeeringAttachments',
  {
    resource: () => '*',

    async handle({ input }) {
      requireEmptyList({ ...input, ids: input.TransitGatewayAttachmentIds }, absent)
      return { TransitGatewayPeeringAttachments: [] }
    },
  },
)
