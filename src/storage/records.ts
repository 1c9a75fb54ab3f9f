/**
 * How storage's records are written down. Each begins with its version, so that a later release can
 * read what an earlier one wrote. An object's record is a fixed layout, for listings read a
 * thousand at a time, with JSON behind it for what only a GET or HEAD needs:
 *
 *     0 version  1 kind of body  2 storage class  3 checksum  4 parts(2)  6 unused(2)
 *     8 last modified(f64)  16 size(f64)  24 MD5(16)  40 holder(12)  52 JSON
 */
import { createHash } from 'node:crypto'
import { bucketIdBytes } from './keys.ts'
import type {
  Bucket,
  BucketPolicy,
  ChecksumAlgorithm,
  ChecksumType,
  Extent,
  ObjectVersion,
  SystemMetadata,
} from './model.ts'
import type { ListedObject, Part, Upload } from './storage.ts'

const VERSION = 1
const FIXED = 52
const FULL_OBJECT = 0x80

/** Where an object's body is. `manifest`: its extents are in a record of their own. */
const bodyKinds = ['empty', 'inline', 'extents', 'manifest'] as const
/** Where the bytes of a body are. */
export type BodyKind = (typeof bodyKinds)[number]

const storageClasses = ['STANDARD', 'REDUCED_REDUNDANCY'] as const

const algorithms: readonly (ChecksumAlgorithm | undefined)[] = [
  undefined,
  'CRC32',
  'CRC32C',
  'CRC64NVME',
  'SHA1',
  'SHA256',
  'SHA512',
  'MD5',
  'XXHASH64',
  'XXHASH3',
  'XXHASH128',
]

/** A row of extents as it is written: blob, offset, length. */
export type ExtentRow = readonly [blob: string, offset: number, length: number]

/** What stands behind the fixed part. */
interface Tail {
  readonly s?: SystemMetadata
  readonly u?: Readonly<Record<string, string>>
  /** The checksum's value. */
  readonly c?: string
  readonly x?: readonly ExtentRow[]
}

/** An object's record, taken apart. `extents` is for bodies without a manifest. */
export interface ObjectRecord {
  readonly kind: BodyKind
  readonly holder: string
  readonly etag: string
  readonly sizeBytes: number
  readonly lastModified: number
  readonly system: SystemMetadata
  readonly user: Readonly<Record<string, string>>
  readonly checksum?: ObjectVersion['checksum']
  readonly extents: readonly Extent[]
}

const isEmpty = (record: object): boolean => {
  for (const _ in record) return false
  return true
}

/** An extent from its row. */
export const extentOf = ([blob, offset, length]: ExtentRow): Extent => ({ blob, offset, length })
/** The row of an extent. */
export const rowOf = ({ blob, offset, length }: Extent): ExtentRow => [blob, offset, length]

/** An object's record. */
export function encodeObject(object: ObjectRecord): Buffer {
  const { system, user, checksum, extents } = object
  const tail: Tail = {
    ...(isEmpty(system) ? undefined : { s: system }),
    ...(isEmpty(user) ? undefined : { u: user }),
    ...(checksum && { c: checksum.value }),
    ...(object.kind === 'extents' && { x: extents.map(rowOf) }),
  }
  const text = isEmpty(tail) ? '' : JSON.stringify(tail)
  const bytes = Buffer.alloc(FIXED + Buffer.byteLength(text))
  bytes[0] = VERSION
  bytes[1] = bodyKinds.indexOf(object.kind)
  bytes[2] = Math.max(0, storageClasses.indexOf((system.StorageClass ?? 'STANDARD') as 'STANDARD'))
  bytes[3] = checksum
    ? algorithms.indexOf(checksum.algorithm) | (checksum.type === 'FULL_OBJECT' ? FULL_OBJECT : 0)
    : 0
  const parts = object.etag.length > 32 ? Number(object.etag.slice(33)) : 0
  bytes.writeUInt16BE(parts, 4)
  bytes.writeDoubleBE(object.lastModified, 8)
  bytes.writeDoubleBE(object.sizeBytes, 16)
  bytes.write(object.etag, 24, 16, 'hex')
  bytes.write(object.holder, 40, 12, 'hex')
  bytes.write(text, FIXED)
  return bytes
}

function etagOf(bytes: Buffer): string {
  const parts = bytes.readUInt16BE(4)
  const md5 = bytes.toString('hex', 24, 40)
  return parts === 0 ? md5 : `${md5}-${parts}`
}

function checksumTypeOf(code: number): ChecksumType {
  return code & FULL_OBJECT ? 'FULL_OBJECT' : 'COMPOSITE'
}

/** Takes an object's record apart. Throws if a later release wrote it. */
export function decodeObject(bytes: Buffer): ObjectRecord {
  expectVersion(bytes, 'object')
  const tail: Tail = bytes.length > FIXED ? JSON.parse(bytes.toString('utf8', FIXED)) : {}
  const code = bytes[3] as number
  const algorithm = algorithms[code & ~FULL_OBJECT]
  return {
    kind: bodyKinds[bytes[1] as number] as BodyKind,
    holder: bytes.toString('hex', 40, FIXED),
    etag: etagOf(bytes),
    sizeBytes: bytes.readDoubleBE(16),
    lastModified: bytes.readDoubleBE(8),
    system: tail.s ?? {},
    user: tail.u ?? {},
    checksum: algorithm && { algorithm, type: checksumTypeOf(code), value: tail.c as string },
    extents: tail.x?.map(extentOf) ?? [],
  }
}

