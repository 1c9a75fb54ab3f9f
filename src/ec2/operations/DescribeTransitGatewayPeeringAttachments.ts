import { type Absent, idPattern, requireEmptyList } from '../absent.ts'
import { operation } from '../operation.ts'

const absent: Absent = {
  idsParameter: 'transitGatewayAttachmentIds',
  id: idPattern('tgw-attach'),
  malformed: 'InvalidTransitGatewayAttachmentID.Malformed',
  missing: 'InvalidTransitGatewayAttachmentID.NotFound',
  words: 'transitGatewayAttachment ID',
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
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeTransitGatewayPeeringAttachme
 * nts.html
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
