/**
 * Accounts: who they are, what they hold, and the keys and sessions that speak for them. The root
 * account, made at the first start with a root key, is the operator's and manages the others.
 */
import { randomBytes } from 'node:crypto'
import type { Engine } from '../engine/engine.ts'
import { limits } from '../limits.ts'
import type { FindAccessKey, KeyStore } from './access-keys.ts'
import { createFinder } from './access-keys.ts'
import { ensureOrganization } from './found-organization.ts'
import type { RandomBytes } from './generate.ts'
import { adoptKeys } from './key-adoption.ts'
import { createKeyChanges, type KeyChanges } from './key-changes.ts'
import { createLastUsed, type LastUsed } from './last-used.ts'
import { createPolicyFinder, type FindPolicies } from './principal-policies.ts'
import { decodeRoot, rootKey } from './records.ts'
import type { ConfiguredRoot, Root } from './root.ts'
import { ensureRoot } from './root.ts'
import { openSecret, sealSecret } from './secrets.ts'
import {
  deriveKey,
  deriveSessionKeys,
  openSession,
  type Session,
  sealSession,
} from './session-token.ts'
import { createEntityStore, type EntityStore } from './store.ts'

/** The accounts of one server, as its engine keeps them. */
export interface Accounts extends KeyChanges {
  /**
   * See `root.ts` and `found-organization.ts`: for the server, once at each start, before any
   * request.
   */
  ensureRoot(configured?: ConfiguredRoot): Promise<Root>
  /** The id of the root account; undefined before the first start. */
  rootAccount(): Promise<string | undefined>
  /** Users, roles, policies, organizational units, …: all that is no key. */
  readonly entities: EntityStore
  /** What binds a user, a role or an account's root. */
  readonly findPolicies: FindPolicies
  /** Makes the token of a session; throws SessionTooLarge. */
  sealSession(session: Session): string
  /** A key for one purpose, 32 bytes, made of the master key. */
  deriveKey(purpose: string): Buffer
  /** The session of a token, ended or not; undefined if it is not one of ours. */
  openSession(token: string): Session | undefined
  /** The key of this id, active or not; undefined if there is none. */
  readonly findAccessKey: FindAccessKey
  /** When keys, users and roles were last used. */
  readonly lastUsed: LastUsed
  /** Encrypts a secret that belongs to something of this name; base64. */
  sealSecret(name: string, secret: string): string
  /** What `sealSecret` was given. Throws MasterKeyUnusable. */
  openSecret(name: string, sealed: string): string
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
    ...createKeyChanges(store, entities),
    deriveKey: (purpose) => deriveKey(masterKey, purpose),
    rootAccount: createRootAccount(store),
    lastUsed: createLastUsed(records),

    sealSecret: (name, secret) =>
      sealSecret(secret, { masterKey, name }, random(12)).toString('base64'),
    openSecret: (name, sealed) => openSecret(Buffer.from(sealed, 'base64'), { masterKey, name }),

    async ensureRoot(configured = {}) {
      const root = await ensureRoot(store, findAccessKey, configured)
      await adoptKeys(store, entities, root)
      await ensureOrganization(entities, root.account, { now, random })
      return root
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
