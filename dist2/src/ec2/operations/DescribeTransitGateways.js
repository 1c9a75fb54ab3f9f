import { idPattern, requireEmptyList } from '../absent.js';
import { operation } from '../operation.js';
const absent = {
    idsParameter: 'transitGatewayIds',
    id: idPattern('tgw'),
    malformed: 'InvalidTransitGatewayID.Malformed',
    missing: 'InvalidTransitGatewayID.NotFound',
    words: 'transitGateway ID',
    filters: [
        'options.propagation-default-route-table-id',
        'options.amazon-side-asn',
        'options.association-default-route-table-id',
        'options.auto-accept-shared-attachments',
        'options.default-route-table-association',
        'options.default-route-table-propagation',
        'options.dns-support',
        'options.vpn-ecmp-support',
        'owner-id',
        'state',
        'transit-gateway-id',
    ],
};
/**
 * The transit gateways of an account, which are not offered: packets stay in their VPC.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeTransitGateways.html
 */
export const DescribeTransitGateways = operation('DescribeTransitGateways', {
    resource: () => '*',
    async handle({ input }) {
        requireEmptyList({ ...input, ids: input.TransitGatewayIds }, absent);
        return { TransitGateways: [] };
    },
});
