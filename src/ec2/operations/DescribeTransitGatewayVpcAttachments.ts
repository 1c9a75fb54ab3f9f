import { type Absent, requireEmptyList, transitGatewayAttachment } from '../absent.ts'
import { operation } from '../operation.ts'

const absent: Absent = {
  ...transitGatewayAttachment,
  filters: ['state', 'transit-gateway-attachment-id', 'transit-gateway-id', 'vpc-id'],
}

/**
 * VPCs that are attached to transit gateways, which are not offered.
 * docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeTransitGatewayVpcAttachments.html
 */
export const DescribeTransitGatewayVpcAttachments = operation(
  'DescribeTransitGatewayVpcAttachments',
  {
    resource: () => '*',

    async handle({ input }) {
      requireEmptyList({ ...input, ids: input.TransitGatewayAttachmentIds }, absent)
      return { TransitGatewayVpcAttachments: [] }
    },
  },
)
