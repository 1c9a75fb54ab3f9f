import { withTagFilters } from './filters.js';
import { tagsOutput } from './tags.js';
/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInternetGateways.html */
export const internetGatewayFilters = withTagFilters({
    'attachment.state': ({ vpcId }) => vpcId && 'available',
    'attachment.vpc-id': ({ vpcId }) => vpcId,
    'internet-gateway-id': ({ internetGatewayId }) => internetGatewayId,
    'owner-id': ({ owner }) => owner,
});
/** An internet gateway, as answers show it. */
export function internetGatewayOutput(gateway, account) {
    const { internetGatewayId, vpcId, tags } = gateway;
    return {
        InternetGatewayId: internetGatewayId,
        OwnerId: account,
        // AWS says `available` here, not `attached` as its schema has it.
        Attachments: vpcId === undefined ? [] : [{ VpcId: vpcId, State: 'available' }],
        Tags: tagsOutput(tags),
    };
}
