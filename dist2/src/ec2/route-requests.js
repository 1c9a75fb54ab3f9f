/** What a request says of a route: its destination and its target, named in one of many ways. */
import { awsPrefixLists } from '../compute/aws-prefix-lists.js';
import { contains, formatRange4, parseRange4 } from '../compute/ranges.js';
import { invalidParameterCombination, invalidParameterValue, missingParameter, notFound, refusal, } from './errors.js';
import { unknownPeering } from './peerings.js';
import { existing } from './resources.js';
import { parseCidr } from './vpcs.js';
/** Host bits are cleared. Throws MissingParameter, InvalidParameterCombination and …Value. */
export function parseDestination(input) {
    const { DestinationCidrBlock: cidr, DestinationPrefixListId: list } = input;
    const given = [cidr, list, input.DestinationIpv6CidrBlock].filter((each) => each);
    if (given.length === 0)
        throw missingParameter('destinationCidrBlock');
    if (given.length > 1) {
        throw invalidParameterCombination('A route has exactly one destination.');
    }
    if (input.DestinationIpv6CidrBlock) {
        throw refusal('UnsupportedOperation', 'This server offers no IPv6 networks.');
    }
    return cidr ? formatRange4(parseCidr(cidr, 'destinationCidrBlock')) : list;
}
/**
 * Throws InvalidPrefixListID.NotFound for a list that is not there, and refuses ranges inside the
 * VPC: packets between its machines go straight.
 */
export async function requireDestination(records, { vpcId }, { destination, region }) {
    if (destination.startsWith('pl-'))
        return requirePrefixList(records, destination, region);
    const { ranges } = (await records.get('vpc', vpcId));
    const range = parseRange4(destination);
    const isInside = ranges.some(({ cidrBlock }) => contains(parseRange4(cidrBlock), range));
    if (!isInside)
        return;
    const message = `The destination CIDR block ${destination} is equal to or more specific than one`;
    throw invalidParameterValue(`${message} of this VPC's CIDR blocks. This server offers no routes between its subnets.`);
}
async function requirePrefixList(records, id, region) {
    if (awsPrefixLists(region).some(({ prefixListId }) => prefixListId === id)) {
        const message = `Routes to the prefix list ${id} come with its gateway endpoint.`;
        throw invalidParameterValue(message);
    }
    if (await records.get('prefixList', id))
        return;
    throw notFound('InvalidPrefixListID.NotFound', `The prefix list ID '${id}'`);
}
const targets = [
    'GatewayId',
    'NatGatewayId',
    'NetworkInterfaceId',
    'InstanceId',
    'VpcPeeringConnectionId',
    'VpcEndpointId',
];
/** What this server has none of, so that no id of one can be right. */
const others = [
    'CarrierGatewayId',
    'CoreNetworkArn',
    'EgressOnlyInternetGatewayId',
    'LocalGatewayId',
    'OdbNetworkArn',
    'TransitGatewayId',
];
/** Throws MissingParameter, InvalidParameterCombination, UnsupportedOperation. */
export function checkTarget(input) {
    const other = others.find((name) => input[name]);
    if (other)
        throw refusal('UnsupportedOperation', `This server offers no routes by ${other}.`);
    const given = targets.filter((name) => input[name]);
    if (given.length === 0)
        throw missingParameter('gatewayId');
    if (given.length > 1) {
        const message = `The parameters ${given.join(' and ')} cannot be used together`;
        throw invalidParameterCombination(message);
    }
}
/** What a route of a table may name. Throws Invalid….NotFound, InvalidParameterValue. */
export async function findTarget(records, table, input) {
    if (input.GatewayId)
        return gatewayTarget(records, table, input.GatewayId);
    if (input.NatGatewayId) {
        const gateway = await existing(records, 'natgateway', input.NatGatewayId);
        if (gateway.deletedAt !== undefined) {
            throw notFound('InvalidNatGatewayID.NotFound', `The natGateway ID '${input.NatGatewayId}'`);
        }
        return sameVpc(table, { ...gateway, id: gateway.natGatewayId });
    }
    if (input.VpcPeeringConnectionId)
        throw unknownPeering(input.VpcPeeringConnectionId);
    if (input.InstanceId)
        return instanceTarget(records, table, input.InstanceId);
    if (input.NetworkInterfaceId) {
        const found = await existing(records, 'network-interface', input.NetworkInterfaceId);
        return sameVpc(table, { ...found, id: found.networkInterfaceId });
    }
    await existing(records, 'vpc-endpoint', input.VpcEndpointId ?? '');
    throw refusal('RouteNotSupported', `Route table contains unsupported route target: ${input.VpcEndpointId}. ` +
        'VPC Endpoints of this type cannot be used as route targets.');
}
async function gatewayTarget(records, table, id) {
    const gateway = await records.get('internetGateway', id);
    if (gateway === undefined) {
        throw notFound('InvalidGatewayID.NotFound', `The gateway ID '${id}'`);
    }
    return sameVpc(table, { vpcId: gateway.vpcId, id, kind: 'network gateway' });
}
function sameVpc({ routeTableId, vpcId }, target) {
    if (target.vpcId === vpcId)
        return target.id;
    const { id, kind = 'target' } = target;
    const message = `route table ${routeTableId} and ${kind} ${id} belong to different networks`;
    throw invalidParameterValue(message);
}
async function instanceTarget(records, table, instanceId) {
    await existing(records, 'instance', instanceId);
    const interfaces = (await records.all('networkInterface'));
    const own = interfaces.filter(({ attachment }) => attachment?.instanceId === instanceId);
    const [first] = own;
    if (first === undefined || own.length > 1) {
        const message = `The instance '${instanceId}' has not exactly one network interface.`;
        throw refusal('InvalidInstanceID', `${message} Please specify an interface ID instead.`);
    }
    return sameVpc(table, { vpcId: first.vpcId, id: first.networkInterfaceId });
}