/** What a listing shows, from the fixed part alone. */
export function decodeListed(key: string, bytes: Buffer): ListedObject {
  expectVersion(bytes, 'object')
  const code = bytes[3] as number
  return {
    key,
    etag: etagOf(bytes),
    sizeBytes: bytes.readDoubleBE(16),
    lastModified: bytes.readDoubleBE(8),
    storageClass: storageClasses[bytes[2] as number] as string,
    checksumAlgorithm: algorithms[code & ~FULL_OBJECT],
    checksumType: code === 0 ? undefined : checksumTypeOf(code),
  }
}

function expectVersion(bytes: Buffer, what: string): void {
  if (bytes[0] !== VERSION) {
    throw new Error(`a record (${what}) of version ${bytes[0]} was written by a later release`)
  }
}

/** Records that are read one at a time are JSON behind the version. */
export function encodeJson(value: unknown): Buffer {
  return Buffer.from(`\u0001${JSON.stringify(value)}`)
}

/** The value of a JSON record. Throws if a later release wrote it. */
export function decodeJson<T>(bytes: Buffer): T {
  expectVersion(bytes, 'JSON')
  return JSON.parse(bytes.toString('utf8', 1)) as T
}

/**
 * A bucket's record: 0 version, 1 id(8), 9 JSON. The id stands alone, for quick comparison. It
 * names its policy by its hash, for the text is in a record of its own: every write reads the
 * bucket's record, and whoever knows the bucket by its bytes knows its policy.
 */
export function encodeBucket({ id, policy, ...bucket }: Bucket): Buffer {
  const policySha256 = policy && sha256(policyText(policy))
  const json = { ...bucket, ...(policySha256 !== undefined && { policySha256 }) }
  return Buffer.concat([Buffer.from([VERSION]), id, Buffer.from(JSON.stringify(json))])
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64')

/** The bucket of a record, and whether it has a policy, which is still to be read. */
export function decodeBucket(bytes: Buffer): Bucket & { readonly hasPolicy: boolean } {
  expectVersion(bytes, 'bucket')
  const text = bytes.toString('utf8', 1 + bucketIdBytes)
  const { name, account, region, createdAt, policySha256 } = JSON.parse(text)
  const id = Buffer.from(bytes.subarray(1, 1 + bucketIdBytes))
  return { id, name, account, region, createdAt, hasPolicy: policySha256 !== undefined }
}

/**
 * The record of a bucket's policy: 0 version, 1 UTF-8. Behind its text and a zero byte, which no
 * JSON has, stand its pins if there are any.
 */
export function encodePolicy(policy: BucketPolicy): Buffer {
  return Buffer.from(`\u0001${policyText(policy)}`)
}

/** The policy of a record. Throws if a later release wrote it. */
export function decodePolicy(bytes: Buffer): BucketPolicy {
  expectVersion(bytes, 'policy')
  const [text = '', pins = '{}'] = bytes.toString('utf8', 1).split('\0')
  return { text, pins: JSON.parse(pins) }
}

function policyText({ text, pins }: BucketPolicy): string {
  return Object.keys(pins).length === 0 ? text : `${text}\0${JSON.stringify(pins)}`
}

/** Whether a record is still that of the bucket: its name may have been given to another one. */
export function isRecordOf(bucket: Bucket, bytes: Buffer | undefined): boolean {
  return (
    bytes !== undefined && bytes.compare(bucket.id, 0, bucketIdBytes, 1, 1 + bucketIdBytes) === 0
  )
}

/** The pieces of a body, in order; `number` is 0 where they are not parts of an upload. */
export interface Manifest {
  readonly pieces: readonly Piece[]
}

/** One piece of a body: a part, or what an append added. */
export interface Piece {
  readonly number: number
  readonly sizeBytes: number
  readonly checksum?: string | undefined
  /** Under which its blobs are named: the part's own, or the object's. */
  readonly holder: string
  readonly extents: readonly ExtentRow[]
}

/** A blob's row of chunks. All but the last are `chunkBytes` long. */
export interface BlobRecord {
  readonly sizeBytes: number
  readonly chunkBytes: number
  readonly chunks: readonly Buffer[]
}

const chunkIdBytes = 18

/** Fixed layout: 0 version, 8 size(f64), 16 chunk size(f64), 24 the chunks' ids. */
export function encodeBlob({ sizeBytes, chunkBytes, chunks }: BlobRecord): Buffer {
  const head = Buffer.alloc(24)
  head[0] = VERSION
  head.writeDoubleBE(sizeBytes, 8)
  head.writeDoubleBE(chunkBytes, 16)
  return Buffer.concat([head, ...chunks])
}

/** Takes a blob's record apart. The chunk ids are views of it. */
export function decodeBlob(bytes: Buffer): BlobRecord {
  expectVersion(bytes, 'blob')
  const chunks: Buffer[] = []
  for (let at = 24; at < bytes.length; at += chunkIdBytes) {
    chunks.push(bytes.subarray(at, at + chunkIdBytes))
  }
  return { sizeBytes: bytes.readDoubleBE(8), chunkBytes: bytes.readDoubleBE(16), chunks }
}

/** An upload under way; its key and id are in the record's key. */
export type UploadRecord = Omit<Upload, 'id' | 'key'>

/** A part; its number is in the record's key. */
export interface PartRecord extends Omit<Part, 'number' | 'body'> {
  readonly holder: string
  readonly extents: readonly ExtentRow[]
}
