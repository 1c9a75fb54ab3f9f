/**
 * What accounts have, as ids, ARNs and policies name it.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 */
import type { Resource } from '../auth/call.ts'
import type { ComputeEntities } from '../compute/entities.ts'
import type { ComputeReader } from '../compute/records.ts'
import type { RegionEntities } from '../compute/region-entities.ts'
import type { Tagged } from '../compute/tags.ts'
import type { AwsError } from '../wire/errors.ts'
import { conditionsOf } from './condition-keys.ts'
import { malformedId, notFound } from './errors.ts'
import { malformed, missing } from './id-errors.ts'

/** What tags and ARNs call the kinds that there are. */
export type ResourceType = keyof typeof kinds

/** What may have tags from the start; rules of security groups are parts of their groups. */
export type TaggableType = ResourceType | 'security-group-rule'

/** A kind that has ids and tags of its own. */
export type ResourceKind = Exclude<
  {
    [K in keyof ComputeEntities]: ComputeEntities[K] extends Tagged ? K : never
  }[keyof ComputeEntities],
  keyof RegionEntities
>

interface KindFacts {
  readonly kind: ResourceKind
  /** Where an entity has its id. */
  readonly id: string
  /** Ids begin with it and a hyphen. */
  readonly prefix: string
  /** Errors about ids: `InvalidVpcID`. */
  readonly code: string
  /** Errors call it so: `The vpc ID`. */
  readonly words: string
}

const exportTask = { id: 'taskId', code: 'InvalidExportTaskID', words: 'export task ID' } as const
const importTask = {
  id: 'taskId',
  code: 'InvalidConversionTaskId',
  words: 'import task ID',
} as const

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
  'export-image-task': { kind: 'exportImageTask', prefix: 'export-ami', ...exportTask },
  'export-instance-task': { kind: 'exportInstanceTask', prefix: 'export-i', ...exportTask },
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
  'import-image-task': { kind: 'importImageTask', prefix: 'import-ami', ...importTask },
  'import-snapshot-task': { kind: 'importSnapshotTask', prefix: 'import-snap', ...importTask },
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
  'vpc-peering-connection': {
    kind: 'vpcPeeringConnection',
    id: 'vpcPeeringConnectionId',
    prefix: 'pcx',
    code: 'InvalidVpcPeeringConnectionID',
    words: 'vpcPeeringConnection ID',
  },
} as const satisfies Record<string, KindFacts>

/** The kinds by the name that tags and ARNs have for them. */
export const resourceTypes: ReadonlyMap<string, KindFacts> = new Map(Object.entries(kinds))

/** Where something is, and whose. */
export type Place = { readonly account: string; readonly region: string }

/** `arn:aws:ec2:us-east-1:123456789012:vpc/vpc-…`; those of images and snapshots name nobody. */
export function arnOf({ account, region }: Place, type: string, id: string): string {
  const owner = type === 'image' || type === 'snapshot' ? '' : account
  return `arn:aws:ec2:${region}:${owner}:${type}/${id}`
}

/** What is kept of a kind. */
export type KindOf<T extends ResourceType> = ComputeEntities[(typeof kinds)[T]['kind']]

/** What an id names. Throws Invalid….Malformed and Invalid….NotFound. */
export async function existing<T extends ResourceType>(
  records: ComputeReader,
  type: T,
  id: string,
): Promise<KindOf<T>> {
  const found = await lookUp(records, type, id)
  if (found === undefined) throw unknownId(type, id)
  return found
}

async function lookUp<T extends ResourceType>(
  records: ComputeReader,
  type: T,
  id: string,
): Promise<KindOf<T> | undefined> {
  return (await records.get(kinds[type].kind, id)) as KindOf<T> | undefined
}

/** Why an id names nothing: it has not the shape of one, or there is no such thing. */
export function unknownId(type: ResourceType, id: string): AwsError {
  const { prefix, code, words } = kinds[type]
  const wrongShape = code in malformed ? malformed[code] : `${code}.Malformed`
  if (!hasShape(type, id) && wrongShape !== undefined) {
    return malformedId(wrongShape, id, `${prefix}-`)
  }
  return notFound(missing[code] ?? `${code}.NotFound`, `The ${words} '${id}'`)
}

/** Whether something could be an id of the kind. */
export function hasShape(type: ResourceType, id: string): boolean {
  const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
  const rest = type === 'fleet' ? uuid : '(?:[0-9a-f]{8}|[0-9a-f]{17})'
  return new RegExp(`^${kinds[type].prefix}-${rest}$`).test(id)
}

/** Something as policies see it: with its tags, if it is there. */
export async function resourceOf(
  context: Place & { readonly records: ComputeReader },
  type: ResourceType,
  id: string | undefined,
): Promise<Resource> {
  const found = id === undefined ? undefined : await lookUp(context.records, type, id)
  const arn = arnOf(context, type, id ?? '*')
  const own = { ...vpcCondition(context, found), ...conditionsOf(kinds[type].kind, found) }
  const conditions = { 'ec2:Region': context.region, ...own }
  return { arn, conditions, ...(found && { tags: (found as Tagged).tags }) }
}

/** What is to be made: it has no id yet. */
export function newResource(context: Place, type: ResourceType, vpcId?: string): Resource {
  const conditions = { 'ec2:Region': context.region, ...vpcCondition(context, { vpcId }) }
  return { arn: arnOf(context, type, '*'), conditions }
}

/** A key pair, which ARNs call by its name. */
export async function keyPairResource(
  context: Place & { readonly records: ComputeReader },
  name: string | undefined,
): Promise<Resource> {
  const pairs = await context.records.all('keyPair')
  const found = pairs.find(({ keyName }) => keyName === name)
  const arn = arnOf(context, 'key-pair', name ?? '*')
  const conditions = { 'ec2:Region': context.region, 'ec2:KeyPairName': name }
  return { arn, conditions, ...(found && { tags: found.tags }) }
}

function vpcCondition(place: Place, found: object | undefined) {
  const { vpcId, subnetId } = (found ?? {}) as { vpcId?: unknown; subnetId?: unknown }
  return {
    ...(typeof vpcId === 'string' && { 'ec2:Vpc': arnOf(place, 'vpc', vpcId) }),
    ...(typeof subnetId === 'string' && { 'ec2:Subnet': arnOf(place, 'subnet', subnetId) }),
  }
}
