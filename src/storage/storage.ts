/**
 * Storage as a service sees it: four groups of calls. Every call either does the whole of what it
 * says, durably, or answers a {@link Refusal} and changes nothing.
 */

import type { Images } from './disk-images.ts'
import type {
  BodyRef,
  Bucket,
  BucketPolicy,
  Checksum,
  ChecksumAlgorithm,
  ChecksumType,
  IncomingBody,
  ObjectPart,
  ObjectVersion,
  SystemMetadata,
  WriteConditions,
} from './model.ts'
import type { Refusal } from './refusal.ts'

/** What a new object is besides its bytes. */
export interface NewObject {
  readonly key: string
  readonly system: SystemMetadata
  readonly user: Readonly<Record<string, string>>
  readonly conditions: WriteConditions
}

/** One page of a listing of objects. Common prefixes and objects are each in key order. */
export interface ObjectPage {
  readonly objects: readonly ListedObject[]
  readonly prefixes: readonly string[]
  /** The last key or common prefix of this page if there is more, for `start` of the next. */
  readonly next?: string | undefined
}

/** An object as a listing shows it. */
export interface ListedObject {
  readonly key: string
  readonly etag: string
  readonly sizeBytes: number
  readonly lastModified: number
  readonly storageClass: string
  readonly checksumAlgorithm?: ChecksumAlgorithm | undefined
  readonly checksumType?: ChecksumType | undefined
}

/** Which objects a page shows. */
export interface ObjectQuery {
  readonly prefix: string
  readonly delimiter: string
  /**
   * Only what comes after this key or common prefix (a key that begins with a common prefix counts
   * as it).
   */
  readonly after: string
  readonly max: number
}

/** An upload under way. */
export interface Upload {
  readonly id: string
  readonly key: string
  readonly account: string
  readonly initiatedAt: number
  readonly system: SystemMetadata
  readonly user: Readonly<Record<string, string>>
  readonly checksumAlgorithm?: ChecksumAlgorithm | undefined
  readonly checksumType?: ChecksumType | undefined
}

/** A part of an upload. */
export interface Part {
  readonly number: number
  readonly etag: string
  readonly sizeBytes: number
  readonly lastModified: number
  readonly checksum?: { readonly algorithm: ChecksumAlgorithm; readonly value: string } | undefined
  readonly body: BodyRef
}

/** A part as CompleteMultipartUpload names it. */
export interface NamedPart {
  readonly number: number
  readonly etag: string
  readonly checksums: Readonly<Partial<Record<ChecksumAlgorithm, string>>>
}

/** One page of a listing of uploads. */
export interface UploadPage {
  readonly uploads: readonly Upload[]
  readonly prefixes: readonly string[]
  readonly next?: { readonly key: string; readonly uploadId?: string | undefined } | undefined
}

/** A source to copy: the version that was authorized and judged, and which bytes of it. */
export interface CopySource {
  readonly bucket: Bucket
  readonly version: ObjectVersion
  readonly range?: { readonly start: number; readonly length: number } | undefined
}

/** Calls about buckets. */
export interface Buckets {
  create(bucket: { name: string; account: string; region: string }): Promise<Bucket | Refusal>
  find(name: string): Promise<Bucket | undefined>
  remove(bucket: Bucket): Promise<Refusal | { removed: true }>
  /** Replaces the bucket's policy, or removes it: then the answer says whether there was one. */
  setPolicy(
    bucket: Bucket,
    policy: BucketPolicy | undefined,
  ): Promise<Refusal | { changed: boolean }>
  /** In name order, those after `after`. */
  list(query: { account: string; prefix: string; after: string; max: number }): Promise<{
    buckets: readonly Bucket[]
    next?: string | undefined
  }>
}

/** Calls about objects. */
export interface Objects {
  /** Reads `body` to its end unless a quota or size refusal is already certain. */
  put(bucket: Bucket, object: NewObject, body: IncomingBody): Promise<ObjectVersion | Refusal>
  /** Adds to the end of an object, which must be `offset` bytes long (0: must be new or empty). */
  append(
    bucket: Bucket,
    object: NewObject & { offset: number },
    body: IncomingBody,
  ): Promise<ObjectVersion | Refusal>
  find(bucket: Bucket, key: string): Promise<ObjectVersion | undefined>
  /**
   * The bytes `start` to `start + length` of a version: at once if they are in the records, else a
   * stream, which must be read to its end or returned, and of which each piece is good until the
   * next is asked for. Throws `BodyGone` (reading.ts) if the object
   * was replaced since it was found: find it again.
   */
  read(
    version: ObjectVersion,
    range: { start: number; length: number },
  ): Promise<Buffer | AsyncIterable<Buffer>>
  /** O(parts), not O(bytes). `checksum` undefined: the source's own is kept. */
  copy(
    source: CopySource,
    bucket: Bucket,
    object: NewObject & { checksumAlgorithm?: ChecksumAlgorithm | undefined },
  ): Promise<ObjectVersion | Refusal>
  rename(
    bucket: Bucket,
    names: { from: string; to: string },
    conditions: { source: WriteConditions; target: WriteConditions },
  ): Promise<ObjectVersion | Refusal>
  /** A key that is not there counts as removed, as at AWS, unless a condition asks for it. */
  remove(
    bucket: Bucket,
    key: string,
    conditions: WriteConditions,
  ): Promise<{ removed: true } | Refusal>
  /** Each on its own, in one flush; answers in the order asked. */
  removeMany(
    bucket: Bucket,
    keys: readonly { key: string; conditions: WriteConditions }[],
  ): Promise<readonly ({ removed: true } | Refusal)[]>
  list(bucket: Bucket, query: ObjectQuery): Promise<ObjectPage>
}

