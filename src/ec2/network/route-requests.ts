/** What a request says of a route: its destination and its target, named in one of many ways. */
import { awsPrefixLists } from '../../compute/network/aws-prefix-lists.ts'
import type { RouteTable, Vpc } from '../../compute/network/network-entities.ts'
import { peeringState, sidesOf } from '../../compute/network/peerings.ts'
import { contains, formatRange4, parseRange4, type Range4 } from '../../compute/network/ranges.ts'
import type { ComputeReader } from '../../compute/records.ts'
import {
  invalidParameterCombination,
  invalidParameterValue,
  missingParameter,
  notFound,
  refusal,
} from '../errors.ts'
import type { Input } from '../operation.ts'
import { existing } from '../resources.ts'
import { type PeeringView, peeringOf, unknownPeering } from './peerings.ts'
import { parseCidr } from './vpcs.ts'

/** Where a route leads from, in an input. */
export type DestinationInput = Pick<
  Input<'CreateRoute'>,
  'DestinationCidrBlock' | 'DestinationIpv6CidrBlock' | 'DestinationPrefixListId'
>

/** Host bits are cleared. Throws MissingParameter, InvalidParameterCombination and …Value. */
export function parseDestination(input: DestinationInput): string {
  const { DestinationCidrBlock: cidr, DestinationPrefixListId: list } = input
  const given = [cidr, list, input.DestinationIpv6CidrBlock].filter((each) => each)
  if (given.length === 0) throw missingParameter('destinationCidrBlock')
  if (given.length > 1) {
    throw invalidParameterCombination('A route has exactly one destination.')
  }
  if (input.DestinationIpv6CidrBlock) {
    throw refusal('UnsupportedOperation', 'This server offers no IPv6 networks.')
  }
  return cidr ? formatRange4(parseCidr(cidr, 'destinationCidrBlock')) : (list as string)
}

/**
 * Throws InvalidPrefixListID.NotFound for a list that is not there, and refuses ranges inside the
 * VPC: packets between its machines go straight.
 */
export async function requireDestination(
  records: ComputeReader,
  { vpcId }: RouteTable,
  { destination, region }: { readonly destination: string; readonly region: string },
): Promise<void> {
  if (destination.startsWith('pl-')) return requirePrefixList(records, destination, region)
  const { ranges } = (await records.get('vpc', vpcId)) as Vpc
  const range = parseRange4(destination) as Range4
  const isInside = ranges.some(({ cidrBlock }) => contains(parseRange4(cidrBlock) as Range4, range))
  if (!isInside) return
  const message = `The destination CIDR block ${destination} is equal to or more specific than one`
  throw invalidParameterValue(
    `${message} of this VPC's CIDR blocks. This server offers no routes between its subnets.`,
  )
}

async function requirePrefixList(
  records: ComputeReader,
  id: string,
  region: string,
): Promise<void> {
  if (awsPrefixLists(region).some(({ prefixListId }) => prefixListId === id)) {
    const message = `Routes to the prefix list ${id} come with its gateway endpoint.`
    throw invalidParameterValue(message)
  }
  if (await records.get('prefixList', id)) return
  throw notFound('InvalidPrefixListID.NotFound', `The prefix list ID '${id}'`)
}

/** Where a route leads to, in an input. */
export type TargetInput = Omit<Input<'CreateRoute'>, keyof DestinationInput | 'RouteTableId'>

const targets = [
  'GatewayId',
  'NatGatewayId',
  'NetworkInterfaceId',
  'InstanceId',
  'VpcPeeringConnectionId',
  'VpcEndpointId',
] as const

/** What this server has none of, so that no id of one can be right. */
const others = [
  'CarrierGatewayId',
  'CoreNetworkArn',
  'EgressOnlyInternetGatewayId',
  'LocalGatewayId',
  'OdbNetworkArn',
  'TransitGatewayId',
] as const

/** Throws MissingParameter, InvalidParameterCombination, UnsupportedOperation. */
export function checkTarget(input: TargetInput): void {
  const other = others.find((name) => input[name])
  if (other) throw refusal('UnsupportedOperation', `This server offers no routes by ${other}.`)
  const given = targets.filter((name) => input[name])
  if (given.length === 0) throw missingParameter('gatewayId')
  if (given.length > 1) {
    const message = `The parameters ${given.join(' and ')} cannot be used together`
    throw invalidParameterCombination(message)
  }
}

/** What a route of a table may name. Throws Invalid….NotFound, InvalidParameterValue. */
export async function findTarget(
  records: ComputeReader,
  table: RouteTable,
  input: TargetInput & PeeringView,
): Promise<string> {
  if (input.GatewayId) return gatewayTarget(records, table, input.GatewayId)
  if (input.NatGatewayId) {
    const gateway = await existing(records, 'natgateway', input.NatGatewayId)
    if (gateway.deletedAt !== undefined) {
      throw notFound('InvalidNatGatewayID.NotFound', `The natGateway ID '${input.NatGatewayId}'`)
    }
    return sameVpc(table, { ...gateway, id: gateway.natGatewayId })
  }
  if (input.VpcPeeringConnectionId) {
    return peeringTarget(records, table, { ...input, id: input.VpcPeeringConnectionId })
  }
  if (input.InstanceId) {
    await existing(records, 'instance', input.InstanceId)
    throw noForwarding(input.InstanceId)
  }
  if (input.NetworkInterfaceId) {
    const found = await existing(records, 'network-interface', input.NetworkInterfaceId)
    throw noForwarding(sameVpc(table, { ...found, id: found.networkInterfaceId }))
  }
  await existing(records, 'vpc-endpoint', input.VpcEndpointId ?? '')
  throw refusal(
    'RouteNotSupported',
    `Route table contains unsupported route target: ${input.VpcEndpointId}. ` +
      'VPC Endpoints of this type cannot be used as route targets.',
  )
}

async function gatewayTarget(
  records: ComputeReader,
  table: RouteTable,
  id: string,
): Promise<string> {
  const gateway = await records.get('internetGateway', id)
  if (gateway === undefined) {
    throw notFound('InvalidGatewayID.NotFound', `The gateway ID '${id}'`)
  }
  return sameVpc(table, { vpcId: gateway.vpcId, id, kind: 'network gateway' })
}

/** One that waits to be accepted will do: the route is a blackhole until then. */
async function peeringTarget(
  records: ComputeReader,
  table: RouteTable,
  { id, ...view }: PeeringView & { readonly id: string },
): Promise<string> {
  const peering = await peeringOf(records, id, view)
  const state = peeringState(peering, view.now)
  if (state !== 'active' && state !== 'pending-acceptance') throw unknownPeering(id)
  const sides = sidesOf(peering, table.vpcId)
  return sameVpc(table, { id, vpcId: sides?.own.vpcId, kind: 'peering connection' })
}

interface Target {
  readonly id: string
  readonly vpcId?: string | undefined
  readonly kind?: string
}

function sameVpc({ routeTableId, vpcId }: RouteTable, target: Target): string {
  if (target.vpcId === vpcId) return target.id
  const { id, kind = 'target' } = target
  const message = `route table ${routeTableId} and ${kind} ${id} belong to different networks`
  throw invalidParameterValue(message)
}

/** A machine has no right over its network, so none can be a router or translate addresses. */
function noForwarding(id: string): Error {
  return refusal(
    'UnsupportedOperation',
    `This server offers no routes to instances and network interfaces, such as ${id}: machines ` +
      'may not forward or translate packets. A NAT gateway (NatGatewayId) does.',
  )
}
