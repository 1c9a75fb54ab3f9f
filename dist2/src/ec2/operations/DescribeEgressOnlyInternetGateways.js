import { idPattern, requireEmptyList } from '../absent.js';
import { operation } from '../operation.js';
const absent = {
    idsParameter: 'egressOnlyInternetGatewayIds',
    id: idPattern('eigw'),
    malformed: 'InvalidEgressOnlyInternetGatewayId.Malformed',
    missing: 'InvalidEgressOnlyInternetGatewayId.NotFound',
    words: 'egressOnlyInternetGateway ID',
    filters: [],
};
/**
 * The ways out by IPv6 of an account: VPCs here have IPv4 alone.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeEgressOnlyInternetGateways.html
 */
export const DescribeEgressOnlyInternetGateways = operation('DescribeEgressOnlyInternetGateways', {
    resource: () => '*',
    async handle({ input }) {
        requireEmptyList({ ...input, ids: input.EgressOnlyInternetGatewayIds }, absent);
        return { EgressOnlyInternetGateways: [] };
    },
});
