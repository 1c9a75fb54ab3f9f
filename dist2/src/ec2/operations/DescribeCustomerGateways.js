import { idPattern, requireEmptyList } from '../absent.js';
import { operation } from '../operation.js';
const absent = {
    idsParameter: 'customerGatewayIds',
    id: idPattern('cgw'),
    malformed: 'InvalidCustomerGatewayId.Malformed',
    missing: 'InvalidCustomerGatewayID.NotFound',
    words: 'customerGateway ID',
    filters: ['bgp-asn', 'customer-gateway-id', 'ip-address', 'state', 'type'],
};
/**
 * The other ends of VPN connections, which are not offered.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeCustomerGateways.html
 */
export const DescribeCustomerGateways = operation('DescribeCustomerGateways', {
    resource: () => '*',
    async handle({ input }) {
        requireEmptyList({ ...input, ids: input.CustomerGatewayIds }, absent);
        return { CustomerGateways: [] };
    },
});
