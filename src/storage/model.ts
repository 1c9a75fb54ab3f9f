/** What storage keeps, as its callers see it. How it is written down is in `records.ts`. */

/** A bucket. `id` never changes and never comes back, even if the name does. */
export interface Bucket {
  readonly id: Buffer
  readonly name: string
  readonly account: string
  readonly region: string
  readonly createdAt: number
  readonly policy?: BucketPolicy | undefined
}

/** What is kept of a bucket's policy. */
export interface BucketPolicy {
  /** As it was given. */
  readonly text: string
  /** Unique ids of the users and roles that it names, by ARN; of those that have one. */
  readonly pins: Readonly<Record<string, string>>
}

/** The headers that S3 keeps with an object and gives back as they came. */
export interface SystemMetadata {
  readonly CacheControl?: string | undefined
  readonly ContentDisposition?: string | undefined
  readonly ContentEncoding?: string | undefined
  readonly ContentLanguage?: string | undefined
  readonly ContentType?: string | undefined
  readonly Expires?: string | undefined
  readonly WebsiteRedirectLocation?: string | undefined
  readonly StorageClass?: string | undefined
}

/** AWS's names of the algorithms; the wire has the same list, which storage may not import. */
export type ChecksumAlgorithm =
  | 'CRC32'
  | 'CRC32C'
  | 'CRC64NVME'
  | 'SHA1'
  | 'SHA256'
  | 'SHA512'
  | 'MD5'
  | 'XXHASH64'
  | 'XXHASH3'
  | 'XXHASH128'

/** Of all the bytes, or of the checksums of the parts. */
export type ChecksumType = 'COMPOSITE' | 'FULL_OBJECT'

/** A checksum as S3 shows it: base64, with `-N` after it when COMPOSITE. */
export interface Checksum {
  readonly algorithm: ChecksumAlgorithm
  readonly type: ChecksumType
  readonly value: string
}

/** One part of a completed multipart object, in order, for `partNumber` and GetObjectAttributes. */
export interface ObjectPart {
  readonly number: number
  readonly sizeBytes: number
  readonly checksum?: string | undefined
}

/** A range of one blob. An object's body is a row of these. */
export interface Extent {
  readonly blob: string
  readonly offset: number
  readonly length: number
}

/** Where a body is: inside the records (small), or in blobs. An empty body is `{ extents: [] }`. */
export type BodyRef = { readonly inline: string } | { readonly extents: readonly Extent[] }

/** One version of one object. */
export interface ObjectVersion {
  readonly key: string
  /** `null` until the bucket is versioned. */
  readonly versionId: string
  /** Without quotes: 32 hex digits, `-N` after them for N parts. */
  readonly etag: string
  readonly sizeBytes: number
  /** Milliseconds since 1970, whole. S3 shows seconds in headers. */
  readonly lastModified: number
  readonly system: SystemMetadata
  readonly user: Readonly<Record<string, string>>
  readonly checksum?: Checksum | undefined
  readonly parts?: readonly ObjectPart[] | undefined
  readonly body: BodyRef
}

/**
 * What a write must find, checked in the transaction that writes. ETags without quotes; `*` is any.
 */
export interface WriteConditions {
  readonly ifMatch?: string | undefined
  readonly ifNoneMatch?: string | undefined
  readonly ifMatchLastModified?: number | undefined
  readonly ifMatchSize?: number | undefined
}

/** What a source of bytes turned out to be, known when it has been read to its end. */
export interface BodyDigests {
  /** 16 bytes. */
  readonly md5: Buffer
  readonly checksum?: { readonly algorithm: ChecksumAlgorithm; readonly value: string } | undefined
}

/**
 * Bytes on their way in. Iterating pulls them, and throws if they are not what the client said they
 * are; `digests` is for after the end.
 */
export interface IncomingBody extends AsyncIterable<Buffer> {
  /** Of the object's bytes, without framing; undefined when the client did not say. */
  readonly declaredBytes: number | undefined
  digests(): Promise<BodyDigests>
}
