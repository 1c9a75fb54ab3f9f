/**
 * What an operation of Organizations is: AWS's name, which is its permission's too, which accounts
 * may call it, and what it does. Its records are the organization's, not the caller's account's.
 */
import type * as sdk from '@aws-sdk/client-organizations'
import type { Organization } from '../accounts/entities.ts'
import { type EntityChange, type EntityReader, organizationScope } from '../accounts/store.ts'
import type { Call, CallContext, Resource } from '../auth/call.ts'
import type { OperationInput, OperationNames, OperationOutput } from '../wire/sdk.ts'
import { refusal } from './errors.ts'

/** AWS's names of all the operations of Organizations. */
export type OperationName = OperationNames<typeof sdk>

/** An operation's input, as the SDK types it. */
export type Input<N extends OperationName> = OperationInput<sdk.Organizations, N>

/** An operation's output, as the SDK types it. */
export type Output<N extends OperationName> = OperationOutput<sdk.Organizations, N>

/** All that a handler is given. */
export interface OrganizationContext<I> extends CallContext<I> {
  /** As it was when the call came; a change reads it again. */
  readonly organization: Organization
  /** The organization's entities. */
  readonly records: EntityReader
  /** The caller may look at all of it: of the management account, or a delegated administrator. */
  readonly isObserver: boolean
  /** A change of the organization: see `EntityStore.change`. */
  changeOrganization<T>(work: (records: EntityChange) => Promise<T>): Promise<T>
}

/**
 * The accounts that may call: the management account; it and the delegated administrators, who may
 * look at everything; any member of the organization.
 */
export type Callers = 'management' | 'delegated' | 'members'

/** An operation as its file writes it down. */
export interface Declaration<N extends OperationName> {
  readonly callers: Callers
  /** The ARN that the permission is for; `*` where AWS defines no resource. */
  resource(context: OrganizationContext<Input<N>>): string | Resource | Promise<string | Resource>
  readonly conditions?: Call<Input<N>, Output<N>>['conditions']
  handle(context: OrganizationContext<Input<N>>): Promise<Output<N>>
}

/** Declares an operation; the compiler refuses one that does not say who may call it. */
export function operation<N extends OperationName>(
  name: N,
  { callers, resource, conditions, handle }: Declaration<N>,
): Call<Input<N>, Output<N>> & { readonly name: N } {
  return {
    name,
    permission: `organizations:${name}`,
    ...(conditions && { conditions }),
    resource: async (context) => resource(await organized(context)),
    async handle(context) {
      const inside = await organized(context)
      if (!mayCall(inside, callers)) throw refusal('AccessDeniedException')
      return handle(inside)
    },
  }
}

async function organized<I>(context: CallContext<I>): Promise<OrganizationContext<I>> {
  const { account, accounts } = context
  const records = accounts.entities.in(organizationScope)
  const organization = await existingOrganization(records)
  const { delegations = {} } = (await records.get('account', account)) ?? {}
  return {
    ...context,
    organization,
    records,
    isObserver: account === organization.managementAccount || Object.keys(delegations).length > 0,
    changeOrganization: (work) => accounts.entities.change(organizationScope, work),
  }
}

/** The organization; throws AWSOrganizationsNotInUseException. */
export async function existingOrganization(records: EntityReader): Promise<Organization> {
  const organization = await records.get('organization', 'organization')
  if (organization === undefined) throw refusal('AWSOrganizationsNotInUseException')
  return organization
}

function mayCall(
  { account, organization, isObserver }: OrganizationContext<unknown>,
  callers: Callers,
): boolean {
  if (callers === 'members') return true
  return callers === 'delegated' ? isObserver : account === organization.managementAccount
}
