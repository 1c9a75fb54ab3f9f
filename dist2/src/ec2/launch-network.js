import { limits } from '../limits.js';
import { invalidParameterCombination, invalidParameterValue, refusal } from './errors.js';
import { parseZone } from './subnets.js';
import { hasAny, requireSupported } from './unsupported.js';
const unsupported = [
    ['IPv6', ({ Ipv6AddressCount: count, Ipv6Addresses: list }) => !!count || hasAny(list)],
    ['IPv6', ({ Ipv6PrefixCount: count, Ipv6Prefixes: list }) => !!count || hasAny(list)],
    ['IPv6', ({ PrimaryIpv6 }) => PrimaryIpv6],
    ['prefixes', ({ Ipv4PrefixCount: count, Ipv4Prefixes: list }) => !!count || hasAny(list)],
    ['carrier addresses', ({ AssociateCarrierIpAddress: asked }) => asked],
    ['interfaces of that type', ({ InterfaceType: type }) => (type ?? 'interface') !== 'interface'],
    ['several network cards', ({ NetworkCardIndex: index }) => (index ?? 0) > 0],
    ['ENA Express', ({ EnaSrdSpecification: given }) => given?.EnaSrdEnabled],
    ['ENA queues', ({ EnaQueueCount }) => EnaQueueCount !== undefined],
    [
        'timeouts of tracked connections',
        (given) => given.ConnectionTrackingSpecification !== undefined,
    ],
];
/**
 * The network of a launch. Throws InvalidParameterCombination, InvalidParameterValue,
 * SecurityGroupsPerInterfaceLimitExceeded, PrivateIpAddressLimitExceeded, UnsupportedOperation.
 */
export function parseNetwork(input, whole) {
    const { NetworkInterfaces: interfaces = [], Placement } = input;
    const at = Placement && (Placement.AvailabilityZone ?? Placement.AvailabilityZoneId);
    const zone = at ? parseZone(whole.region, Placement) : undefined;
    const wish = interfaces.length > 0 ? ofInterface(input, interfaces) : ofInstance(input);
    requireOne(input, wish);
    checkBounds(wish, whole.type);
    return { ...wish, ...(zone !== undefined && { zone }) };
}
function ofInstance(input) {
    const { SubnetId: subnetId, SecurityGroupIds: ids = [], SecurityGroups: names = [] } = input;
    if (subnetId && names.length > 0) {
        const message = 'The parameter groupName cannot be used with the parameter subnet';
        throw invalidParameterCombination(message);
    }
    if (ids.length > 0 && names.length > 0) {
        const message = 'The parameters groupName and groupId cannot be used together';
        throw invalidParameterCombination(message);
    }
    return {
        subnetId: subnetId || undefined,
        groupIds: ids,
        groupNames: names,
        privateIp: input.PrivateIpAddress || undefined,
        secondaryIps: [],
        secondaryCount: 0,
        deleteOnTermination: true,
    };
}
function ofInterface(input, interfaces) {
    const { SubnetId, SecurityGroupIds, SecurityGroups, PrivateIpAddress } = input;
    if (SubnetId || hasAny(SecurityGroupIds) || hasAny(SecurityGroups) || PrivateIpAddress) {
        throw invalidParameterCombination('Network interfaces and an instance-level subnet ID, security groups or private address ' +
            'may not be specified on the same request');
    }
    const [given, ...more] = interfaces;
    if (given === undefined || more.length > 0) {
        const message = 'This server gives an instance one network interface.';
        throw refusal('UnsupportedOperation', message);
    }
    requireSupported(given, unsupported);
    if ((given.DeviceIndex ?? 0) !== 0) {
        throw invalidParameterValue('The primary network interface must have the device index 0');
    }
    return given.NetworkInterfaceId ? present(given) : wanted(given);
}
function present(given) {
    const { SubnetId, Groups, PrivateIpAddress, PrivateIpAddresses, Description } = given;
    const { SecondaryPrivateIpAddressCount: count, AssociatePublicIpAddress } = given;
    const isNew = SubnetId ||
        PrivateIpAddress ||
        Description ||
        count ||
        hasAny(Groups) ||
        hasAny(PrivateIpAddresses) ||
        AssociatePublicIpAddress !== undefined;
    if (isNew) {
        throw invalidParameterCombination('A network interface that exists may not be given with a subnet, security groups, ' +
            'addresses or a description');
    }
    return {
        networkInterfaceId: given.NetworkInterfaceId,
        groupIds: [],
        groupNames: [],
        secondaryIps: [],
        secondaryCount: 0,
        deleteOnTermination: given.DeleteOnTermination ?? false,
    };
}
function wanted(given) {
    const listed = given.PrivateIpAddresses ?? [];
    const primaries = listed.filter(({ Primary }) => Primary);
    if (primaries.length > 1 || (given.PrivateIpAddress && primaries.length > 0)) {
        throw invalidParameterCombination('Only one primary private IP address can be specified');
    }
    const addresses = (list) => list.flatMap(({ PrivateIpAddress: address }) => address || []);
    const [primary] = addresses(primaries);
    return {
        subnetId: given.SubnetId || undefined,
        groupIds: given.Groups ?? [],
        groupNames: [],
        privateIp: given.PrivateIpAddress || primary,
        secondaryIps: addresses(listed.filter(({ Primary }) => !Primary)),
        secondaryCount: given.SecondaryPrivateIpAddressCount ?? 0,
        publicIp: given.AssociatePublicIpAddress,
        description: given.Description,
        deleteOnTermination: given.DeleteOnTermination ?? true,
    };
}
/** What only one instance can have is not for several. */
function requireOne({ MaxCount = 1 }, wish) {
    const { networkInterfaceId, privateIp, secondaryIps } = wish;
    if (MaxCount <= 1 || !(networkInterfaceId || privateIp || secondaryIps.length > 0))
        return;
    throw invalidParameterCombination('A network interface or a private IP address can be specified for one instance only');
}
function checkBounds({ groupIds, groupNames, secondaryIps, secondaryCount }, { name, addressesPerInterface }) {
    if (Math.max(groupIds.length, groupNames.length) > limits.securityGroupsPerInterface) {
        const message = 'The maximum number of security groups per interface has been reached.';
        throw refusal('SecurityGroupsPerInterfaceLimitExceeded', message);
    }
    if (secondaryCount < 0 || secondaryIps.length + secondaryCount + 1 > addressesPerInterface) {
        const message = `${name} has at most ${addressesPerInterface} private addresses an interface.`;
        throw refusal('PrivateIpAddressLimitExceeded', message);
    }
}
