/** The changes that accounts makes to its records, each a named transaction. */
import type { Transaction } from '../engine/engine.ts'
import { limits } from '../limits.ts'
import type { AccessKeyRecord, AccessKeyStatus, RootRecord } from './records.ts'
import {
  accessKeyKey,
  accessKeyRange,
  decodeAccessKey,
  decodeRoot,
  encodeRecord,
  rootKey,
} from './records.ts'

/** An access key to be written. */
export interface NewAccessKey {
  readonly accessKeyId: string
  readonly record: AccessKeyRecord
}

/** The account and root key to make if there are none. */
export interface NewRoot {
  readonly root: RootRecord
  readonly key: AccessKeyRecord
}

/** Makes the root account and its key at the first start, and tells which root account there is. */
export const makeRoot: Transaction<NewRoot, { root: RootRecord; made: boolean }> = {
  name: 'makeRoot',
  reads: () => ({ keys: [rootKey] }),
  decide({ values: [found] }, { root, key }) {
    if (found !== undefined) return { result: { root: decodeRoot(found), made: false } }
    const put = [
      [rootKey, encodeRecord(root)],
      [accessKeyKey(root.accessKeyId), encodeRecord(key)],
    ] as const
    return { result: { root, made: true }, put }
  },
}

/** Puts another root key in the place of the one that was: the operator's configuration changed. */
export const replaceRootKey: Transaction<NewAccessKey, RootRecord> = {
  name: 'replaceRootKey',
  reads: () => ({ keys: [rootKey] }),
  decide({ values: [found] }, { accessKeyId, record }) {
    if (found === undefined) throw new Error('replaceRootKey before makeRoot')
    const before = decodeRoot(found)
    const root: RootRecord = { ...before, accessKeyId }
    const key = encodeRecord({ ...record, account: before.account })
    const remove = before.accessKeyId === accessKeyId ? [] : [accessKeyKey(before.accessKeyId)]
    const put = [
      [rootKey, encodeRecord(root)],
      [accessKeyKey(accessKeyId), key],
    ] as const
    return { result: root, put, remove }
  },
}

/** Adds an access key to its account, unless it has as many as are allowed. */
export const addAccessKey: Transaction<NewAccessKey, 'added' | 'limit'> = {
  name: 'addAccessKey',
  reads: ({ accessKeyId }) => ({
    keys: [accessKeyKey(accessKeyId)],
    ranges: [accessKeyRange(limits.accessKeysPerAccount)],
  }),
  decide({ values: [taken], ranges: [keys = []] }, { accessKeyId, record }) {
    if (taken !== undefined) throw new Error(`Access key id ${accessKeyId} was drawn twice`)
    if (keys.length >= limits.accessKeysPerAccount) return { result: 'limit' }
    return { result: 'added', put: [[accessKeyKey(accessKeyId), encodeRecord(record)]] }
  },
}

/** What one change of an access key came to. */
export type Change = 'changed' | 'NoSuchKey' | 'RootKey'

/** Makes an access key active or inactive; the root key stays as it is. */
export const changeStatus: Transaction<{ accessKeyId: string; status: AccessKeyStatus }, Change> = {
  name: 'changeStatus',
  reads: ({ accessKeyId }) => ({ keys: [rootKey, accessKeyKey(accessKeyId)] }),
  decide({ values: [root, found] }, { accessKeyId, status }) {
    if (found === undefined) return { result: 'NoSuchKey' }
    if (isRootKey(accessKeyId, root)) return { result: 'RootKey' }
    const record = encodeRecord({ ...decodeAccessKey(found), status })
    return { result: 'changed', put: [[accessKeyKey(accessKeyId), record]] }
  },
}

/** Removes an access key; the root key stays. */
export const removeAccessKey: Transaction<{ accessKeyId: string }, Change> = {
  name: 'removeAccessKey',
  reads: ({ accessKeyId }) => ({ keys: [rootKey, accessKeyKey(accessKeyId)] }),
  decide({ values: [root, found] }, { accessKeyId }) {
    if (found === undefined) return { result: 'NoSuchKey' }
    if (isRootKey(accessKeyId, root)) return { result: 'RootKey' }
    return { result: 'changed', remove: [accessKeyKey(accessKeyId)] }
  },
}

function isRootKey(accessKeyId: string, root: Buffer | undefined): boolean {
  return root !== undefined && decodeRoot(root).accessKeyId === accessKeyId
}
