/** The root account and its key, seen to at each start. */
import type { FindAccessKey, KeyPair, KeyStore } from './access-keys.ts'
import { isAccessKeyId, newAccessKey } from './access-keys.ts'
import { generateAccessKeyId, generateAccountId, generateSecret } from './generate.ts'
import { makeRoot, replaceRootKey } from './transactions.ts'

/** A root key that the operator configured: both halves or neither. */
export interface ConfiguredRoot {
  readonly accessKeyId?: string | undefined
  readonly secretAccessKey?: string | undefined
}

/** The root account; `created` is its key if that was made up here: the one time to show it. */
export interface Root {
  /** Twelve digits. */
  readonly account: string
  /** Of the root key that is now valid. */
  readonly accessKeyId: string
  readonly created?: KeyPair
}

/** A new pair, in AWS's shape. */
export function newPair({ random }: KeyStore): KeyPair {
  return { accessKeyId: generateAccessKeyId(random), secretAccessKey: generateSecret(random) }
}

function configuredPair({ accessKeyId, secretAccessKey }: ConfiguredRoot): KeyPair | undefined {
  if (accessKeyId === undefined && secretAccessKey === undefined) return undefined
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    throw new Error('A root key needs both its id and its secret')
  }
  if (!isAccessKeyId(accessKeyId)) throw new Error(`"${accessKeyId}" cannot be an access key id`)
  return { accessKeyId, secretAccessKey }
}

/**
 * Sees to it that there is a root account and a root key. A configured key takes the place of the
 * root key before. Throws MasterKeyUnusable if the data was written under another master key.
 */
export async function ensureRoot(
  store: KeyStore,
  find: FindAccessKey,
  configured: ConfiguredRoot,
): Promise<Root> {
  const wanted = configuredPair(configured)
  const pair = wanted ?? newPair(store)
  const account = generateAccountId(store.random)
  const { accessKeyId, record } = newAccessKey(store, pair, { account })
  const newRoot = { account, accessKeyId, createdAt: store.now() }
  const { root, made } = await store.records.transact(makeRoot, { root: newRoot, key: record })
  if (made) return { account, accessKeyId, ...(wanted === undefined ? { created: pair } : {}) }

  const current = await find(root.accessKeyId)
  const same = current?.id === accessKeyId && current.secret === wanted?.secretAccessKey
  if (wanted === undefined || same) {
    return { account: root.account, accessKeyId: root.accessKeyId }
  }
  await store.records.transact(replaceRootKey, { accessKeyId, record })
  return { account: root.account, accessKeyId }
}
