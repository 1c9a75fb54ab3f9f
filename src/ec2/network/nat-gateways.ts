/** NAT gateways, as EC2 finds and shows them. */
import { isShown } from '../../compute/network/nat-gateways.ts'
import type { NatGateway } from '../../compute/network/way-entities.ts'
import type { ComputeReader } from '../../compute/records.ts'
import { refusal } from '../errors.ts'
import { withTagFilters } from '../filters.ts'
import { tagsOutput } from '../tags.ts'

/** The NAT gateway of an id. Throws NatGatewayMalformed, NatGatewayNotFound. */
export async function natGatewayOf(
  records: ComputeReader,
  id: string,
  now: number,
): Promise<NatGateway> {
  if (!/^nat-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(id)) {
    throw refusal('NatGatewayMalformed', `NatGateway ID ${id} is malformed`)
  }
  const found = await records.get('natGateway', id)
  if (found !== undefined && isShown(found, now)) return found
  throw refusal('NatGatewayNotFound', `NatGateway ${id} was not found`)
}

/** It is made, and ended, in the change that says so: no state lies between. */
export function stateOf({ deletedAt }: NatGateway): 'available' | 'deleted' {
  return deletedAt === undefined ? 'available' : 'deleted'
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNatGateways.html */
export const natGatewayFilters = withTagFilters<NatGateway>({
  'connectivity-type': ({ connectivityType }) => connectivityType,
  'nat-gateway-id': ({ natGatewayId }) => natGatewayId,
  state: stateOf,
  'subnet-id': ({ subnetId }) => subnetId,
  'vpc-id': ({ vpcId }) => vpcId,
})

/** A NAT gateway, as answers show it. */
export function natGatewayOutput(gateway: NatGateway) {
  const { allocationId, publicIp, deletedAt } = gateway
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
        Status: 'succeeded' as const,
      },
    ],
    Tags: tagsOutput(gateway.tags),
  }
}
