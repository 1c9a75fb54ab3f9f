import type { Authenticator } from '../auth/authenticate.ts'
import type { Storage } from '../storage/storage.ts'
import type { RequestHead, WireRequest } from '../wire/request.ts'
import type { RequestLog } from './request-log.ts'
import type { Routes } from './routes.ts'
import type { Turns } from './turns.ts'

/** All that requests need, put together once a worker. */
export interface Parts {
  readonly parse: (head: RequestHead) => WireRequest
  readonly routes: Routes
  readonly authenticator: Authenticator
  readonly storage: Storage
  readonly region: string
  readonly log: RequestLog
  /** For operations that are `heavy`. */
  readonly turns: Turns
  /** Milliseconds since 1970. */
  now(): number
}
