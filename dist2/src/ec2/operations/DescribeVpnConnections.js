import { idPattern, requireEmptyList } from '../absent.js';
import { operation } from '../operation.js';
const absent = {
    idsParameter: 'vpnConnectionIds',
    id: idPattern('vpn'),
    malformed: 'InvalidVpnConnectionID',
    missing: 'InvalidVpnConnectionID.NotFound',
    words: 'vpnConnection ID',
    filters: [
        'customer-gateway-configuration',
        'customer-gateway-id',
        'state',
        'option.static-routes-only',
        'route.destination-cidr-block',
        'bgp-asn',
        'type',
        'vpn-connection-id',
        'vpn-gateway-id',
        'transit-gateway-id',
    ],
};
/**
 * The VPN connections of an account, which are not offered.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpnConnections.html
 */
export const DescribeVpnConnections = operation('DescribeVpnConnections', {
    resource: () => '*',
    async handle({ input }) {
        requireEmptyList({ ...input, ids: input.VpnConnectionIds }, absent);
        return { VpnConnections: [] };
    },
});
