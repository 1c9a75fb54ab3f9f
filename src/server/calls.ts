/**
 * The seven steps for a service that is called with documents. The same steps as for S3, but for
 * one thing: what is called stands in the body or a header, so the body is read first. It is not
 * taken apart for a signature that does not hold: a form of 2 MiB takes 30 ms.
 */
import { authorize, type Refusal } from '../auth/authorize.ts'
import type { Call, CallContext, Conditions, Resource } from '../auth/call.ts'
import type { Caller } from '../auth/caller.ts'
import type { Circumstances } from '../auth/global-context.ts'
import { ownContext } from '../auth/own-context.ts'
import { requireWithinReach } from '../auth/session-reach.ts'
import { sha256Hex } from '../auth/signing-keys.ts'
import { tagConditions } from '../auth/tag-conditions.ts'
import { limits } from '../limits.ts'
import type { Deciding } from '../service-quotas/decisions.ts'
import { openBody, readDocument } from '../wire/body.ts'
import type { DecodedInput } from '../wire/decode.ts'
import type { Encoded } from '../wire/encode.ts'
import { AwsError } from '../wire/errors.ts'
import type { Payload } from '../wire/payload.ts'
import type { WireRequest } from '../wire/request.ts'
import { announcesBody, type Exchange, expectsContinue } from './exchange.ts'
import type { Parts } from './parts.ts'
import { openService, type ServiceName, signingNameOf } from './services.ts'

/** Serves one call; what goes wrong is thrown, and `exchange` knows how the service says so. */
export async function serveCall(
  parts: Parts,
  exchange: Exchange,
  name: ServiceName,
): Promise<Encoded> {
  // 1. The target was parsed; what is called is in the document.
  const request = exchange.request as WireRequest
  const { rpc, calls } = await openService(name)
  const answers = rpc.answersFor(request)
  exchange.encodeError = (error) => named(answers.encodeError(error, exchange.requestId), exchange)
  // 3. Authenticate.
  const { caller, document } = await readVerified(parts, exchange, { request, name })
  exchange.caller = caller
  // 2. Find the operation.
  const { operation: model, decode } = rpc.find(request, document)
  exchange.route = parts.callRoutes.of(name, model)
  const call = calls.get(model.name) ?? notOffered(name, model.name)
  if (caller.type === 'anonymous' && !call.unsigned) throw unsigned()
  requireWithinReach(caller, { service: name, operation: model.name })
  // 4. There is no bucket to load. 5. to 7. The document was decoded whole: authorize, handle.
  const circumstances = { request, sourceIp: exchange.remoteAddress, now: parts.now() }
  const { requestId } = exchange
  const input = decode()
  exchange.input = input
  const output = await performCall(parts, call, {
    input,
    caller,
    circumstances,
    requestId,
  })
  exchange.output = output
  return named(answers.encode(model, output as Record<string, unknown>, requestId), exchange)
}

/** The request's id under the name that these services give it; SDKs look for it there. */
function named(encoded: Encoded, { requestId }: Exchange): Encoded {
  encoded.headers.push('x-amzn-RequestId', requestId)
  return encoded
}

/** What a call needs of all that requests need. */
export type CallParts = Pick<Parts, 'accounts' | 'storage' | 'compute' | 'region' | 'random'> &
  Partial<Pick<Parts, 'history' | 'deliver'>>

/** One call, by whom and when. */
export interface Performance {
  readonly input: DecodedInput
  readonly caller: Caller
  readonly circumstances: Circumstances
  readonly requestId: string
}

