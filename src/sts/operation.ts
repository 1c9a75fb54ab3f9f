/** What an STS operation is: AWS's name, the permission it needs, and what it does. */
import type * as sdk from '@aws-sdk/client-sts'
import type { Call, CallContext } from '../auth/call.ts'
import type { OperationInput, OperationNames, OperationOutput } from '../wire/sdk.ts'
import type { WebIdentities } from './web-identity.ts'

/** AWS's names of all the operations of STS. */
export type OperationName = OperationNames<typeof sdk>

/** An operation's input, as the SDK types it. */
export type Input<N extends OperationName> = OperationInput<sdk.STS, N>

/** An operation's output, as the SDK types it. */
export type Output<N extends OperationName> = OperationOutput<sdk.STS, N>

/** What identities from outside are verified with. */
export interface Federation {
  /** Loaded when the first token comes. */
  webIdentities(): Promise<WebIdentities>
  /** The server's own addresses, right as Audience and Recipient of SAML assertions. */
  readonly samlEndpoints: readonly string[]
}

/** What a handler of STS is given besides. */
export interface StsContext<I> extends CallContext<I> {
  readonly federation: Federation
}

type StsCall<N extends OperationName> = Call<Input<N>, Output<N>, StsContext<Input<N>>>

/** Declares an operation; the compiler refuses one without a permission and a resource. */
export function operation<N extends OperationName>(
  name: N,
  rest: Omit<StsCall<N>, 'name'>,
): StsCall<N> & { readonly name: N } {
  return { name, ...rest }
}
