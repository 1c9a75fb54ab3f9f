import { malformedId, notFound } from './errors.js';
const kinds = {
    'dhcp-options': {
        kind: 'dhcpOptions',
        id: 'dhcpOptionsId',
        prefix: 'dopt',
        code: 'InvalidDhcpOptionID',
        words: 'dhcpOption ID',
    },
    'elastic-ip': {
        kind: 'elasticIp',
        id: 'allocationId',
        prefix: 'eipalloc',
        code: 'InvalidAllocationID',
        words: 'allocation ID',
    },
    'export-image-task': {
        kind: 'exportImageTask',
        id: 'taskId',
        prefix: 'export-ami',
        code: 'InvalidExportTaskID',
        words: 'export task ID',
    },
    fleet: {
        kind: 'fleet',
        id: 'fleetId',
        prefix: 'fleet',
        code: 'InvalidFleetId',
        words: 'fleet ID',
    },
    image: {
        kind: 'image',
        id: 'imageId',
        prefix: 'ami',
        code: 'InvalidAMIID',
        words: 'image id',
    },
    'import-image-task': {
        kind: 'importImageTask',
        id: 'taskId',
        prefix: 'import-ami',
        code: 'InvalidConversionTaskId',
        words: 'import task ID',
    },
    instance: {
        kind: 'instance',
        id: 'instanceId',
        prefix: 'i',
        code: 'InvalidInstanceID',
        words: 'instance ID',
    },
    'internet-gateway': {
        kind: 'internetGateway',
        id: 'internetGatewayId',
        prefix: 'igw',
        code: 'InvalidInternetGatewayID',
        words: 'internetGateway ID',
    },
    'key-pair': {
        kind: 'keyPair',
        id: 'keyPairId',
        prefix: 'key',
        code: 'InvalidKeyPair',
        words: 'key pair ID',
    },
    'launch-template': {
        kind: 'launchTemplate',
        id: 'launchTemplateId',
        prefix: 'lt',
        code: 'InvalidLaunchTemplateId',
        words: 'launch template ID',
    },
    natgateway: {
        kind: 'natGateway',
        id: 'natGatewayId',
        prefix: 'nat',
        code: 'InvalidNatGatewayID',
        words: 'natGateway ID',
    },
    'network-acl': {
        kind: 'networkAcl',
        id: 'networkAclId',
        prefix: 'acl',
        code: 'InvalidNetworkAclID',
        words: 'networkAcl ID',
    },
    'network-interface': {
        kind: 'networkInterface',
        id: 'networkInterfaceId',
        prefix: 'eni',
        code: 'InvalidNetworkInterfaceID',
        words: 'networkInterface ID',
    },
    'placement-group': {
        kind: 'placementGroup',
        id: 'groupId',
        prefix: 'pg',
        code: 'InvalidPlacementGroup',
        words: 'placement group',
    },
    'prefix-list': {
        kind: 'prefixList',
        id: 'prefixListId',
        prefix: 'pl',
        code: 'InvalidPrefixListID',
        words: 'prefix list ID',
    },
    'route-table': {
        kind: 'routeTable',
        id: 'routeTableId',
        prefix: 'rtb',
        code: 'InvalidRouteTableID',
        words: 'routeTable ID',
    },
    'security-group': {
        kind: 'securityGroup',
        id: 'groupId',
        prefix: 'sg',
        code: 'InvalidGroup',
        words: 'security group',
    },
    snapshot: {
        kind: 'snapshot',
        id: 'snapshotId',
        prefix: 'snap',
        code: 'InvalidSnapshot',
        words: 'snapshot',
    },
    subnet: {
        kind: 'subnet',
        id: 'subnetId',
        prefix: 'subnet',
        code: 'InvalidSubnetID',
        words: 'subnet ID',
    },
    volume: {
        kind: 'volume',
        id: 'volumeId',
        prefix: 'vol',
        code: 'InvalidVolume',
        words: 'volume',
    },
    vpc: {
        kind: 'vpc',
        id: 'vpcId',
        prefix: 'vpc',
        code: 'InvalidVpcID',
        words: 'vpc ID',
    },
    'vpc-endpoint': {
        kind: 'vpcEndpoint',
        id: 'vpcEndpointId',
        prefix: 'vpce',
        code: 'InvalidVpcEndpointId',
        words: 'Vpc Endpoint Id',
    },
};
/** The kinds by the name that tags and ARNs have for them. */
export const resourceTypes = new Map(Object.entries(kinds));
/** `arn:aws:ec2:us-east-1:123456789012:vpc/vpc-…`; those of images and snapshots name nobody. */
export function arnOf({ account, region }, type, id) {
    const owner = type === 'image' || type === 'snapshot' ? '' : account;
    return `arn:aws:ec2:${region}:${owner}:${type}/${id}`;
}
/** What an id names. Throws Invalid….Malformed and Invalid….NotFound. */
export async function existing(records, type, id) {
    const found = await lookUp(records, type, id);
    if (found !== undefined)
        return found;
    throw unknownId(type, id);
}
async function lookUp(records, type, id) {
    return (await records.get(kinds[type].kind, id));
}
/** Why an id names nothing: it has not the shape of one, or there is no such thing. */
export function unknownId(type, id) {
    const { prefix, code, words } = kinds[type];
    const rest = type === 'fleet' ? uuid : '(?:[0-9a-f]{8}|[0-9a-f]{17})';
    const isId = new RegExp(`^${prefix}-${rest}$`).test(id);
    if (!isId)
        return malformedId(malformed[code] ?? `${code}.Malformed`, id);
    return notFound(missing[code] ?? `${code}.NotFound`, `The ${words} '${id}'`);
}
const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html */
const malformed = {
    InvalidDhcpOptionID: 'InvalidDhcpOptionsId.Malformed',
    InvalidGroup: 'InvalidGroupId.Malformed',
    InvalidSnapshot: 'InvalidParameterValue',
    InvalidVolume: 'InvalidParameterValue',
};
/** Terraform waits for it when it has deleted one. */
const missing = {
    InvalidPlacementGroup: 'InvalidPlacementGroup.Unknown',
};
/** Something as policies see it: with its tags, if it is there. */
export async function resourceOf(context, type, id) {
    const found = id === undefined ? undefined : await lookUp(context.records, type, id);
    const arn = arnOf(context, type, id ?? '*');
    const conditions = { 'ec2:Region': context.region, ...vpcCondition(context, found) };
    return { arn, conditions, ...(found && { tags: found.tags }) };
}
/** What is to be made: it has no id yet. */
export function newResource(context, type, vpcId) {
    const conditions = { 'ec2:Region': context.region, ...vpcCondition(context, { vpcId }) };
    return { arn: arnOf(context, type, '*'), conditions };
}
/** A key pair, which ARNs call by its name. */
export async function keyPairResource(context, name) {
    const pairs = await context.records.all('keyPair');
    const found = pairs.find(({ keyName }) => keyName === name);
    const arn = arnOf(context, 'key-pair', name ?? '*');
    const conditions = { 'ec2:Region': context.region, 'ec2:KeyPairName': name };
    return { arn, conditions, ...(found && { tags: found.tags }) };
}
function vpcCondition(place, found) {
    const vpcId = found && 'vpcId' in found ? found.vpcId : undefined;
    return typeof vpcId === 'string' ? { 'ec2:Vpc': arnOf(place, 'vpc', vpcId) } : {};
}
