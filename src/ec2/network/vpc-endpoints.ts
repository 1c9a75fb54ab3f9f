/**
 * Gateway endpoints: routes to a service of AWS's that need no way to the internet. S3 is the one
 * service that there is. https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
 */
import { type AwsPrefixList, awsPrefixLists } from '../../compute/network/aws-prefix-lists.ts'
import type { VpcEndpoint } from '../../compute/network/way-entities.ts'
import type { ComputeChange } from '../../compute/records.ts'
import { invalidParameterValue, notFound, refusal } from '../errors.ts'
import { withTagFilters } from '../filters.ts'
import type { Owned } from '../listing.ts'
import { existing } from '../resources.ts'
import { tagsOutput } from '../tags.ts'

/** The prefix list of a service. Throws InvalidServiceName. */
export function serviceOf(region: string, serviceName: string | undefined): AwsPrefixList {
  const found = awsPrefixLists(region).find(({ name }) => name === serviceName)
  if (found !== undefined) return found
  const what = `The Vpc Endpoint Service '${serviceName}'`
  throw notFound('InvalidServiceName', what)
}

/** What an endpoint lets pass if its maker does not say: all. */
export const fullAccess = JSON.stringify({
  Version: '2008-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
})

/**
 * A policy that lets all pass, which is the only one that endpoints have here. Throws
 * InvalidPolicyDocument, UnsupportedOperation.
 */
export function parseEndpointPolicy(text: string | undefined): string {
  if (!text) return fullAccess
  if (letsAllPass(parseJson(text))) return text
  const message = 'This server offers VPC endpoints whose policy lets all pass.'
  throw refusal('UnsupportedOperation', `${message} Buckets' own policies can say more.`)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw refusal('InvalidPolicyDocument', 'The policy document is not valid JSON.')
  }
}

function letsAllPass(policy: unknown): boolean {
  const { Statement: statements } = Object(policy) as { readonly Statement?: unknown }
  const list = Array.isArray(statements) ? statements : [statements]
  return list.length === 1 && list.every(isFullAccess)
}

function isFullAccess(statement: unknown): boolean {
  const { Sid: _, Effect, Principal, Action, Resource, ...more } = Object(statement)
  const isAll = (value: unknown) => [value].flat().length === 1 && [value].flat()[0] === '*'
  const isAnyone = isAll(Principal) || isAll(Object(Principal).AWS)
  const isBare = Object.keys(more).length === 0
  return Effect === 'Allow' && isAnyone && isAll(Action) && isAll(Resource) && isBare
}

/**
 * Puts an endpoint's route into route tables. Throws InvalidRouteTableID.NotFound,
 * InvalidParameterValue, RouteAlreadyExists.
 */
export async function addEndpointRoutes(
  records: ComputeChange,
  { vpcEndpointId, vpcId, serviceName }: VpcEndpoint,
  { routeTableIds, region }: EndpointTables,
): Promise<void> {
  const { prefixListId } = serviceOf(region, serviceName)
  for (const id of routeTableIds) {
    const table = await existing(records, 'route-table', id)
    if (table.vpcId !== vpcId) {
      const message = `Route table ${id} and VPC endpoint belong to different networks`
      throw invalidParameterValue(message)
    }
    if (table.routes.some(({ destination }) => destination === prefixListId)) {
      const message = `route table ${id} already has a route with destination-prefix-list-id`
      throw refusal('RouteAlreadyExists', `${message} ${prefixListId}`)
    }
    const routes = [...table.routes, { destination: prefixListId, target: vpcEndpointId }]
    records.put('routeTable', id, { ...table, routes })
  }
}

/** Which tables an endpoint's route is put into. */
export interface EndpointTables {
  readonly routeTableIds: readonly string[]
  readonly region: string
}

/** Takes an endpoint's route out of route tables that have it. */
export async function removeEndpointRoutes(
  records: ComputeChange,
  { vpcEndpointId }: VpcEndpoint,
  routeTableIds: readonly string[],
): Promise<void> {
  for (const id of routeTableIds) {
    const table = await records.get('routeTable', id)
    if (table === undefined) continue
    const routes = table.routes.filter(({ target }) => target !== vpcEndpointId)
    records.put('routeTable', id, { ...table, routes })
  }
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcEndpoints.html */
export const vpcEndpointFilters = withTagFilters<Owned<VpcEndpoint>>({
  'ip-address-type': () => 'ipv4',
  'service-name': ({ serviceName }) => serviceName,
  'service-region': ({ serviceName }) => serviceName.split('.')[2],
  'vpc-endpoint-id': ({ vpcEndpointId }) => vpcEndpointId,
  'vpc-endpoint-state': () => 'available',
  'vpc-endpoint-type': () => 'Gateway',
  'vpc-id': ({ vpcId }) => vpcId,
})

/** An endpoint, as answers show it. */
export function vpcEndpointOutput(endpoint: VpcEndpoint, account: string) {
  return {
    VpcEndpointId: endpoint.vpcEndpointId,
    VpcEndpointType: 'Gateway' as const,
    VpcId: endpoint.vpcId,
    ServiceName: endpoint.serviceName,
    ServiceRegion: endpoint.serviceName.split('.')[2],
    // AWS says `available` here, not `Available` as its schema has it.
    State: 'available' as 'Available',
    PolicyDocument: endpoint.policyDocument,
    RouteTableIds: [...endpoint.routeTableIds],
    SubnetIds: [],
    Groups: [],
    NetworkInterfaceIds: [],
    DnsEntries: [],
    PrivateDnsEnabled: false,
    RequesterManaged: false,
    CreationTimestamp: new Date(endpoint.createdAt),
    OwnerId: account,
    Tags: tagsOutput(endpoint.tags),
  }
}
