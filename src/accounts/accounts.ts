/**
 * Accounts: who they are, what they hold, and the keys and sessions that speak for them. The root
 * account, made at the first start with a root key, is the operator's and manages the others.
 */
import { randomBytes } from 'node:crypto'
import type { Engine } from '../engine/engine.ts'
import { limits } from '../limits.ts'
import type { AccessKeySummary, FindAccessKey, KeyPair, KeyStore } from './access-keys.ts'
import { createFinder, newAccessKey, summarize } from './access-keys.ts'
import type { RandomBytes } from './generate.ts'
import { createPolicyFinder, type FindPolicies } from './principal-policies.ts'
import type { AccessKeyStatus } from './records.ts'
import { accessKeyIdOf, accessKeyRange, decodeAccessKey, decodeRoot, rootKey } from './records.ts'
import type { ConfiguredRoot, Root } from './root.ts'
import { ensureRoot, newPair } from './root.ts'
import { openSecret, sealSecret } from './secrets.ts'
import { deriveSessionKeys, openSession, type Session, sealSession } from './session-token.ts'
import { createEntityStore, type EntityStore } from './store.ts'
import type { Change } from './transactions.ts'
import { addAccessKey, changeStatus, removeAccessKey } from './transactions.ts'

/** The accounts of one server, as its engine keeps them. */
export interface Accounts {
  /** See `root.ts`: for the server, once at each start, before any request. */
  ensureRoot(configured?: ConfiguredRoot): Promise<Root>
  /** The id of the root account; undefined before the first start. */
  rootAccount(): Promise<string | undefined>
  /** Users, roles, policies, organizational units, …: all that is no key. */
  readonly entities: EntityStore
  /** What binds a user, a role or an account's root. */
  readonly findPolicies: FindPolicies
  /** Encrypts a secret for an entity's record, bound to the name of what it belongs to: base64. */
  sealSecret(name: string, secret: string): string
  /** The secret again; throws MasterKeyUnusable if it was sealed under another key or name. */
  openSecret(name: string, sealed: string): string
  /** Makes the token of a session; throws SessionTooLarge. */
  sealSession(session: Session): string
  /** The session of a token, ended or not; undefined if it is not one of ours. */
  openSession(token: string): Session | undefined
  /** The key of this id, active or not; undefined if there is none. */
  readonly findAccessKey: FindAccessKey
  /** Makes a key for an account; refused if it has as many as are allowed. */
  createAccessKey(
    account: string,
    options?: { readonly userName?: string | undefined },
  ): Promise<KeyPair | { readonly refused: 'LimitExceeded' }>
  /** All keys of an account, by id, without their secrets. */
  listAccessKeys(account: string): Promise<readonly AccessKeySummary[]>
  deleteAccessKey(id: string): Promise<Change>
  setAccessKeyStatus(id: string, status: AccessKeyStatus): Promise<Change>
}

/** Where time and chance come from; the machine's own if not given. */
export interface AccountsOptions {
  readonly now?: () => number
  readonly random?: RandomBytes
}

/** Opens the accounts that an engine keeps, their secrets sealed under the master key. */
export function createAccounts(
  { records }: Pick<Engine, 'records'>,
  masterKey: Buffer,
  { now = Date.now, random = randomBytes }: AccountsOptions = {},
): Accounts {
  const store: KeyStore = { records, masterKey, now, random }
  const findAccessKey = createFinder(store)
  const entities = createEntityStore(records)
  return {
    findAccessKey,
    entities,
    findPolicies: createPolicyFinder(entities),
    ...createSessions(store),
    ...createSecrets(store),
    ensureRoot: (configured = {}) => ensureRoot(store, findAccessKey, configured),
    rootAccount: createRootAccount(store),
    listAccessKeys: (account) => listAccessKeys(store, account),
    deleteAccessKey: (id) => records.transact(removeAccessKey, { accessKeyId: id }),
    setAccessKeyStatus: (id, status) => records.transact(changeStatus, { accessKeyId: id, status }),

    async createAccessKey(account, { userName } = {}) {
      const pair = newPair(store)
      const owner = userName === undefined ? { account } : { account, userName }
      const outcome = await records.transact(addAccessKey, newAccessKey(store, pair, owner))
      return outcome === 'limit' ? { refused: 'LimitExceeded' } : pair
    },
  }
}

/** The root account never changes, so it is read until there is one. */
function createRootAccount({ records }: KeyStore): () => Promise<string | undefined> {
  let known: string | undefined
  return async () => {
    if (known !== undefined) return known
    const [found] = (await records.read({ keys: [rootKey] })).values
    known = found && decodeRoot(found).account
    return known
  }
}

function createSecrets({
  masterKey,
  random,
}: KeyStore): Pick<Accounts, 'sealSecret' | 'openSecret'> {
  return {
    sealSecret: (name, secret) =>
      sealSecret(secret, { masterKey, name }, random(12)).toString('base64'),
    openSecret: (name, sealed) => openSecret(Buffer.from(sealed, 'base64'), { masterKey, name }),
  }
}

/** A token is opened once: what it says is in it, and cannot change. */
function createSessions({
  masterKey,
  random,
}: KeyStore): Pick<Accounts, 'sealSession' | 'openSession'> {
  const keys = deriveSessionKeys(masterKey)
  const opened = new Map<string, Session>()
  return {
    sealSession: (session) => sealSession(session, keys, random),
    openSession(token) {
      const known = opened.get(token)
      if (known !== undefined) return known
      const session = openSession(token, keys)
      if (session === undefined) return undefined
      if (opened.size >= limits.sessionsCached) opened.clear()
      opened.set(token, session)
      return session
    },
  }
}

async function listAccessKeys(store: KeyStore, account: string): Promise<AccessKeySummary[]> {
  const keys: AccessKeySummary[] = []
  let range = accessKeyRange(limits.listKeysMax)
  for (;;) {
    const [page = []] = (await store.records.read({ ranges: [range] })).ranges
    for (const { key, value } of page) {
      const listed = summarize(accessKeyIdOf(key), decodeAccessKey(value))
      if (listed.account === account) keys.push(listed)
    }
    const last = page.at(-1)
    if (last === undefined || page.length < range.limit) return keys
    range = accessKeyRange(limits.listKeysMax, last.key)
  }
}
