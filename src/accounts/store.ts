/**
 * The entities of accounts and of the organization (`engine/entity-store.ts`), and the access keys
 * beside them, which are found without their account. A scope is an account's twelve digits or
 * `organization`.
 */
import type { Records } from '../engine/engine.ts'
import type { ScopeReader } from '../engine/entity-reader.ts'
import {
  createEntityStore as createStore,
  type Elsewhere,
  type ScopeChange,
  type ScopeStore,
} from '../engine/entity-store.ts'
import { encodeRecord } from '../engine/json-record.ts'
import type { Entities } from './entities.ts'
import { type AccessKeyRecord, accessKeyKey, decodeAccessKey, identityLetter } from './records.ts'

/** The scope of what is no single account's: accounts, organizational units, their policies. */
export const organizationScope = 'organization'

/** The entities of one scope, to read. Names are found whatever their case, as at IAM. */
export interface EntityReader extends ScopeReader<Entities> {
  accessKey(id: string): Promise<AccessKeyRecord | undefined>
}

/** The entities of one scope, to change; what was put is what is read afterwards. */
export interface EntityChange extends ScopeChange<Entities> {
  accessKey(id: string): Promise<AccessKeyRecord | undefined>
  putAccessKey(id: string, record: AccessKeyRecord): void
  removeAccessKey(id: string): void
}

/** All scopes. */
export interface EntityStore extends Pick<ScopeStore<Entities>, 'generations'> {
  in(scope: string): EntityReader
  /** See `ScopeStore.change`. */
  change<T>(
    scopes: string | readonly string[],
    work: (...changes: EntityChange[]) => Promise<T>,
  ): Promise<T>
  /** See `ScopeStore.changeBeside`. */
  changeBeside<F, T>(
    scope: string,
    beside: Elsewhere,
    work: (change: EntityChange, beside: ScopeReader<F>) => Promise<T>,
  ): Promise<T>
}

/** Opens the entities that these records hold. */
export function createEntityStore(records: Records): EntityStore {
  const store = createStore<Entities>(records, identityLetter)
  return {
    in: (scope) => reading(store.in(scope)),
    generations: store.generations,
    change: (scopes, work) => store.change(scopes, (...changes) => work(...changes.map(changing))),
    changeBeside: (scope, beside, work) =>
      store.changeBeside(scope, beside, (change, other) => work(changing(change), other as never)),
  }
}

function reading<R extends ScopeReader<Entities>>(reader: R) {
  return Object.assign(reader, {
    async accessKey(id: string): Promise<AccessKeyRecord | undefined> {
      const found = await reader.record(accessKeyKey(id))
      return found && decodeAccessKey(found)
    },
  })
}

function changing(change: ScopeChange<Entities>): EntityChange {
  return Object.assign(reading(change), {
    putAccessKey: (id: string, record: AccessKeyRecord) =>
      change.putRecord(accessKeyKey(id), encodeRecord(record)),
    removeAccessKey: (id: string) => change.removeRecord(accessKeyKey(id)),
  })
}
