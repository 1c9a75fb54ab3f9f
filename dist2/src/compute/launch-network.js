import { generateId } from './ids.js';
import { newInterface } from './new-interface.js';
import { takePublicAddress } from './public-addresses.js';
import { Refused } from './refused.js';
/**
 * The place of a launch. Throws Refused: InvalidSubnetID.NotFound, VPCIdNotSpecified, MissingInput,
 * InvalidGroup.NotFound, InvalidParameter, SecurityGroupsPerInterfaceLimitExceeded,
 * InvalidNetworkInterfaceID.NotFound, InvalidNetworkInterface.InUse.
 */
export async function findPlace(records, wish) {
    if (wish.networkInterfaceId !== undefined)
        return placeOf(records, wish.networkInterfaceId);
    const subnet = await findSubnet(records, wish);
    return { subnet, groupIds: await findGroups(records, subnet, wish) };
}
async function placeOf(records, id) {
    const given = await records.get('networkInterface', id);
    if (given === undefined) {
        const message = `The networkInterface ID '${id}' does not exist`;
        throw new Refused('InvalidNetworkInterfaceID.NotFound', message);
    }
    if (given.attachment !== undefined || given.requesterManaged) {
        throw new Refused('InvalidNetworkInterface.InUse', `Interface: [${id}] in use.`);
    }
    const subnet = await requireSubnet(records, given.subnetId);
    return { subnet, groupIds: given.groupIds, given };
}
async function requireSubnet(records, subnetId) {
    const found = await records.get('subnet', subnetId);
    if (found !== undefined)
        return found;
    throw new Refused('InvalidSubnetID.NotFound', `The subnet ID '${subnetId}' does not exist`);
}
async function findSubnet(records, { subnetId, zone }) {
    if (subnetId === undefined)
        return defaultSubnet(records, zone);
    const found = await requireSubnet(records, subnetId);
    if (zone === undefined || zone === found.availabilityZone)
        return found;
    const message = `The subnet ${subnetId} is in ${found.availabilityZone}, not in ${zone}.`;
    throw new Refused('InvalidParameterValue', message);
}
async function defaultSubnet(records, zone) {
    const vpc = (await records.all('vpc')).find(({ isDefault }) => isDefault);
    if (vpc === undefined) {
        throw new Refused('VPCIdNotSpecified', 'No default VPC for this user. Specify a subnet.');
    }
    const subnets = (await records.all('subnet'))
        .filter(({ vpcId, defaultForAz }) => vpcId === vpc.vpcId && defaultForAz)
        .sort((a, b) => (a.availabilityZone < b.availabilityZone ? -1 : 1));
    const found = subnets.find(({ availabilityZone }) => [availabilityZone, undefined].includes(zone));
    if (found !== undefined)
        return found;
    throw new Refused('MissingInput', zone === undefined
        ? `No subnets found for the default VPC '${vpc.vpcId}'. Please specify a subnet.`
        : `No default subnet for availability zone: '${zone}'.`);
}
async function findGroups(records, subnet, { groupIds, groupNames }) {
    const ids = [...new Set(groupIds)];
    if (ids.length > 0) {
        await requireGroupsFor(records, subnet, ids);
        return ids;
    }
    const names = groupNames.length > 0 ? [...new Set(groupNames)] : ['default'];
    const inVpc = (await records.all('securityGroup')).filter(({ vpcId }) => vpcId === subnet.vpcId);
    return names.map((name) => named(inVpc, name, subnet.vpcId).groupId);
}
function named(groups, name, vpcId) {
    const found = groups.find(({ groupName }) => groupName === name);
    if (found !== undefined)
        return found;
    const message = `The security group '${name}' does not exist in VPC '${vpcId}'`;
    throw new Refused('InvalidGroup.NotFound', message);
}
/** Throws Refused: InvalidGroup.NotFound, InvalidParameter. */
export async function requireGroupsFor(records, subnet, ids) {
    for (const id of ids) {
        const group = await records.get('securityGroup', id);
        if (group === undefined) {
            throw new Refused('InvalidGroup.NotFound', `The security group '${id}' does not exist`);
        }
        if (group.vpcId === subnet.vpcId)
            continue;
        throw new Refused('InvalidParameter', `Security group ${id} and subnet ${subnet.subnetId} belong to different networks.`);
    }
}
/**
 * Plugs an instance's interface in: the given one, or a new one with a public address if one is
 * wanted. Throws Refused as `newInterface` does, and InsufficientAddressCapacity.
 */
export async function plugIn([records, shared], place, making) {
    const { wish, tags, random, addresses } = making;
    const attachment = newAttachment(making);
    if (place.given !== undefined) {
        const { networkInterfaceId } = place.given;
        records.put('networkInterface', networkInterfaceId, { ...place.given, attachment });
        return;
    }
    const facts = {
        ...wish,
        subnet: place.subnet,
        groupIds: place.groupIds,
        attachment,
        tags,
        random,
    };
    const made = await newInterface(records, facts, addresses);
    if (wantsPublicIp(place, wish)) {
        await givePublicAddress([records, shared], made, making);
    }
}
/** Whether a launch has a public address: by its own word, or by the subnet's. */
export function wantsPublicIp({ given, subnet }, { publicIp }) {
    return given === undefined && (publicIp ?? subnet.mapPublicIpOnLaunch);
}
function newAttachment({ instanceId, wish, now, random }) {
    return {
        attachmentId: generateId('eni-attach', random),
        instanceId,
        deviceIndex: 0,
        deleteOnTermination: wish.deleteOnTermination,
        attachTime: now,
    };
}
/** Gives an interface a public address until its instance stops. Throws as `plugIn` does. */
export async function givePublicAddress([records, shared], networkInterface, { account, publicRange }) {
    const { networkInterfaceId: holder, addresses } = networkInterface;
    const publicIp = await takePublicAddress(shared, { account, holder, range: publicRange });
    if (publicIp === undefined) {
        const message = 'Not enough available addresses to satisfy your minimum request.';
        throw new Refused('InsufficientAddressCapacity', message);
    }
    const [primary, ...others] = addresses;
    const given = { ...networkInterface, addresses: [{ ...primary, publicIp }, ...others] };
    records.put('networkInterface', holder, given);
}
