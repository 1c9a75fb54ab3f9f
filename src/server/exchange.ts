/** One request and its answer, with what the log line and the metrics want to know of it. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { TLSSocket } from 'node:tls'
import type { RequestClass } from '../accounts/metering-records.ts'
import type { Caller } from '../auth/caller.ts'
import type { ManagementEvent } from '../cloudtrail/management-events.ts'
import type { Bucket } from '../storage/model.ts'
import type { DecodedInput } from '../wire/decode.ts'
import type { Encoded } from '../wire/encode.ts'
import type { AwsError } from '../wire/errors.ts'
import type { WireRequest } from '../wire/request.ts'
import { randomBytes } from './random.ts'
import type { OperationStatistics } from './statistics.ts'

/** What `x-amz-id-2` says: which process answered. AWS's looks the same: opaque, base64. */
export const hostId = randomBytes(42).toString('base64')

/** 16 upper-case hex digits that no other request has, as AWS writes them. */
export function newRequestId(): string {
  return randomBytes(8).toString('hex').toUpperCase()
}

/** What of an operation those look at who are around its steps. */
export interface ExchangeRoute {
  readonly name: string
  readonly statistics: OperationStatistics
  /** Undefined for what the audit trail does not keep. */
  readonly event: ManagementEvent | undefined
  /** What the request counts as. */
  readonly requestClass: RequestClass
}

/** Filled in step by step, as far as the request gets. */
export class Exchange {
  readonly incoming: IncomingMessage
  readonly outgoing: ServerResponse
  readonly requestId = newRequestId()
  /** Milliseconds of a clock that only goes forward. */
  readonly startedMs = performance.now()
  /** After step 1. */
  request: WireRequest | undefined
  /** After step 2. */
  route: ExchangeRoute | undefined
  /** How the service writes errors, if it is not S3. */
  encodeError: ((error: AwsError) => Encoded) | undefined
  /** After step 3. */
  caller: Caller | undefined
  /** After step 4: whose bucket it is pays for the request. */
  bucket: Bucket | undefined
  /** After step 6, and what came of it after step 7: for the audit trail. */
  input: DecodedInput | undefined
  output: unknown
  isAudited = false
  /** A form names its key in a field. */
  key: string | undefined
  status = 0
  errorCode: string | undefined
  bytesIn = 0
  bytesOut = 0
  /** True when the answer was begun early, with white space: see `hold-open.ts`. */
  isHeldOpen = false
  /** True when the client did not get the whole answer. */
  aborted = false

  constructor(incoming: IncomingMessage, outgoing: ServerResponse) {
    this.incoming = incoming
    this.outgoing = outgoing
  }

  /** Of the connection's other end, IPv4 written as IPv4. */
  get remoteAddress(): string {
    const address = this.incoming.socket.remoteAddress ?? ''
    return address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address
  }

  /** Like `1.3`; undefined without TLS. */
  get tlsVersion(): string | undefined {
    const { socket } = this.incoming
    return 'getProtocol' in socket ? (socket as TLSSocket).getProtocol()?.slice(4) : undefined
  }

  /** What events tell of TLS; undefined without it. */
  get tls(): Readonly<Record<string, string>> | undefined {
    const socket = this.incoming.socket as Partial<TLSSocket>
    if (socket.encrypted !== true) return undefined
    return {
      tlsVersion: socket.getProtocol?.() ?? '',
      cipherSuite: socket.getCipher?.().standardName ?? '',
      clientProvidedHostHeader: this.request?.headers.host ?? '',
    }
  }

  get isHead(): boolean {
    return this.incoming.method === 'HEAD'
  }
}

/** Whether the message announces a body, by RFC 9112 section 6. */
export function announcesBody(message: IncomingMessage): boolean {
  const { headers } = message
  const length = headers['content-length']
  return headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0')
}

/** Whether the client waits to be told that its body is wanted. */
export function expectsContinue({ headers }: IncomingMessage): boolean {
  return headers.expect?.toLowerCase() === '100-continue'
}
