/**
 * What an operation of Service Quotas is: AWS's name, which is its permission's too, what it is
 * about, and what it does.
 */
import type * as sdk from '@aws-sdk/client-service-quotas'
import type { Call, CallContext, Resource } from '../auth/call.ts'
import type { Storage } from '../storage/storage.ts'
import type { OperationInput, OperationNames, OperationOutput } from '../wire/sdk.ts'
import { managementOnly } from './errors.ts'

/** AWS's names of all the operations of Service Quotas. */
export type OperationName = OperationNames<typeof sdk>

/** An operation's input, as the SDK types it. */
export type Input<N extends OperationName> = OperationInput<sdk.ServiceQuotas, N>

/** An operation's output, as the SDK types it. */
export type Output<N extends OperationName> = OperationOutput<sdk.ServiceQuotas, N>

/** All that a handler is given; limits on storage are kept there. */
export type QuotaContext<I> = CallContext<I> & {
  readonly storage: Storage
}

/** An operation as its file writes it down. */
export interface Declaration<N extends OperationName> {
  /** Who may call beside what policies say: all accounts, if nothing else is said. */
  readonly callers?: 'management'
  /** The ARN that the permission is for; `*` where AWS defines no resource. */
  resource(context: QuotaContext<Input<N>>): string | Resource | Promise<string | Resource>
  handle(context: QuotaContext<Input<N>>): Promise<Output<N>>
}

/** Declares an operation; the compiler refuses one without a resource. */
export function operation<N extends OperationName>(
  name: N,
  { callers, resource, handle }: Declaration<N>,
): Call<Input<N>, Output<N>, QuotaContext<Input<N>>> & { readonly name: N } {
  return {
    name,
    permission: `servicequotas:${name}`,
    resource,
    conditions: (input) => ({ 'servicequotas:service': serviceOf(input as object) }),
    async handle(context) {
      if (callers === 'management' && !(await isManagement(context))) throw managementOnly()
      return handle(context)
    },
  }
}

/** Whether the caller's account is the operator's, which grants itself what it asks for. */
export async function isManagement({
  account,
  accounts,
}: Pick<QuotaContext<unknown>, 'account' | 'accounts'>): Promise<boolean> {
  return account === (await accounts.rootAccount())
}

function serviceOf(input: object): string | undefined {
  return 'ServiceCode' in input ? String(input.ServiceCode) : undefined
}
