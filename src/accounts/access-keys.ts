/**
 * Access keys: how they look, how they are made, and how one is found. A key is read from its
 * record for every request, as another process may have removed it; its secret is decrypted once
 * for each state of the record.
 */
import type { Key, Records } from '../engine/engine.ts'
import { limits } from '../limits.ts'
import type { RandomBytes } from './generate.ts'
import type { AccessKeyRecord, AccessKeyStatus } from './records.ts'
import { accessKeyKey, decodeAccessKey } from './records.ts'
import { openSecret, sealSecret } from './secrets.ts'
import type { NewAccessKey } from './transactions.ts'

/** An access key as lists show it: never with its secret. */
export interface AccessKeySummary {
  readonly id: string
  /** Twelve digits. */
  readonly account: string
  /** `arn:aws:iam::123456789012:root`, or `…:user/<name>` for a key that is a user's. */
  readonly arn: string
  /** `root`: a key of the account's own. */
  readonly type: 'root' | 'user'
  readonly userName?: string
  readonly status: AccessKeyStatus
  /** Milliseconds since 1970. */
  readonly createdAt: number
}

/** An access key with its secret, for verifying signatures. */
export interface AccessKey extends AccessKeySummary {
  readonly secret: string
}

/** A key pair, to be shown to a person once. */
export interface KeyPair {
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** What access keys are kept with. */
export interface KeyStore {
  readonly records: Records
  readonly masterKey: Buffer
  readonly now: () => number
  readonly random: RandomBytes
}

/** Whether a text can be an access key id: AWS's lengths, visible ASCII. */
export function isAccessKeyId(text: string): boolean {
  const { accessKeyIdMin, accessKeyIdMax } = limits
  const fits = text.length >= accessKeyIdMin && text.length <= accessKeyIdMax
  return fits && /^[\x21-\x7e]+$/.test(text)
}

/** An access key's record as lists show it. */
export function summarize(id: string, record: AccessKeyRecord): AccessKeySummary {
  const { account, userName, status, createdAt } = record
  const arn = `arn:aws:iam::${account}`
  if (userName === undefined) {
    return { id, account, arn: `${arn}:root`, type: 'root', status, createdAt }
  }
  return { id, account, arn: `${arn}:user/${userName}`, type: 'user', userName, status, createdAt }
}

/** A pair as it is to be written, its secret sealed. */
export function newAccessKey(
  store: KeyStore,
  pair: KeyPair,
  owner: Pick<AccessKeyRecord, 'account' | 'userName'>,
): NewAccessKey {
  const { accessKeyId, secretAccessKey } = pair
  const seal = { masterKey: store.masterKey, name: accessKeyId }
  const sealedSecret = sealSecret(secretAccessKey, seal, store.random(12)).toString('base64')
  const record = { ...owner, status: 'Active', createdAt: store.now(), sealedSecret } as const
  return { accessKeyId, record }
}

/** Finds the key of an id, active or not; undefined if there is none. */
export type FindAccessKey = (id: string) => Promise<AccessKey | undefined>

interface Known {
  readonly recordKey: Key
  /** The record's, as `key` was made of it. */
  readonly bytes: Buffer
  readonly key: AccessKey
}

/** Makes what finds keys; it throws MasterKeyUnusable for one sealed under another master key. */
export function createFinder({ records, masterKey }: KeyStore): FindAccessKey {
  const cache = new Map<string, Known>()

  function remember(id: string, found: Buffer): AccessKey {
    const bytes = Buffer.from(found)
    const record = decodeAccessKey(bytes)
    const sealed = Buffer.from(record.sealedSecret, 'base64')
    const secret = openSecret(sealed, { masterKey, name: id })
    const key = { ...summarize(id, record), secret }
    if (cache.size >= limits.accessKeysCached) cache.clear()
    cache.set(id, { recordKey: accessKeyKey(id), bytes, key })
    return key
  }

  return async (id) => {
    const cached = cache.get(id)
    if (cached === undefined && !isAccessKeyId(id)) return undefined
    const recordKey = cached?.recordKey ?? accessKeyKey(id)
    const found = (await records.read({ keys: [recordKey] })).values[0]
    if (found === undefined) {
      cache.delete(id)
      return undefined
    }
    return cached?.bytes.equals(found) ? cached.key : remember(id, found)
  }
}
