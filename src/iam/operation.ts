/** What an IAM operation is: AWS's name, the permission it needs, and what it does. */
import type * as sdk from '@aws-sdk/client-iam'
import type { Call } from '../auth/call.ts'
import type { OperationInput, OperationNames, OperationOutput } from '../wire/sdk.ts'

/** AWS's names of all the operations of IAM. */
export type OperationName = OperationNames<typeof sdk>

/** An operation's input, as the SDK types it. */
export type Input<N extends OperationName> = OperationInput<sdk.IAM, N>

/** An operation's output, as the SDK types it. */
export type Output<N extends OperationName> = OperationOutput<sdk.IAM, N>

/** Declares an operation; the compiler refuses one without a permission and a resource. */
export function operation<N extends OperationName>(
  name: N,
  rest: Omit<Call<Input<N>, Output<N>>, 'name'>,
): Call<Input<N>, Output<N>> & { readonly name: N } {
  return { name, ...rest }
}
