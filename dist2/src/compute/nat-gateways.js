/**
 * NAT gateways as records: an interface of their own in a subnet, and for a public one an elastic
 * IP that leads to it. https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html
 */
import { limits } from '../limits.js';
import { associateAddress, removeInterface, } from './elastic-ips.js';
import { generateId } from './ids.js';
import { newInterface } from './new-interface.js';
import { Refused } from './refused.js';
/**
 * Puts a NAT gateway and what it consists of. Throws Refused: NatGatewayLimitExceeded,
 * Gateway.NotAttached, Resource.AlreadyAssociated, and what `newInterface` throws.
 */
export async function makeNatGateway({ records, shared }, facts) {
    const { subnet, elasticIp, privateIp, tags, random, now, source } = facts;
    await requireRoom(records, subnet);
    const natGatewayId = generateId('nat', random);
    const description = `Interface for NAT Gateway ${natGatewayId}`;
    const service = { interfaceType: 'nat_gateway', requesterManaged: true };
    const of = { subnet, groupIds: [], description, privateIp, random, ...service };
    const networkInterface = await newInterface(records, of);
    if (elasticIp !== undefined) {
        const wish = { networkInterface, reassociates: false, source, random };
        await associateAddress({ records, shared }, elasticIp, wish);
    }
    const gateway = {
        natGatewayId,
        vpcId: subnet.vpcId,
        subnetId: subnet.subnetId,
        connectivityType: elasticIp === undefined ? 'private' : 'public',
        networkInterfaceId: networkInterface.networkInterfaceId,
        privateIp: networkInterface.addresses[0].address,
        ...(elasticIp && { allocationId: elasticIp.allocationId, publicIp: elasticIp.publicIp }),
        createdAt: now,
        tags,
    };
    records.put('natGateway', natGatewayId, gateway);
    return gateway;
}
async function requireRoom(records, subnet) {
    const subnets = await records.all('subnet');
    const zoneOf = new Map(subnets.map((each) => [each.subnetId, each.availabilityZone]));
    const others = (await records.all('natGateway')).filter((each) => !each.deletedAt && zoneOf.get(each.subnetId) === subnet.availabilityZone);
    if (others.length < limits.natGatewaysPerZone)
        return;
    const message = 'The maximum number of NAT gateways has been reached.';
    throw new Refused('NatGatewayLimitExceeded', message);
}
/** Ends a NAT gateway: its elastic IP is free again, and it is shown for a while. */
export async function endNatGateway({ records, shared }, gateway, now) {
    const found = await records.get('networkInterface', gateway.networkInterfaceId);
    if (found !== undefined)
        await removeInterface({ records, shared }, found);
    records.put('natGateway', gateway.natGatewayId, { ...gateway, deletedAt: now });
}
/** Forgets those that were deleted a while ago. */
export async function forgetNatGateways(records, now) {
    for (const gateway of await records.all('natGateway')) {
        if (!isShown(gateway, now))
            records.remove('natGateway', gateway.natGatewayId);
    }
}
/** Whether lists have it: there, or deleted a short while ago. */
export function isShown({ deletedAt }, now) {
    return deletedAt === undefined || now - deletedAt < limits.natGatewayShownMs;
}
