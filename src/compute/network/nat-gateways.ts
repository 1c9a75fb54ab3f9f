/**
 * NAT gateways as records: an interface of their own in a subnet, and for a public one an elastic
 * IP that leads to it. https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html
 */
import { limits } from '../../limits.ts'
import { generateId, type RandomBytes } from '../ids.ts'
import type { ComputeChange, ComputeReader } from '../records.ts'
import { Refused } from '../refused.ts'
import type { Tags } from '../tags.ts'
import {
  associateAddress,
  type BothScopes,
  type PublicSource,
  removeInterface,
} from './elastic-ips.ts'
import type { ElasticIp, Subnet } from './network-entities.ts'
import { newInterface } from './new-interface.ts'
import type { NatGateway } from './way-entities.ts'

/** What a NAT gateway is made with. */
export interface NatGatewayFacts {
  readonly subnet: Subnet
  /** Of a public one. */
  readonly elasticIp?: ElasticIp | undefined
  readonly privateIp?: string | undefined
  readonly tags: Tags
  readonly random: RandomBytes
  readonly now: number
  readonly source: PublicSource
}

/**
 * Puts a NAT gateway and what it consists of. Throws Refused: NatGatewayLimitExceeded,
 * Gateway.NotAttached, Resource.AlreadyAssociated, and what `newInterface` throws.
 */
export async function makeNatGateway(
  { records, shared }: BothScopes,
  facts: NatGatewayFacts,
): Promise<NatGateway> {
  const { subnet, elasticIp, privateIp, tags, random, now, source } = facts
  await requireRoom(records, subnet)
  const natGatewayId = generateId('nat', random)
  const description = `Interface for NAT Gateway ${natGatewayId}`
  const service = { interfaceType: 'nat_gateway', requesterManaged: true } as const
  const of = { subnet, groupIds: [], description, privateIp, random, ...service }
  const networkInterface = await newInterface(records, of)
  if (elasticIp !== undefined) {
    const wish = { networkInterface, reassociates: false, source, random }
    await associateAddress({ records, shared }, elasticIp, wish)
  }
  const gateway: NatGateway = {
    natGatewayId,
    vpcId: subnet.vpcId,
    subnetId: subnet.subnetId,
    connectivityType: elasticIp === undefined ? 'private' : 'public',
    networkInterfaceId: networkInterface.networkInterfaceId,
    privateIp: networkInterface.addresses[0].address,
    ...(elasticIp && { allocationId: elasticIp.allocationId, publicIp: elasticIp.publicIp }),
    createdAt: now,
    tags,
  }
  records.put('natGateway', natGatewayId, gateway)
  return gateway
}

async function requireRoom(records: ComputeReader, subnet: Subnet): Promise<void> {
  const subnets = await records.all('subnet')
  const zoneOf = new Map(subnets.map((each) => [each.subnetId, each.availabilityZone]))
  const others = (await records.all('natGateway')).filter(
    (each) => !each.deletedAt && zoneOf.get(each.subnetId) === subnet.availabilityZone,
  )
  if (others.length < limits.natGatewaysPerZone) return
  const message = 'The maximum number of NAT gateways has been reached.'
  throw new Refused('NatGatewayLimitExceeded', message)
}

/** Ends a NAT gateway: its elastic IP is free again, and it is shown for a while. */
export async function endNatGateway(
  { records, shared }: BothScopes,
  gateway: NatGateway,
  now: number,
): Promise<void> {
  const found = await records.get('networkInterface', gateway.networkInterfaceId)
  if (found !== undefined) await removeInterface({ records, shared }, found)
  records.put('natGateway', gateway.natGatewayId, { ...gateway, deletedAt: now })
}

/** Forgets those that were deleted a while ago. */
export async function forgetNatGateways(records: ComputeChange, now: number): Promise<void> {
  for (const gateway of await records.all('natGateway')) {
    if (!isShown(gateway, now)) records.remove('natGateway', gateway.natGatewayId)
  }
}

/** Whether lists have it: there, or deleted a short while ago. */
export function isShown({ deletedAt }: NatGateway, now: number): boolean {
  return deletedAt === undefined || now - deletedAt < limits.natGatewayShownMs
}
