/**
 * What a call of an account service is (IAM, STS, Organizations, Service Quotas, CloudTrail): one
 * operation on records, whose input and output are small documents.
 */
import type { Accounts } from '../accounts/accounts.ts'
import type { Tags } from '../accounts/entities.ts'
import type { RandomBytes } from '../accounts/generate.ts'
import type { EntityChange, EntityReader } from '../accounts/store.ts'
import type { Refusal } from './authorize.ts'
import type { Caller } from './caller.ts'
import type { Circumstances } from './global-context.ts'

/** What a call concerns, as policies name it. */
export interface Resource {
  readonly arn: string
  /** For `aws:ResourceTag/…`. */
  readonly tags?: Tags
  /** Whose it is, if not the caller's account's. */
  readonly account?: string
  /** What the resource itself says to conditions, like a role's `iam:PermissionsBoundary`. */
  readonly conditions?: Conditions
}

/** What one call concerns. */
export type Concerned = string | Resource | readonly (string | Resource)[]

/** All that a handler is given. */
export interface CallContext<I> {
  readonly input: I
  readonly caller: Caller
  /** The caller's account, twelve digits; empty for an unsigned call. */
  readonly account: string
  readonly accounts: Accounts
  /** The entities of the caller's account. */
  readonly entities: EntityReader
  /** A change of the caller's account: see `EntityStore.change`. */
  change<T>(work: (records: EntityChange) => Promise<T>): Promise<T>
  readonly region: string
  readonly requestId: string
  /** Of the connection's other end. */
  readonly sourceIp: string
  /** Milliseconds since 1970. */
  readonly now: number
  readonly random: RandomBytes
  /** For who judges by other policies than the caller's own, as a role's trust policy. */
  readonly circumstances: Circumstances
  /** Does for an account that was just made what other services owe it, before it is used. */
  accountMade(account: string): Promise<void>
  /** Throws AccessDenied unless the caller may do this as well, like `iam:PassRole` to a role. */
  authorize(permission: string, resource: string | Resource, conditions?: Conditions): void
}

/** Values of a service's own condition keys, like `iam:PolicyARN`; undefined ones are left out. */
export type Conditions = Readonly<Record<string, string | readonly string[] | undefined>>

/** One operation: what it is called, what it asks of the caller, what it does. */
export interface Call<I, O, C extends CallContext<I> = CallContext<I>> {
  readonly name: string
  /** AWS's name of the permission, like `iam:CreateUser`; `none`: whoever signed may call. */
  readonly permission: string
  /**
   * The ARN that the permission is for, or several, each of which must be allowed; `*` where AWS
   * defines no resource.
   */
  readonly resource: (context: C) => Concerned | Promise<Concerned>
  /** The service's own condition keys. Keys of tags come from the input's `Tags` and `TagKeys`. */
  readonly conditions?: (input: I) => Conditions
  /** True: the call is not signed; what it carries proves who calls. */
  readonly unsigned?: boolean
  /** What is said to who may not, if the service says it otherwise than AccessDenied. */
  readonly refusal?: (context: C) => Refusal
  handle(context: C): Promise<O>
}
