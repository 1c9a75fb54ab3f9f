/**
 * How storage lays its records out in one ordered keyspace. The first byte is the table.
 *
 *     B name                         a bucket
 *     C bucket(8) name               what a bucket is set to, like its policy: text
 *     A account NUL name             which buckets an account has (no value)
 *     O bucket(8) key                an object's current version: what a listing or a HEAD needs
 *     D holder(12)                   a small body
 *     M holder(12)                   a manifest: the parts and extents of a body in several pieces
 *     K blob(12)                     a blob: its row of chunks
 *     R blob(12) holder(12)          who names a blob; a blob that nobody names is dropped
 *     U bucket(8) key NUL upload     an upload under way
 *     P upload part(2)               a part of it
 *     F upload                       the answer of a finished upload, for a repeated Complete
 *     Q b bucket(8) | Q a account    usage and limits
 *     Q d                            the limits of accounts that have none of their own
 *     T time(6) holder(12)           a body that was let go, oldest first, for `reclaim`
 *     G image NUL page(4)            a page of a disk's image (`images.ts`)
 *     X bucket(8)                    a removed bucket whose uploads are still to be aborted
 *
 * Accounts have the letter I (`accounts/records.ts`), compute has V (`compute/compute.ts`).
 *
 * A *holder* is the identity of one stored body: an overwrite makes a new one, a rename or an
 * append keeps it. A part's stays with it in the object's manifest, so completing an upload
 * rewrites no reference. Object keys hold no NUL, so the key of an upload can be told from its id.
 */
import type { Key, Range } from '../engine/engine.ts'
import { limits } from '../limits.ts'

/** The length of a bucket's id. */
export const bucketIdBytes = 8
/** The length of the id of a blob or a holder; in hex it is twice that. */
export const idBytes = 12
const objectPrefixBytes = 1 + bucketIdBytes

const NUL = Buffer.from([0])

function table(letter: string, ...parts: readonly (Buffer | string)[]): Key {
  const buffers = parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part))
  return Buffer.concat([Buffer.from(letter, 'latin1'), ...buffers])
}

function partNumber(number: number): Buffer {
  const bytes = Buffer.allocUnsafe(2)
  bytes.writeUInt16BE(number)
  return bytes
}

/** `B`: a bucket by its name. */
export const bucketKey = (name: string): Key => Buffer.from(`B${name}`)
/** `C`: the policy of a bucket. */
export const policyKey = (bucketId: Buffer): Key => table('C', bucketId, 'policy')
/** `A`: a name among an account's buckets. */
export const accountBucketKey = (account: string, name: string): Key =>
  Buffer.from(`A${account}\0${name}`)

/** The object's record. Written out by hand: every request makes one. */
export function objectKey(bucketId: Buffer, key: string): Key {
  const bytes = Buffer.allocUnsafe(objectPrefixBytes + Buffer.byteLength(key))
  bytes[0] = 0x4f
  bucketId.copy(bytes, 1)
  bytes.write(key, objectPrefixBytes)
  return bytes
}

/** The object's name in an object record's key. */
export const nameOfObject = (key: Key): string => key.toString('utf8', objectPrefixBytes)

/** `D`: the small body of a holder. */
export const bodyKey = (holder: string): Key => Buffer.from(`44${holder}`, 'hex')
/** `M`: the manifest of a holder. */
export const manifestKey = (holder: string): Key => Buffer.from(`4d${holder}`, 'hex')
/** `K`: a blob. */
export const blobKey = (blob: string): Key => Buffer.from(`4b${blob}`, 'hex')
/** `R`: that a holder names a blob. */
export const referenceKey = (blob: string, holder: string): Key =>
  Buffer.from(`52${blob}${holder}`, 'hex')
/** What the keys of all references to a blob begin with. */
export const referencesOf = (blob: string): Key => Buffer.from(`52${blob}`, 'hex')
/** `U`: an upload under way. */
export const uploadKey = (bucketId: Buffer, key: string, uploadId: string): Key =>
  table('U', bucketId, key, NUL, uploadId)
/** `P`: a part of an upload. */
export const partKey = (uploadId: string, number: number): Key =>
  table('P', uploadId, partNumber(number))
/** All the parts of an upload. */
export const partsOf = (uploadId: string): Range =>
  startingWith(table('P', uploadId), limits.partsMax)
/** `F`: the answer of a finished upload. */
export const finishedKey = (uploadId: string): Key => table('F', uploadId)
/** `Qb`: a bucket's usage and limits. */
export const bucketUsageKey = (bucketId: Buffer): Key => table('Qb', bucketId)
/** `Qd`: the limits of accounts that have none of their own. */
export const defaultLimitsKey: Key = Buffer.from('Qd')
/** `Qa`: an account's usage and limits. */
export const accountUsageKey = (account: string): Key => table('Qa', account)
/** `T`: a body that was let go, at a time in milliseconds since 1970. */
export const releasedKey = (at: number, holder: string): Key =>
  Buffer.from(`54${at.toString(16).padStart(12, '0')}${holder}`, 'hex')
/** `X`: a removed bucket. */
export const removedBucketKey = (bucketId: Buffer): Key => table('X', bucketId)

/** Splits an upload record's key. */
export function nameOfUpload(key: Key): { key: string; uploadId: string } {
  const at = key.indexOf(0, objectPrefixBytes)
  return {
    key: key.toString('utf8', objectPrefixBytes, at),
    uploadId: key.toString('latin1', at + 1),
  }
}

/** The number in a part record's key. */
export const numberOfPart = (key: Key): number => key.readUInt16BE(key.length - 2)

/** The first key after all that begin with `prefix`. */
export function afterPrefix(prefix: Buffer): Key {
  let last = prefix.length - 1
  while (last >= 0 && prefix[last] === 0xff) last--
  const end = Buffer.from(prefix.subarray(0, last + 1))
  end[last] = (end[last] ?? 0) + 1
  return end
}

/** The first key after `key`. */
export const justAfter = (key: Key): Key => Buffer.concat([key, NUL])

/** All that begins with `prefix`, at most `limit`. */
export const startingWith = (prefix: Buffer, limit: number): Range => ({
  start: prefix,
  end: afterPrefix(prefix),
  limit,
})

/** Every record of one table, for `check` and the background work. */
export const tablePrefix = (letter: string): Buffer => Buffer.from(letter, 'latin1')
