/** Internet gateways, as EC2 finds and shows them. */
import type { InternetGateway } from '../../compute/network/network-entities.ts'
import { withTagFilters } from '../filters.ts'
import type { Owned } from '../listing.ts'
import { tagsOutput } from '../tags.ts'

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInternetGateways.html */
export const internetGatewayFilters = withTagFilters<Owned<InternetGateway>>({
  'attachment.state': ({ vpcId }) => vpcId && 'available',
  'attachment.vpc-id': ({ vpcId }) => vpcId,
  'internet-gateway-id': ({ internetGatewayId }) => internetGatewayId,
  'owner-id': ({ owner }) => owner,
})

/** An internet gateway, as answers show it. */
export function internetGatewayOutput(gateway: InternetGateway, account: string) {
  const { internetGatewayId, vpcId, tags } = gateway
  return {
    InternetGatewayId: internetGatewayId,
    OwnerId: account,
    // AWS says `available` here, not `attached` as its schema has it.
    Attachments: vpcId === undefined ? [] : [{ VpcId: vpcId, State: 'available' as 'attached' }],
    Tags: tagsOutput(tags),
  }
}
