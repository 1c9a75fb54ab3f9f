/**
 * What an S3 operation is: AWS's name, the permission it needs, and what it does. One a file, in
 * `operations/`.
 */
import type * as sdk from '@aws-sdk/client-s3'
import type { Caller } from '../auth/caller.ts'
import type { Directory } from '../auth/pinned-principals.ts'
import type { Bucket } from '../storage/model.ts'
import type { Storage } from '../storage/storage.ts'
import type { IncomingBody } from '../wire/body.ts'
import type { WireRequest } from '../wire/request.ts'
import type { OperationInput, OperationNames, OperationOutput } from '../wire/sdk.ts'

/** What the schemas lack: AWS documents a form upload without modelling it. */
interface Unmodelled {
  PostObject: { input: PostObjectInput; output: PostObjectOutput }
}

/**
 * A form upload, its policy already judged.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html
 */
export interface PostObjectInput {
  readonly Bucket: string
  /** The fields before the file, by lower-case name, `${filename}` already replaced in them. */
  readonly Fields: ReadonlyMap<string, string>
  readonly Body: IncomingBody
}

/** What a browser is told: where to go, or a status with or without a document. */
export interface PostObjectOutput {
  Status: 200 | 201 | 204 | 303
  Location: string
  ETag: string
  PostResponse?: { Location: string; Bucket: string; Key: string; ETag: string }
}

/** AWS's names of all the operations of S3. */
export type OperationName = OperationNames<typeof sdk> | keyof Unmodelled

type SdkInput<N extends string> = N extends keyof Unmodelled
  ? Unmodelled[N]['input']
  : OperationInput<sdk.S3, N>
type SdkOutput<N extends string> = N extends keyof Unmodelled
  ? Unmodelled[N]['output']
  : OperationOutput<sdk.S3, N>

/** The SDK's own input type, with our body where it has a stream. */
export type Input<N extends OperationName> = 'Body' extends keyof SdkInput<N>
  ? Omit<SdkInput<N>, 'Body'> & { readonly Body: IncomingBody }
  : SdkInput<N>

/** The SDK's own output type, with what we can send where it has a stream. */
export type Output<N extends OperationName> = Omit<SdkOutput<N>, 'Body' | 'Expires'> & {
  Body?: Buffer | AsyncIterable<Buffer>
}
/** All that a handler is given. */
export interface Context<N extends OperationName> {
  readonly input: Input<N>
  /** The bucket that the request names, already found; its owner has been checked. */
  readonly bucket: Bucket
  readonly caller: Caller
  readonly storage: Storage
  /** Of whom policies name. */
  readonly directory: Directory
  readonly region: string
  readonly request: WireRequest
  readonly requestId: string
  /** Milliseconds since 1970. */
  readonly now: number
  /**
   * As step 5 does it, for a further permission in the bucket that the request names: throws
   * AccessDenied. `key` is for permissions on objects (see `resource.ts`); `asked` is what the
   * conditions of policies see (`condition-keys.ts`) where it is not the request's own input.
   */
  authorize(action: string, key?: string, asked?: Readonly<Record<string, unknown>>): void
  /** The same in a second bucket, which is loaded for it: throws AccessDenied, NoSuchBucket. */
  authorizeOther(action: string, bucket: string, key?: string): Promise<Bucket>
}

/** One permission or several. */
export type Permission = string | readonly string[]

/**
 * Of an operation that calls `authorize` itself, since what it asks for stands in its document.
 * Nothing has been judged when its handler begins.
 */
export const askedByHandler: readonly string[] = []

/** One operation: what it is called, what it asks of the caller, what it does. */
export interface Operation<N extends OperationName = OperationName> {
  readonly name: N
  /**
   * AWS's name of the permission, like `s3:PutObject`, from the input's headers, query and labels.
   * All of a list are needed.
   */
  permission: Permission | ((input: Input<N>) => Permission)
  /** True for what may take long: white space is sent to keep the connection alive. */
  slow?: boolean
  /** True for what takes milliseconds of CPU: a worker does one such at a time. */
  heavy?: boolean
  handle(context: Context<N>): Promise<Output<N>>
}

/** Declares an operation; the compiler refuses one without a permission. */
export function operation<N extends OperationName>(
  name: N,
  rest: Omit<Operation<N>, 'name'>,
): Operation<N> {
  return { name, ...rest }
}
