/** One request and its answer, with what the log line and the metrics want to know of it. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Caller } from '../auth/caller.ts'
import type { WireRequest } from '../wire/request.ts'
import { randomBytes } from './random.ts'
import type { Route } from './routes.ts'

/** What `x-amz-id-2` says: which process answered. AWS's looks the same: opaque, base64. */
export const hostId = randomBytes(42).toString('base64')

/** 16 upper-case hex digits that no other request has, as AWS writes them. */
export function newRequestId(): string {
  return randomBytes(8).toString('hex').toUpperCase()
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
  route: Route | undefined
  /** After step 3. */
  caller: Caller | undefined
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
