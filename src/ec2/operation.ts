/**
 * What an operation of EC2 is: AWS's name, what it concerns, and what it does. DryRun, tags at
 * creation and the words of a refusal are the same for all, so they are here.
 */
import type * as sdk from '@aws-sdk/client-ec2'
import type { Accounts } from '../accounts/accounts.ts'
import { describeRefusal, sealAuthorizationMessage } from '../auth/authorization-message.ts'
import type { Refusal } from '../auth/authorize.ts'
import type { Call, CallContext, Concerned, Conditions, Resource } from '../auth/call.ts'
import { tagConditions } from '../auth/tag-conditions.ts'
import type { Compute } from '../compute/compute.ts'
import { HostUnavailable, type MachineHost, type Overcommit } from '../compute/host.ts'
import type { AccountCompute } from '../compute/records.ts'
import { Refused } from '../compute/refused.ts'
import { AwsError } from '../wire/errors.ts'
import type { OperationInput, OperationOutput } from '../wire/sdk.ts'
import { dryRunOperation, refusal, unauthorizedOperation } from './errors.ts'
import type { ObjectAccess } from './images/object-access.ts'
import { arnOf, type TaggableType } from './resources.ts'
import type { TagSpecification } from './tags.ts'

/**
 * An operation's input, as the SDK types it; never for a name that EC2 does not have. `N` is any
 * string, as the compiler would try all 824 names where one stands for them (5.5 s became 22 s).
 */
export type Input<N extends string> = OperationInput<sdk.EC2, N>

/** An operation's output, as the SDK types it. */
export type Output<N extends string> = OperationOutput<sdk.EC2, N>

/** All that a handler of EC2 is given. */
export interface Ec2Context<I> extends AccountCompute {
  readonly input: I
  /** The caller's, twelve digits. */
  readonly account: string
  /** The caller's own, for who made what. */
  readonly callerArn: string
  readonly region: string
  /** Milliseconds since 1970. */
  readonly now: number
  readonly random: (count: number) => Buffer
  readonly host: MachineHost
  /** The CIDR that public addresses are taken from. */
  readonly publicRange: string
  readonly overcommit: Overcommit
  /** For quotas, roles and instance profiles. */
  readonly accounts: Accounts
  readonly objects: ObjectAccess
  authorize(permission: string, resource: string | Resource, conditions?: Conditions): void
}

/** What the server hands to calls of EC2 beside what all calls get. */
interface ServedContext<I> extends CallContext<I> {
  readonly compute: Compute
  readonly host: MachineHost
  readonly publicRange: string
  readonly overcommit: Overcommit
  /** A caller's access to objects. */
  objectsOf(caller: CallContext<I>): ObjectAccess
}

/** What of an input is the same for all operations. */
interface AnyInput {
  readonly DryRun?: boolean
  readonly TagSpecifications?: readonly TagSpecification[]
}

/** What is given tags at its creation, with the specifications that do. */
function tagged(
  { TagSpecifications: all = [] }: AnyInput,
  creates: TaggableType | readonly TaggableType[] = [],
): [TaggableType, readonly TagSpecification[]][] {
  const given = all.filter(({ Tags = [] }) => Tags.length > 0)
  if (typeof creates === 'string') return given.length > 0 ? [[creates, given]] : []
  return creates.flatMap((type) => {
    const own = given.filter(({ ResourceType }) => ResourceType === type)
    return own.length > 0 ? [[type, own]] : []
  })
}

interface Definition<I, O> {
  /** `ec2:` and the operation's name, unless AWS asks for another. */
  readonly permission?: string
  readonly resource: (context: Ec2Context<I>) => Concerned | Promise<Concerned>
  /** What it makes, where tags may be given at once: that needs `ec2:CreateTags` too. */
  readonly creates?: TaggableType | readonly TaggableType[]
  handle(context: Ec2Context<I>): Promise<O>
}

/** A call of EC2, as the server makes it. */
export type Ec2Call<I, O> = Call<I, O, ServedContext<I>>

/** Declares an operation; the compiler refuses one that does not say what it concerns. */
export function operation<N extends string>(
  name: N,
  definition: Definition<Input<N>, Output<N>>,
): Ec2Call<Input<N>, Output<N>> & { readonly name: N } {
  return Object.assign(served(name, definition), { name })
}

function served<I, O>(name: string, definition: Definition<I, O>): Ec2Call<I, O> {
  const { permission = `ec2:${name}`, resource, creates } = definition
  return {
    name,
    permission,
    refusal: encodedRefusal,
    resource: async (given) => resource(await open(given)),

    async handle(given) {
      const context = await open(given)
      const input = given.input as AnyInput
      for (const [type, TagSpecifications] of tagged(input, creates)) {
        for (const tags of tagConditions({ TagSpecifications })) {
          const conditions = { 'ec2:CreateAction': name, ...tags }
          context.authorize('ec2:CreateTags', arnOf(context, type, '*'), conditions)
        }
      }
      try {
        if (!input.DryRun) return await definition.handle(context)
        await definition.handle({ ...context, ...judgeOnly(context) })
      } catch (error) {
        throw inWords(error)
      }
      throw dryRunOperation()
    },
  }
}

/** 400 where there are no machines: with 500 or 503, SDKs would try again and again. */
function inWords(error: unknown): unknown {
  if (error instanceof HostUnavailable) return refusal('UnsupportedOperation', error.message)
  if (!(error instanceof Refused)) return error
  return new AwsError(error.code, { status: error.status, message: error.message })
}

async function open<I>(given: ServedContext<I>): Promise<Ec2Context<I>> {
  const { input, account, region, now, random, authorize, compute, host, caller } = given
  const { publicRange, overcommit, accounts } = given
  const objects: ObjectAccess = (...asked) => given.objectsOf(given)(...asked)
  const own = await compute.of(account, { region, random })
  const callerArn = caller.type === 'anonymous' ? '' : caller.arn
  const asked = { input, account, callerArn, region, now, random, authorize }
  return { ...own, ...asked, host, publicRange, overcommit, accounts, objects }
}

/** A dry run is a change that is thrown away when it has passed all checks. */
function judgeOnly({ change, changeShared, changeWith }: AccountCompute) {
  const judged: Pick<AccountCompute, 'change' | 'changeShared' | 'changeWith'> = {
    changeWith: (accounts, work) =>
      changeWith(accounts, async (records, others) => {
        await work(records, others)
        throw dryRunOperation()
      }),
    change: (work) =>
      change(async (records) => {
        await work(records)
        throw dryRunOperation()
      }),
    changeShared: (work) =>
      changeShared(async (records, shared) => {
        await work(records, shared)
        throw dryRunOperation()
      }),
  }
  return judged
}

/** The decision itself is for those who may decode it. */
function encodedRefusal({ accounts, account, random }: CallContext<unknown>): Refusal {
  return (refused, explanation) => {
    const text = describeRefusal({ ...refused, keys: told })
    return unauthorizedOperation(
      explanation,
      sealAuthorizationMessage(text, { account, random }, accounts),
    )
  }
}

const told = ['ec2:region', 'ec2:vpc', 'ec2:createaction', 'aws:sourceip', 'aws:principalarn']
