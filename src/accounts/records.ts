/**
 * What accounts writes down. Keys begin with `I` (identity), then a letter of their own:
 *
 *     I R                                 the root account
 *     I K <access key id>                 one access key
 *     I G <scope>                         how often the scope was changed, 8 bytes
 *     I U <account> NUL <subject> NUL <service>   the last use of a key, a user, a role
 *     I E <scope> NUL <kind> NUL <name>   an entity (`entities.ts`): see `engine/entity-store.ts`
 *
 * The audit trail has `I T` and `I D` (`audit-records.ts`, `trail-deliveries.ts`), metering has
 * `I M` and `I L` (`metering-records.ts`).
 *
 * Values are a version byte and JSON: they are few, and read once per change, not once per request.
 */
import type { Key, Range } from '../engine/engine.ts'
import { decodeRecord } from '../engine/json-record.ts'
import { keyAfter } from '../engine/paged-ranges.ts'
import { limits } from '../limits.ts'

/** The letter that all keys of accounts begin with. */
export const identityLetter = 'I'

/** The root account, made at the first start. */
export interface RootRecord {
  /** Twelve digits. */
  readonly account: string
  readonly accessKeyId: string
  readonly createdAt: number
}

/** Whether signatures made with a key are accepted: AWS's words. */
export type AccessKeyStatus = 'Active' | 'Inactive'

/** An access key, with its secret sealed. */
export interface AccessKeyRecord {
  readonly account: string
  /** Of the user that the key is for; a key without one is the account's own. */
  readonly userName?: string
  readonly status: AccessKeyStatus
  readonly createdAt: number
  /** Base64 of nonce, ciphertext and tag. */
  readonly sealedSecret: string
}

/** The last use of a key, a user or a role for one service. */
export interface Use {
  /** As signatures name it: `s3`. */
  readonly service: string
  readonly region: string
  /** Milliseconds since 1970. */
  readonly at: number
}

/** The key of the root account's record. */
export const rootKey: Key = Buffer.from('IR')

const accessKeyPrefix = 'IK'

/** The key of an access key's record. */
export function accessKeyKey(accessKeyId: string): Key {
  return Buffer.from(accessKeyPrefix + accessKeyId, 'latin1')
}

/** The access key id that a record's key names. */
export function accessKeyIdOf(key: Key): string {
  return key.toString('latin1', accessKeyPrefix.length)
}

/** All access keys, or those that come after one. */
export function accessKeyRange(limit: number, after?: Key): Range {
  const start = after === undefined ? accessKeyKey('') : keyAfter(after)
  return { start, end: Buffer.from('IL'), limit }
}

/** The key of what is known of a subject's use of a service. */
export function useKey(account: string, subject: string, service: string): Key {
  return Buffer.from(`IU${account}\0${subject}\0${service}`)
}

/** What is known of a subject's uses: a record a service. */
export function useRange(account: string, subject: string): Range {
  const start = useKey(account, subject, '')
  const end = Buffer.concat([start.subarray(0, -1), Buffer.of(1)])
  return { start, end, limit: limits.listKeysMax }
}

/** Reads the root account's record. */
export function decodeRoot(value: Buffer): RootRecord {
  return decodeRecord<RootRecord>(value)
}

/** Reads an access key's record. */
export function decodeAccessKey(value: Buffer): AccessKeyRecord {
  return decodeRecord<AccessKeyRecord>(value)
}

/** Reads the record of a use. */
export function decodeUse(value: Buffer): Use {
  return decodeRecord<Use>(value)
}
