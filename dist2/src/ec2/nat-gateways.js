/** NAT gateways, as EC2 finds and shows them. */
import { isShown } from '../compute/nat-gateways.js';
import { refusal } from './errors.js';
import { withTagFilters } from './filters.js';
import { tagsOutput } from './tags.js';
/** The NAT gateway of an id. Throws NatGatewayMalformed, NatGatewayNotFound. */
export async function natGatewayOf(records, id, now) {
    if (!/^nat-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(id)) {
        throw refusal('NatGatewayMalformed', `NatGateway ID ${id} is malformed`);
    }
    const found = await records.get('natGateway', id);
    if (found !== undefined && isShown(found, now))
        return found;
    throw refusal('NatGatewayNotFound', `NatGateway ${id} was not found`);
}
/** It is made, and ended, in the change that says so: no state lies between. */
export function stateOf({ deletedAt }) {
    return deletedAt === undefined ? 'available' : 'deleted';
}
/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNatGateways.html */
export const natGatewayFilters = withTagFilters({
    'connectivity-type': ({ connectivityType }) => connectivityType,
    'nat-gateway-id': ({ natGatewayId }) => natGatewayId,
    state: stateOf,
    'subnet-id': ({ subnetId }) => subnetId,
    'vpc-id': ({ vpcId }) => vpcId,
});
/** A NAT gateway, as answers show it. */
export function natGatewayOutput(gateway) {
    const { allocationId, publicIp, deletedAt } = gateway;
    return {
        NatGatewayId: gateway.natGatewayId,
        VpcId: gateway.vpcId,
        SubnetId: gateway.subnetId,
        State: stateOf(gateway),
        ConnectivityType: gateway.connectivityType,
        CreateTime: new Date(gateway.createdAt),
        ...(deletedAt !== undefined && { DeleteTime: new Date(deletedAt) }),
        NatGatewayAddresses: [
            {
                NetworkInterfaceId: gateway.networkInterfaceId,
                PrivateIp: gateway.privateIp,
                ...(allocationId && { AllocationId: allocationId, PublicIp: publicIp }),
                IsPrimary: true,
                Status: 'succeeded',
            },
        ],
        Tags: tagsOutput(gateway.tags),
    };
}