/** Steps 5 and 7 of a call: for the wire, and for the command line, which has no wire. */
export async function performCall(
  parts: CallParts,
  call: Call<unknown, unknown>,
  { input, caller, circumstances, requestId }: Performance,
): Promise<unknown> {
  const account = caller.type === 'anonymous' ? '' : caller.account
  const { entities } = parts.accounts
  const allow = (permission: string, resource: string | Resource, conditions?: Conditions) =>
    authorizeCall(
      caller,
      { permission, resource, conditions: conditions ?? {}, refusal },
      circumstances,
    )
  const context: CallContext<unknown> = {
    ...parts,
    input,
    caller,
    account,
    entities: entities.in(account),
    change: (work) => entities.change(account, work),
    sourceIp: circumstances.sourceIp,
    now: circumstances.now,
    requestId,
    circumstances,
    accountMade: (made) => grantTemplate({ ...parts, now: circumstances.now }, made),
    authorize: allow,
  }
  const refusal = call.refusal?.(context)
  if (call.permission !== 'none') {
    const concerned = [await call.resource(context)].flat() as (string | Resource)[]
    const own = call.conditions?.(input)
    for (const tags of tagConditions(input)) {
      for (const one of concerned) allow(call.permission, one, { ...tags, ...own })
    }
  }
  return call.handle(context)
}

/** An account begins with the quotas that the organization's template has. */
async function grantTemplate(deciding: Deciding, account: string): Promise<void> {
  const { approveAll } = await import('../service-quotas/decisions.ts')
  await approveAll(deciding, account)
}

interface Asked {
  readonly permission: string
  readonly resource: string | Resource
  readonly conditions: Conditions
  readonly refusal: Refusal | undefined
}

function authorizeCall(caller: Caller, asked: Asked, circumstances: Circumstances): void {
  const { permission, conditions } = asked
  const resource = typeof asked.resource === 'string' ? { arn: asked.resource } : asked.resource
  const access = {
    action: permission,
    resource: resource.arn,
    account: resource.account,
    context: ownContext(resource, conditions),
    refusal: asked.refusal,
  }
  authorize(caller, access, circumstances)
}

interface Sent {
  readonly request: WireRequest
  readonly name: ServiceName
}

/** The document of a call, and who sent it. */
async function readVerified(
  { authenticator, documentRoom }: Parts,
  exchange: Exchange,
  { request, name }: Sent,
): Promise<{ caller: Caller; document: Buffer }> {
  const { headers } = request
  const isChunked = headers['transfer-encoding'] !== undefined
  const leave = documentRoom.enter(
    isChunked
      ? limits.callBytes
      : Math.min(Number(headers['content-length'] ?? 0), limits.callBytes),
  )
  try {
    const document = await readCall(exchange, request)
    const signedCall = { service: signingNameOf(name), document }
    const { caller, payload } = await authenticator.authenticate(request, signedCall)
    requireWhole(caller, payload, document)
    return { caller, document }
  } finally {
    leave()
  }
}

async function readCall(exchange: Exchange, { headers, query }: WireRequest): Promise<Buffer> {
  const { incoming, outgoing } = exchange
  if (!announcesBody(incoming)) return Buffer.alloc(0)
  const body = openBody(incoming, {
    headers,
    payload: { kind: 'unsigned' },
    length: headers['transfer-encoding'] === undefined ? 'optional' : 'unknown',
    onFirstRead: expectsContinue(incoming) ? () => outgoing.writeContinue() : undefined,
  })
  const isSigned = headers.authorization !== undefined || query.has('X-Amz-Algorithm')
  const document = await readDocument(body, isSigned ? limits.callBytes : limits.strangersCallBytes)
  exchange.bytesIn = document.length
  return document
}

/** What was signed is the document: a signature that leaves it out proves nothing of the call. */
function requireWhole(caller: Caller, payload: Payload, document: Buffer): void {
  if (caller.type === 'anonymous') return
  const sha256 = payload.kind === 'hash' ? payload.sha256.toString('hex') : ''
  if (sha256 !== sha256Hex(document)) throw new AwsError('SignatureDoesNotMatch')
}

function unsigned(): AwsError {
  const message = 'Request is missing Authentication Token'
  return new AwsError('MissingAuthenticationToken', { status: 403, message })
}

function notOffered(service: ServiceName, name: string): never {
  const message = `The operation ${name} is known, but this server does not offer it.`
  if (service === 'ec2') throw new AwsError('UnsupportedOperation', { status: 400, message })
  throw new AwsError('InvalidAction', { status: 501, message })
}
