import { filtered, withTagFilters } from '../filters.js';
import { operation } from '../operation.js';
import { page, requireNoPage } from '../pages.js';
import { unknownPeering } from '../peerings.js';
const none = () => undefined;
const filters = withTagFilters({
    'accepter-vpc-info.cidr-block': none,
    'accepter-vpc-info.owner-id': none,
    'accepter-vpc-info.vpc-id': none,
    'expiration-time': none,
    'requester-vpc-info.cidr-block': none,
    'requester-vpc-info.owner-id': none,
    'requester-vpc-info.vpc-id': none,
    'status-code': none,
    'status-message': none,
    'vpc-peering-connection-id': none,
});
/**
 * The peerings of an account's VPCs, of which there is none.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcPeeringConnections.html
 */
export const DescribeVpcPeeringConnections = operation('DescribeVpcPeeringConnections', {
    resource: () => '*',
    async handle({ input }) {
        const { VpcPeeringConnectionIds: ids = [] } = input;
        if (ids.length > 0) {
            requireNoPage(input, 'vpcPeeringConnectionIds');
            throw unknownPeering(ids[0]);
        }
        const found = filtered([], input.Filters, filters);
        page(found, input, () => '');
        return { VpcPeeringConnections: [] };
    },
});
