import { allFree } from '../compute/new-interface.js';
import { contains, formatRange4, overlaps, parseRange4 } from '../compute/ranges.js';
import { zonesOf } from '../compute/zones.js';
import { limits } from '../limits.js';
import { invalidParameterValue, limitExceeded, refusal } from './errors.js';
import { withTagFilters } from './filters.js';
import { arnOf } from './resources.js';
import { tagsOutput } from './tags.js';
import { parseCidr } from './vpcs.js';
/**
 * The range of a new subnet as text: /16 to /28, in its VPC, beside the others. Throws
 * InvalidParameterValue, InvalidSubnet.Range, InvalidSubnet.Conflict, SubnetLimitExceeded.
 */
export async function newSubnetRange(records, vpc, text) {
    const range = parseCidr(text, 'cidrBlock');
    const fits = range.prefixBits >= limits.vpcPrefixMin && range.prefixBits <= limits.vpcPrefixMax;
    const isInside = vpc.ranges.some(({ cidrBlock }) => contains(known(cidrBlock), range));
    if (!fits || !isInside)
        throw refusal('InvalidSubnet.Range', `The CIDR '${text}' is invalid.`);
    const others = (await records.all('subnet')).filter(({ vpcId }) => vpcId === vpc.vpcId);
    if (others.some(({ cidrBlock }) => overlaps(known(cidrBlock), range))) {
        const message = `The CIDR '${text}' conflicts with another subnet`;
        throw refusal('InvalidSubnet.Conflict', message);
    }
    if (others.length >= limits.subnetsPerVpc)
        throw limitExceeded('SubnetLimitExceeded', 'subnets');
    return formatRange4(range);
}
function known(cidrBlock) {
    return parseRange4(cidrBlock);
}
/** The zone that an input names; the first, if none. Throws InvalidParameterValue. */
export function parseZone(region, { AvailabilityZone: name, AvailabilityZoneId: id }) {
    const zones = zonesOf(region);
    if (name === undefined && id === undefined)
        return zones[0]?.zoneName ?? region;
    const found = zones.find(({ zoneName, zoneId }) => zoneName === name || zoneId === id);
    if (found !== undefined)
        return found.zoneName;
    const list = zones.map(({ zoneName }) => zoneName).join(', ');
    const message = `Value (${name ?? id}) for parameter availabilityZone is invalid.`;
    throw invalidParameterValue(`${message} Subnets can currently only be created in: ${list}.`);
}
/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSubnets.html */
const subnetFilters = withTagFilters({
    'availability-zone': ({ availabilityZone }) => availabilityZone,
    availabilityZone: ({ availabilityZone }) => availabilityZone,
    'cidr-block': ({ cidrBlock }) => cidrBlock,
    cidr: ({ cidrBlock }) => cidrBlock,
    cidrBlock: ({ cidrBlock }) => cidrBlock,
    'default-for-az': ({ defaultForAz }) => defaultForAz,
    defaultForAz: ({ defaultForAz }) => defaultForAz,
    'enable-dns64': () => false,
    'ipv6-native': () => false,
    'map-public-ip-on-launch': ({ mapPublicIpOnLaunch }) => mapPublicIpOnLaunch,
    'outpost-arn': () => undefined,
    'owner-id': ({ owner }) => owner,
    'private-dns-name-options-on-launch.hostname-type': ({ hostnameType }) => hostnameType,
    'private-dns-name-options-on-launch.enable-resource-name-dns-a-record': (subnet) => subnet.resourceNameARecord,
    state: () => 'available',
    'subnet-id': ({ subnetId }) => subnetId,
    'vpc-id': ({ vpcId }) => vpcId,
});
/** The same, and how many addresses are free. */
export function subnetFiltersWith(free) {
    return { ...subnetFilters, 'available-ip-address-count': free };
}
/** A subnet, as answers show it; a new one has all of its addresses. */
export function subnetOutput(subnet, place, free = allFree) {
    const { subnetId, availabilityZone } = subnet;
    const zone = zonesOf(place.region).find(({ zoneName }) => zoneName === availabilityZone);
    return {
        SubnetId: subnetId,
        SubnetArn: arnOf(place, 'subnet', subnetId),
        VpcId: subnet.vpcId,
        OwnerId: place.account,
        State: 'available',
        CidrBlock: subnet.cidrBlock,
        AvailableIpAddressCount: free(subnet),
        AvailabilityZone: availabilityZone,
        AvailabilityZoneId: zone?.zoneId,
        DefaultForAz: subnet.defaultForAz,
        MapPublicIpOnLaunch: subnet.mapPublicIpOnLaunch,
        MapCustomerOwnedIpOnLaunch: false,
        AssignIpv6AddressOnCreation: false,
        Ipv6CidrBlockAssociationSet: [],
        Ipv6Native: false,
        EnableDns64: false,
        PrivateDnsNameOptionsOnLaunch: {
            HostnameType: subnet.hostnameType,
            EnableResourceNameDnsARecord: subnet.resourceNameARecord,
            EnableResourceNameDnsAAAARecord: false,
        },
        Tags: tagsOutput(subnet.tags),
    };
}
