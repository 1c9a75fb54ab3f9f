/** From a request to the events that the audit trail keeps of it, one for each account. */
import type { AuditEvent, Elements, NewEvent, Resource } from '../accounts/audit-records.ts'
import type { AuditTrail } from '../accounts/audit-trail.ts'
import type { RandomBytes } from '../accounts/generate.ts'
import type { EntityStore } from '../accounts/store.ts'
import type { Caller } from '../auth/caller.ts'
import { federatedIdentity, userIdentity } from '../cloudtrail/identity.ts'
import type { ManagementEvent } from '../cloudtrail/management-events.ts'
import { limits } from '../limits.ts'
import type { Bucket } from '../storage/model.ts'
import type { AwsError } from '../wire/errors.ts'
import type { WireRequest } from '../wire/request.ts'

/** What of a request its events tell; an `Exchange` is one. */
export interface Audited {
  /** Undefined: the signature did not hold. */
  readonly caller: Caller | undefined
  readonly bucket: Bucket | undefined
  readonly input: Elements | undefined
  readonly output: unknown
  readonly request: WireRequest | undefined
  readonly requestId: string
  readonly remoteAddress: string
  readonly tls: Elements | undefined
  /** Set when the request's events have been made. */
  isAudited: boolean
}

/** Writes down what a request was, where it is a management event. */
export interface Auditor {
  /**
   * Resolves when the answer may go out. A call whose signature did not hold is nobody's event.
   */
  record(audited: Audited, event: ManagementEvent, error?: AwsError): Promise<void>
  /** Resolves when all that came before is on disk. */
  flush(): Promise<void>
  /** How many events of calls that changed nothing were left out. */
  skipped(): number
}

/** What events are made with. */
export interface AuditorOptions {
  readonly trail: AuditTrail
  readonly entities: EntityStore
  readonly region: string
  readonly random: RandomBytes
  now(): number
}

/** Makes what writes events down. */
export function createAuditor(options: AuditorOptions): Auditor {
  const { trail } = options
  return {
    flush: () => trail.flush(),
    skipped: () => trail.skipped(),
    async record(audited, event, error) {
      if (audited.isAudited || audited.caller === undefined) return
      audited.isAudited = true
      const accounts = await accountsOf(audited, event, { error, entities: options.entities })
      if (accounts.length === 0) return
      const events = eventsOf(audited, { event, error, accounts, options })
      // A refusal changed nothing; of a failure nobody knows.
      const isRefused = error !== undefined && error.status < 500
      await (event.isAwaited && !isRefused ? trail.write(events) : trail.note(events))
    },
  }
}

interface Outcome {
  readonly error: AwsError | undefined
  readonly entities: EntityStore
}

/**
 * The caller's account, and the one whose bucket or role it is. A role that was refused is its
 * account's event only if no account called: then nobody else would know.
 */
async function accountsOf(
  { caller, bucket, input }: Audited,
  { source }: ManagementEvent,
  { error, entities }: Outcome,
): Promise<string[]> {
  const accounts = new Set<string>()
  const isUnsigned = caller === undefined || caller.type === 'anonymous'
  if (!isUnsigned) accounts.add(caller.account)
  if (bucket !== undefined) accounts.add(bucket.account)
  const [account, role] = source === 'sts.amazonaws.com' ? roleOf(input) : []
  if (account !== undefined && role !== undefined && (isUnsigned || error === undefined)) {
    const isThere = error === undefined || (await entities.in(account).get('role', role))
    if (isThere) accounts.add(account)
  }
  return [...accounts]
}

const roleArn = /^arn:aws:iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/

function roleOf(input: Elements | undefined): string[] {
  return roleArn.exec(String(input?.RoleArn ?? ''))?.slice(1) ?? []
}

interface Made {
  readonly event: ManagementEvent
  readonly error: AwsError | undefined
  readonly accounts: readonly string[]
  readonly options: AuditorOptions
}

function eventsOf(audited: Audited, made: Made): NewEvent[] {
  const { event, error, accounts, options } = made
  const { random, region } = options
  const at = options.now()
  const request = audited.request as WireRequest
  const output = error === undefined ? (audited.output as Elements | undefined) : undefined
  const resources = resourcesOf(audited, event)
  const { tls } = audited
  const shared = accounts.length > 1 ? { sharedEventID: uuid(random) } : {}
  const parameters = event.requestParameters(request, audited.input)
  const elements = event.responseElements(output)
  return accounts.map((recipientAccountId): NewEvent => {
    const made: AuditEvent = {
      eventVersion: '1.11',
      userIdentity: identityOf(audited, event, recipientAccountId),
      eventTime: `${new Date(at).toISOString().slice(0, 19)}Z`,
      eventSource: event.source,
      eventName: event.name,
      awsRegion: region,
      sourceIPAddress: audited.remoteAddress,
      userAgent: (request.headers['user-agent'] ?? '').slice(0, limits.auditUserAgentChars),
      ...(error && {
        errorCode: event.errorCode(error.code).slice(0, limits.auditErrorChars),
        errorMessage: error.message.slice(0, limits.auditErrorChars),
      }),
      requestParameters: parameters,
      responseElements: elements,
      ...signatureOf(request, event),
      requestID: audited.requestId,
      eventID: uuid(random),
      readOnly: event.readOnly,
      ...(resources && { resources }),
      eventType: 'AwsApiCall',
      managementEvent: true,
      recipientAccountId,
      ...shared,
      eventCategory: 'Management',
      ...(tls && { tlsDetails: tls }),
    }
    return { at, event: made }
  })
}

function identityOf({ caller, output }: Audited, { name }: ManagementEvent, recipient: string) {
  const isFederated = /^AssumeRoleWith/.test(name)
  if (isFederated) return federatedIdentity(name, output as Elements | undefined)
  return userIdentity(caller ?? { type: 'anonymous' }, recipient)
}

function resourcesOf({ bucket, input }: Audited, event: ManagementEvent): Resource[] | undefined {
  if (bucket !== undefined) {
    const ARN = `arn:aws:s3:::${bucket.name}`
    return [{ accountId: bucket.account, type: 'AWS::S3::Bucket', ARN }]
  }
  if (event.source !== 'sts.amazonaws.com') return undefined
  const [accountId] = roleOf(input)
  if (accountId === undefined) return undefined
  return [{ accountId, type: 'AWS::IAM::Role', ARN: String(input?.RoleArn) }]
}

/** S3 says how a request was signed, since there are several ways. */
function signatureOf({ headers, query }: WireRequest, { source }: ManagementEvent) {
  if (source !== 's3.amazonaws.com') return {}
  const { authorization } = headers
  const isFour =
    authorization === undefined
      ? query.has('X-Amz-Signature')
      : authorization.startsWith('AWS4-HMAC-SHA256')
  const isSigned = authorization !== undefined || isFour || query.has('Signature')
  if (!isSigned) return {}
  return {
    additionalEventData: {
      SignatureVersion: isFour ? 'SigV4' : 'SigV2',
      AuthenticationMethod: authorization === undefined ? 'QueryString' : 'AuthHeader',
    },
  }
}

/** A UUID of version 4. */
function uuid(random: RandomBytes): string {
  const bytes = Buffer.from(random(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
