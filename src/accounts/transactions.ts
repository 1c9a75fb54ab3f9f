/** The changes of the root account and its key, each a named transaction. */
import type { Transaction } from '../engine/engine.ts'
import { encodeRecord } from '../engine/json-record.ts'
import type { AccessKeyRecord, RootRecord } from './records.ts'
import { accessKeyKey, decodeRoot, rootKey } from './records.ts'

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
