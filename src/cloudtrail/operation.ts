/** What a CloudTrail operation is: AWS's name, the permission it needs, and what it does. */
import type * as sdk from '@aws-sdk/client-cloudtrail'
import type { AuditHistory } from '../accounts/audit-history.ts'
import type { Call, CallContext } from '../auth/call.ts'
import type { Storage } from '../storage/storage.ts'
import type { OperationInput, OperationNames, OperationOutput } from '../wire/sdk.ts'

/** AWS's names of all the operations of CloudTrail. */
export type OperationName = OperationNames<typeof sdk>

/** An operation's input, as the SDK types it. */
export type Input<N extends OperationName> = OperationInput<sdk.CloudTrail, N>

/** An operation's output, as the SDK types it. */
export type Output<N extends OperationName> = OperationOutput<sdk.CloudTrail, N>

/** All that a handler is given. */
export interface Context<I> extends CallContext<I> {
  readonly history: AuditHistory
  /** Where trails deliver to. */
  readonly storage: Pick<Storage, 'buckets' | 'objects'>
  /** Resolves when the events that are there now have been delivered to the trails. */
  readonly deliver: () => Promise<void>
}

type TrailCall<N extends OperationName> = Call<Input<N>, Output<N>, Context<Input<N>>>

/** Declares an operation; the compiler refuses one without a permission and a resource. */
export function operation<N extends OperationName>(
  name: N,
  rest: Omit<TrailCall<N>, 'name'>,
): TrailCall<N> & { readonly name: N } {
  return { name, ...rest }
}
