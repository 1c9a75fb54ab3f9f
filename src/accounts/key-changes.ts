/**
 * How access keys come and go. A user's record lists its keys, the account root's those that are
 * the account's own: so a key is made, counted and found with its owner.
 */
import type { Records } from '../engine/engine.ts'
import { limits } from '../limits.ts'
import type { AccessKeySummary, KeyPair, KeyStore } from './access-keys.ts'
import { newAccessKey, summarize } from './access-keys.ts'
import { accountRoot } from './account-root.ts'
import type { AccessKeyStatus } from './records.ts'
import { decodeRoot, rootKey } from './records.ts'
import { newPair } from './root.ts'
import type { EntityChange, EntityReader, EntityStore } from './store.ts'

/** Whose an access key is: a user's, or without a name the account root's. */
export interface KeyOwner {
  /** Twelve digits. */
  readonly account: string
  readonly userName?: string | undefined
}

/** A new key, to be shown to a person once. */
export interface NewKey extends KeyPair {
  readonly createdAt: number
  /** As the user's record has it. */
  readonly userName?: string
}

/** What one change of an access key came to; `RootKey`: the operator's key stays as it is. */
export type KeyChange = 'changed' | 'NoSuchUser' | 'NoSuchKey' | 'RootKey'

/** What changes and lists the access keys of an owner. */
export interface KeyChanges {
  createAccessKey(
    owner: KeyOwner,
  ): Promise<NewKey | { readonly refused: 'NoSuchUser' | 'LimitExceeded' }>
  /** By id, without their secrets; none if there is no such user. */
  listAccessKeys(owner: KeyOwner): Promise<readonly AccessKeySummary[]>
  deleteAccessKey(owner: KeyOwner, id: string): Promise<KeyChange>
  setAccessKeyStatus(owner: KeyOwner, id: string, status: AccessKeyStatus): Promise<KeyChange>
}

/** Makes what changes access keys. */
export function createKeyChanges(store: KeyStore, entities: EntityStore): KeyChanges {
  type Work = (records: EntityChange, ids: readonly string[]) => Promise<void> | void

  /** Changes one key of an owner that has it. */
  async function changeKey(owner: KeyOwner, id: string, work: Work): Promise<KeyChange> {
    const operators = await operatorsKeyId(store.records)
    return entities.change(owner.account, async (records) => {
      const ids = await keyIds(records, owner)
      if (ids === undefined) return 'NoSuchUser'
      if (!ids.includes(id)) return 'NoSuchKey'
      if (id === operators) return 'RootKey'
      await work(records, ids)
      return 'changed'
    })
  }

  return {
    async createAccessKey(owner) {
      const pair = newPair(store)
      return entities.change(owner.account, async (records) => {
        const ids = await keyIds(records, owner)
        if (ids === undefined) return { refused: 'NoSuchUser' } as const
        if (ids.length >= limits.accessKeysPerUser) return { refused: 'LimitExceeded' } as const
        const userName = owner.userName && (await records.get('user', owner.userName))?.userName
        const whose = { account: owner.account, ...(userName && { userName }) }
        const { accessKeyId, record } = newAccessKey(store, pair, whose)
        if (await records.accessKey(accessKeyId)) throw new Error('A key id was drawn twice')
        records.putAccessKey(accessKeyId, record)
        await putKeyIds(records, owner, [...ids, accessKeyId])
        return { ...pair, createdAt: record.createdAt, ...(userName && { userName }) }
      })
    },

    async listAccessKeys(owner) {
      const records = entities.in(owner.account)
      const ids = (await keyIds(records, owner)) ?? []
      const found = await Promise.all([...ids].sort().map((id) => summary(records, id)))
      return found.filter((key) => key !== undefined)
    },

    deleteAccessKey: (owner, id) =>
      changeKey(owner, id, async (records, ids) => {
        records.removeAccessKey(id)
        const kept = ids.filter((one) => one !== id)
        await putKeyIds(records, owner, kept)
      }),

    setAccessKeyStatus: (owner, id, status) =>
      changeKey(owner, id, async (records) => {
        const record = await records.accessKey(id)
        if (record !== undefined) records.putAccessKey(id, { ...record, status })
      }),
  }
}

async function summary(records: EntityReader, id: string): Promise<AccessKeySummary | undefined> {
  const record = await records.accessKey(id)
  return record && summarize(id, record)
}

/** The ids of an owner's keys; undefined if there is no such user. */
async function keyIds(
  records: EntityReader,
  { userName }: KeyOwner,
): Promise<readonly string[] | undefined> {
  if (userName === undefined) return (await accountRoot(records)).accessKeyIds
  return (await records.get('user', userName))?.accessKeyIds
}

async function putKeyIds(
  records: EntityChange,
  { userName }: KeyOwner,
  accessKeyIds: readonly string[],
): Promise<void> {
  const user = userName === undefined ? undefined : await records.get('user', userName)
  if (user === undefined)
    records.put('root', 'root', { ...(await accountRoot(records)), accessKeyIds })
  else records.put('user', user.userName, { ...user, accessKeyIds })
}

/** The id of the key that the operator configured, or was shown at the first start. */
async function operatorsKeyId(records: Records): Promise<string | undefined> {
  const [found] = (await records.read({ keys: [rootKey] })).values
  return found && decodeRoot(found).accessKeyId
}
