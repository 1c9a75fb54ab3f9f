/**
 * The services that are called with documents instead of buckets and keys: IAM, STS,
 * Organizations, …. One is loaded, with its model and operations, when it is first called.
 */
import type { Call } from '../auth/call.ts'
import { managementEvent } from '../cloudtrail/management-events.ts'
import { loadModel } from '../wire/model.ts'
import type { WireRequest } from '../wire/request.ts'
import { openRpcService, type RpcService } from '../wire/rpc.ts'
import type { OperationModel } from '../wire/shapes.ts'
import type { ExchangeRoute } from './exchange.ts'
import { OperationStatistics } from './statistics.ts'

/** The name of a service, as SDKs and folders have it. */
export type ServiceName = keyof typeof loaders

/** The operations of a service that are built, by AWS's name. */
export type Calls = ReadonlyMap<string, Call<unknown, unknown>>

/** A service, loaded. */
export interface Service {
  readonly name: ServiceName
  readonly rpc: RpcService
  readonly calls: Calls
}

/** What one operation of a service has counted. */
export interface CallRoute extends ExchangeRoute {
  /** Like `iam:CreateUser`. */
  readonly name: string
}

const loaders = {
  cloudtrail: () => import('../cloudtrail/operations.ts'),
  ec2: () => import('../ec2/operations.ts'),
  iam: () => import('../iam/operations.ts'),
  organizations: () => import('../organizations/operations.ts'),
  sts: () => import('../sts/operations.ts'),
  'service-quotas': () => import('../service-quotas/operations.ts'),
}

/** Services by the name that signatures are made for. */
const bySigningName: ReadonlyMap<string, ServiceName> = new Map([
  ['iam', 'iam'],
  ['ec2', 'ec2'],
  ['cloudtrail', 'cloudtrail'],
  ['organizations', 'organizations'],
  ['sts', 'sts'],
  ['servicequotas', 'service-quotas'],
])

const signingNames: ReadonlyMap<ServiceName, string> = new Map(
  [...bySigningName].map(([signingName, name]) => [name, signingName]),
)

/** The name of a service in signatures for it. */
export function signingNameOf(name: ServiceName): string {
  return signingNames.get(name) ?? name
}

const opened = new Map<ServiceName, Promise<Service>>()

/** A service, loaded at its first call. */
export function openService(name: ServiceName): Promise<Service> {
  const known = opened.get(name)
  if (known !== undefined) return known
  const loading = load(name)
  opened.set(name, loading)
  return loading
}

async function load(name: ServiceName): Promise<Service> {
  // What a list exports are the operations, under their names.
  const calls = new Map(Object.entries(await loaders[name]())) as unknown as Calls
  return { name, rpc: openRpcService(name), calls }
}

const scopeService = /\/([a-z0-9-]+)\/aws4_request/

/**
 * The service that a request without bucket and key is for, as its signature's scope says. An
 * unsigned form, or a query with `Action`, is for STS, which alone takes calls from strangers.
 * Undefined: S3.
 */
export function serviceOf(request: WireRequest): ServiceName | undefined {
  const { method, headers, query } = request
  const signed = signedServiceOf(request)
  if (signed !== undefined) return bySigningName.get(signed)
  if (query.has('Action')) return unsignedQuery
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded')
  return method === 'POST' && isForm ? unsignedQuery : undefined
}

/** The name in the scope of a request's signature; undefined without one. */
export function signedServiceOf({ headers, query }: WireRequest): string | undefined {
  const credential = headers.authorization ?? query.get('X-Amz-Credential')
  return credential === undefined ? undefined : scopeService.exec(credential)?.[1]
}

const unsignedQuery: ServiceName | undefined = bySigningName.get('sts')

/** What was counted of calls, by service and operation. */
export class CallRoutes {
  readonly #routes = new Map<string, CallRoute>()

  /** The route of an operation that the service has, known or not. */
  of(service: ServiceName, operation: OperationModel): CallRoute {
    const name = `${service}:${operation.name}`
    const known = this.#routes.get(name)
    if (known !== undefined) return known
    const event = managementEvent(loadModel(service), operation)
    const statistics = new OperationStatistics(name)
    const route = { name, statistics, event, requestClass: 'other' } as const
    this.#routes.set(name, route)
    return route
  }

  statistics(): readonly OperationStatistics[] {
    return [...this.#routes.values()].map(({ statistics }) => statistics)
  }
}
