/** What an S3 operation is: AWS's name, the permission it needs, and what it does. One a file, in `operations/`. */
import type * as sdk from '@aws-sdk/client-s3'
import type { Caller } from '../auth/caller.ts'
import type { Bucket } from '../storage/model.ts'
import type { Storage } from '../storage/storage.ts'
import type { IncomingBody } from '../wire/body.ts'
import type { WireRequest } from '../wire/request.ts'

type Commands = { [C in keyof typeof sdk as C extends `${infer N}Command` ? N : never]: (typeof sdk)[C] }

/** AWS's names of all the operations of S3. */
export type OperationName = Exclude<keyof Commands, '$' | ''>

type SdkInput<N extends OperationName> = Commands[N] extends abstract new (input: infer I) => unknown ? I : never
type SdkOutput<N extends OperationName> = InstanceType<Commands[N] & (abstract new (...args: never) => unknown)> extends {
  resolveMiddleware(...args: never): (...args: never) => Promise<{ output: infer O }>
} ? O : never

/** The SDK's own input type, with our body where it has a stream. */
export type Input<N extends OperationName> = Omit<SdkInput<N>, 'Body'> & { readonly Body: IncomingBody }
/** The SDK's own output type, with what we can send where it has a stream. */
export type Output<N extends OperationName> = Omit<SdkOutput<N>, '$metadata' | 'Body'> & {
  Body?: Buffer | AsyncIterable<Buffer>
}

/** All that a handler is given. */
export interface Context<N extends OperationName> {
  readonly input: Input<N>
  /** The bucket that the request names, already found; its owner has been checked. */
  readonly bucket: Bucket
  readonly caller: Caller
  readonly storage: Storage
  readonly region: string
  readonly request: WireRequest
  readonly requestId: string
  /** Milliseconds since 1970. */
  readonly now: number
  /** As step 5 does it, for an operation that touches a second bucket: throws AccessDenied, NoSuchBucket. */
  authorizeOther(permission: string, bucket: string, key?: string): Promise<Bucket>
}

export interface Operation<N extends OperationName = OperationName> {
  readonly name: N
  /** AWS's name of the permission, like `s3:PutObject`, from the input's headers, query and labels. */
  permission: string | ((input: Input<N>) => string)
  /** True for what may take long: white space is sent to keep the connection alive. */
  slow?: boolean
  handle(context: Context<N>): Promise<Output<N>>
}

/** Declares an operation; the compiler refuses one without a permission. */
export function operation<N extends OperationName>(name: N, rest: Omit<Operation<N>, 'name'>): Operation<N> {
  return { name, ...rest }
}
