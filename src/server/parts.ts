import type { Accounts } from '../accounts/accounts.ts'
import type { AuditHistory } from '../accounts/audit-history.ts'
import type { RandomBytes } from '../accounts/generate.ts'
import type { Meter } from '../accounts/metering.ts'
import type { Authenticator } from '../auth/authenticate.ts'
import type { Compute } from '../compute/compute.ts'
import type { MachineHost, Overcommit } from '../compute/host.ts'
import type { ObjectAccess } from '../ec2/images/object-access.ts'
import type { Storage } from '../storage/storage.ts'
import type { Federation } from '../sts/operation.ts'
import type { RequestHead, WireRequest } from '../wire/request.ts'
import type { Auditor } from './audit.ts'
import type { DocumentRoom } from './document-room.ts'
import type { AccessCaller } from './object-access.ts'
import type { RequestLog } from './request-log.ts'
import type { Routes } from './routes.ts'
import type { CallRoutes } from './services.ts'
import type { Turns } from './turns.ts'

/** All that requests need, put together once a worker. */
export interface Parts {
  readonly parse: (head: RequestHead) => WireRequest
  readonly routes: Routes
  /** Of the services that are called with documents. */
  readonly callRoutes: CallRoutes
  readonly authenticator: Authenticator
  readonly accounts: Accounts
  readonly audit: Auditor
  readonly meter: Meter
  readonly history: AuditHistory
  /** Resolves when the primary has delivered the events that are there now to the trails. */
  readonly deliver: () => Promise<void>
  readonly storage: Storage
  readonly region: string
  /** For EC2. */
  readonly compute: Compute
  readonly host: MachineHost
  readonly publicRange: string
  readonly overcommit: Overcommit
  readonly objectsOf: (caller: AccessCaller) => ObjectAccess
  /** For STS. */
  readonly federation: Federation
  readonly log: RequestLog
  /** For calls that are not verified yet. */
  readonly documentRoom: DocumentRoom
  /** For operations that are `heavy`. */
  readonly turns: Turns
  readonly random: RandomBytes
  /** Milliseconds since 1970. */
  now(): number
}
