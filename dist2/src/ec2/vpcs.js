import { formatRange4, parseRange4 } from '../compute/ranges.js';
import { limits } from '../limits.js';
import { dependencyViolation, invalidParameterValue, limitExceeded, refusal } from './errors.js';
import { withTagFilters } from './filters.js';
import { tagsOutput } from './tags.js';
/** A range whose host bits AWS clears. Throws InvalidParameterValue. */
export function parseCidr(text, parameter) {
    const range = parseRange4(text);
    if (range !== undefined)
        return range;
    const message = `Value (${text}) for parameter ${parameter} is invalid.`;
    throw invalidParameterValue(`${message} This is not a valid CIDR block.`);
}
/** The range of a VPC as text: /16 to /28. Throws InvalidParameterValue, InvalidVpc.Range. */
export function parseVpcRange(text) {
    const range = parseCidr(text, 'cidrBlock');
    if (range.prefixBits >= limits.vpcPrefixMin && range.prefixBits <= limits.vpcPrefixMax) {
        return formatRange4(range);
    }
    throw refusal('InvalidVpc.Range', `The CIDR '${text}' is invalid.`);
}
/** Throws VpcLimitExceeded if an account has all the VPCs that it may have. */
export async function requireRoomForVpc(records) {
    const vpcs = await records.all('vpc');
    if (vpcs.length >= limits.vpcsPerAccount)
        throw limitExceeded('VpcLimitExceeded', 'VPCs');
}
/** Throws DependencyViolation if something in a VPC would lose it. */
export async function requireEmptyVpc(records, vpcId) {
    const isIn = (each) => each.vpcId === vpcId;
    const groups = (await records.all('securityGroup')).filter(isIn);
    const tables = (await records.all('routeTable')).filter(isIn);
    const acls = (await records.all('networkAcl')).filter(isIn);
    const isUsed = (await records.all('subnet')).some(isIn) ||
        (await records.all('internetGateway')).some(isIn) ||
        (await records.all('vpcEndpoint')).some(isIn) ||
        groups.some(({ groupName }) => groupName !== 'default') ||
        tables.length > 1 ||
        acls.length > 1;
    if (!isUsed)
        return;
    throw dependencyViolation(`The vpc '${vpcId}' has dependencies and cannot be deleted.`);
}
/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcs.html */
export const vpcFilters = withTagFilters({
    cidr: ({ ranges }) => ranges[0]?.cidrBlock,
    // AWS's page has `cidr` alone; Ansible asks by these.
    'cidr-block': ({ ranges }) => ranges[0]?.cidrBlock,
    cidrBlock: ({ ranges }) => ranges[0]?.cidrBlock,
    'cidr-block-association.association-id': ({ ranges }) => ranges.map(({ associationId }) => associationId),
    'cidr-block-association.cidr-block': ({ ranges }) => ranges.map(({ cidrBlock }) => cidrBlock),
    'cidr-block-association.state': () => 'associated',
    'dhcp-options-id': ({ dhcpOptionsId }) => dhcpOptionsId,
    'ipv6-cidr-block-association.association-id': () => undefined,
    'ipv6-cidr-block-association.ipv6-cidr-block': () => undefined,
    'ipv6-cidr-block-association.ipv6-pool': () => undefined,
    'ipv6-cidr-block-association.state': () => undefined,
    'is-default': ({ isDefault }) => isDefault,
    isDefault: ({ isDefault }) => isDefault,
    'owner-id': ({ owner }) => owner,
    state: () => 'available',
    'vpc-id': ({ vpcId }) => vpcId,
});
/** A VPC, as answers show it. */
export function vpcOutput(vpc, account) {
    return {
        VpcId: vpc.vpcId,
        OwnerId: account,
        State: 'available',
        CidrBlock: vpc.ranges[0]?.cidrBlock,
        CidrBlockAssociationSet: vpc.ranges.map(({ associationId, cidrBlock }) => ({
            AssociationId: associationId,
            CidrBlock: cidrBlock,
            CidrBlockState: { State: 'associated' },
        })),
        DhcpOptionsId: vpc.dhcpOptionsId,
        InstanceTenancy: vpc.instanceTenancy,
        IsDefault: vpc.isDefault,
        Tags: tagsOutput(vpc.tags),
    };
}
