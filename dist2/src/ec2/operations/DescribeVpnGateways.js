import { idPattern, requireEmptyList } from '../absent.js';
import { operation } from '../operation.js';
const absent = {
    idsParameter: 'vpnGatewayIds',
    id: idPattern('vgw'),
    malformed: 'InvalidVpnGatewayID.Malformed',
    missing: 'InvalidVpnGatewayID.NotFound',
    words: 'vpnGateway ID',
    filters: [
        'amazon-side-asn',
        'attachment.state',
        'attachment.vpc-id',
        'availability-zone',
        'state',
        'type',
        'vpn-gateway-id',
    ],
};
/**
 * The virtual private gateways of an account, which are not offered.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpnGateways.html
 */
export const DescribeVpnGateways = operation('DescribeVpnGateways', {
    resource: () => '*',
    async handle({ input }) {
        requireEmptyList({ ...input, ids: input.VpnGatewayIds }, absent);
        return { VpnGateways: [] };
    },
});