/** Which part of which upload. */
export interface PartPlace {
  readonly upload: Upload
  readonly number: number
}

/** What a client says that its upload consists of. */
export interface UploadContent {
  readonly parts: readonly NamedPart[]
  /** Of the whole object. */
  readonly stated: {
    readonly checksums: Readonly<Partial<Record<ChecksumAlgorithm, string>>>
    readonly type?: ChecksumType | undefined
    readonly sizeBytes?: number | undefined
  }
}

/** Calls about multipart uploads. */
export interface Uploads {
  create(bucket: Bucket, upload: Omit<Upload, 'id' | 'initiatedAt'>): Promise<Upload>
  find(bucket: Bucket, key: string, uploadId: string): Promise<Upload | Refusal>
  putPart(bucket: Bucket, place: PartPlace, body: IncomingBody): Promise<Part | Refusal>
  copyPart(bucket: Bucket, place: PartPlace, source: CopySource): Promise<Part | Refusal>
  parts(
    bucket: Bucket,
    upload: Upload,
    query: { after: number; max: number },
  ): Promise<{ parts: readonly Part[]; more: boolean }>
  /** A repeated call with the same parts answers what the first did. */
  complete(
    bucket: Bucket,
    target: { key: string; uploadId: string; conditions: WriteConditions },
    content: UploadContent,
  ): Promise<ObjectVersion | Refusal>
  abort(
    bucket: Bucket,
    upload: { key: string; uploadId: string; ifInitiatedAt?: number | undefined },
  ): Promise<{ removed: true } | Refusal>
  list(
    bucket: Bucket,
    query: {
      prefix: string
      delimiter: string
      afterKey: string
      afterUploadId: string
      max: number
    },
  ): Promise<UploadPage>
}

/** What is limited: of an account all three, of a bucket bytes and objects. */
export type Measure = 'bytes' | 'objects' | 'buckets'

/** Undefined: no limit. */
export type Limits = { readonly [M in Measure]?: number | undefined }

/** A limit and what is used of it, as they were at one moment. */
export interface QuotaRow {
  readonly scope: 'bucket' | 'account'
  readonly name: string
  readonly limit: Limits
  readonly usage: { readonly bytes: number; readonly objects: number; readonly buckets?: number }
  /** The limits of an account that follow the operator's default. */
  readonly inherited: readonly Measure[]
}

/**
 * A new limit, `null` for none at all, or `default` for the operator's; what is not named stays as
 * it is. A limit is not lowered under what is used, unless `belowUsage` says that it may: then
 * nothing can grow until enough was removed.
 */
export type LimitChange = { readonly [M in Measure]?: number | null | 'default' } & {
  readonly belowUsage?: boolean
  /** Refused if a limit would become higher than it is. */
  readonly lowersOnly?: boolean
  /** Whose the bucket must be. */
  readonly owner?: string
}

/** Calls about limits. */
export interface Quotas {
  set(scope: 'bucket' | 'account', name: string, change: LimitChange): Promise<QuotaRow | Refusal>
  /** Limit and usage on one view. */
  get(scope: 'bucket' | 'account', name: string): Promise<QuotaRow | Refusal>
  /** Every account, then every bucket. */
  list(): Promise<readonly QuotaRow[]>
  /** Every account that has or had a bucket, for metering: a page at a time, each a view. */
  accounts(): AsyncIterable<QuotaRow>
  /** What accounts may hold that have no limit of their own. */
  getDefault(): Promise<Limits>
  /** Changes it for all those accounts at once. Here `default` is what Cairn comes with. */
  setDefault(change: LimitChange): Promise<Limits | Refusal>
}

/** All of storage. */
export interface Storage {
  readonly buckets: Buckets
  readonly objects: Objects
  readonly uploads: Uploads
  /** For snapshots of volumes. */
  readonly images: Images
  readonly quotas: Quotas
  /** What this process reads at the moment, for `reclaim`, which runs in another. */
  readonly reading: { among(blobs: readonly string[]): string[] }
}

export type { Bucket, Checksum, ObjectPart, ObjectVersion }
