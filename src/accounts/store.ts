/**
 * The entities of accounts and of the organization, by scope, kind and name. A scope is an
 * account's twelve digits or `organization`; it has a generation, which every change counts on.
 *
 * A change is straight code: it reads, judges, puts. It is committed if the generation is still the
 * one it began with, so that all it read still holds; else it is run again. Changes of identities
 * are rare, and this is what lets a rule over five records be read in one place.
 */
import type { Key, Records, Transaction } from '../engine/engine.ts'
import { limits } from '../limits.ts'
import type { Entities, Kind } from './entities.ts'
import {
  type AccessKeyRecord,
  accessKeyKey,
  decodeAccessKey,
  decodeEntity,
  encodeRecord,
  entityKey,
  entityRange,
  generationKey,
} from './records.ts'

/** The scope of what is no single account's: accounts, organizational units, their policies. */
export const organizationScope = 'organization'

/** The entities of one scope, to read. Names are found whatever their case, as at IAM. */
export interface EntityReader {
  get<K extends Kind>(kind: K, name: string): Promise<Entities[K] | undefined>
  /** All of a kind, by name in lower case. */
  all<K extends Kind>(kind: K): Promise<Entities[K][]>
  accessKey(id: string): Promise<AccessKeyRecord | undefined>
}

/** The entities of one scope, to change; what was put is what is read afterwards. */
export interface EntityChange extends EntityReader {
  put<K extends Kind>(kind: K, name: string, entity: Entities[K]): void
  remove(kind: Kind, name: string): void
  putAccessKey(id: string, record: AccessKeyRecord): void
  removeAccessKey(id: string): void
}

/** All scopes. */
export interface EntityStore {
  in(scope: string): EntityReader
  /** Counts the changes of a scope: what was made of it holds while this has the same bytes. */
  generations(scopes: readonly string[]): Promise<readonly (Buffer | undefined)[]>
  /**
   * Runs `work` and commits all that it put and removed, in one transaction; `work` may run more
   * than once. What it throws is thrown on, and nothing is written. With further scopes the change
   * is one over all of them.
   */
  change<T>(
    scopes: string | readonly string[],
    work: (...changes: EntityChange[]) => Promise<T>,
  ): Promise<T>
}

/** Opens the entities that these records hold. */
export function createEntityStore(records: Records): EntityStore {
  const waiting = new Map<string, Promise<unknown>>()
  const generationKeys = new Map<string, Key>()
  // Each request of a user asks for two: the keys are not made anew.
  const keyOf = (scope: string): Key => {
    const known = generationKeys.get(scope)
    if (known !== undefined) return known
    if (generationKeys.size >= limits.principalsCached) generationKeys.clear()
    const key = generationKey(scope)
    generationKeys.set(scope, key)
    return key
  }
  const generations = async (scopes: readonly string[]) =>
    (await records.read({ keys: scopes.map(keyOf) })).values
  return {
    in: (scope) => new Reader(records, scope),
    generations,

    change(scopes, work) {
      const all = typeof scopes === 'string' ? [scopes] : scopes
      // One process does not compete with itself: its changes of a scope follow one another.
      const [first = ''] = all
      const before = waiting.get(first) ?? Promise.resolve()
      const turn = before.then(() => attempt(records, all, work))
      const ended = turn.catch(() => undefined)
      waiting.set(first, ended)
      void ended.then(() => waiting.get(first) === ended && waiting.delete(first))
      return turn
    },
  }
}

type Work<T> = (...changes: EntityChange[]) => Promise<T>

async function attempt<T>(records: Records, scopes: readonly string[], work: Work<T>): Promise<T> {
  for (let count = 0; count < limits.changeAttempts; count++) {
    const keys = scopes.map(generationKey)
    const expected = (await records.read({ keys })).values.map(
      (value) => value && Buffer.from(value),
    )
    const changes = scopes.map((scope) => new Change(records, scope))
    const outcome = await settle(work(...changes))
    const put = changes.flatMap((change) => change.puts())
    const remove = changes.flatMap((change) => change.removals())
    const fails = 'error' in outcome
    const written = fails ? { put: [], remove: [] } : { put, remove }
    if (await isCommitted(records, { keys, expected, ...written })) {
      if (fails) throw outcome.error
      return outcome.value
    }
  }
  throw new Error(`A change of ${scopes.join(', ')} was overtaken too often`)
}

async function settle<T>(work: Promise<T>): Promise<{ value: T } | { error: unknown }> {
  try {
    return { value: await work }
  } catch (error) {
    return { error }
  }
}

interface Written {
  readonly keys: readonly Key[]
  readonly expected: readonly (Buffer | undefined)[]
  readonly put: readonly (readonly [Key, Buffer])[]
  readonly remove: readonly Key[]
}

/** What changes nothing, a refusal above all, needs no write: only that it was judged rightly. */
async function isCommitted(records: Records, written: Written): Promise<boolean> {
  if (written.put.length > 0 || written.remove.length > 0) {
    return records.transact(commitEntities, written)
  }
  return isSame((await records.read({ keys: written.keys })).values, written.expected)
}

function isSame(
  found: readonly (Buffer | undefined)[],
  expected: readonly (Buffer | undefined)[],
): boolean {
  return expected.every((value, index) => {
    const now = found[index]
    return value === undefined ? now === undefined : now?.equals(value) === true
  })
}

/** Writes what a change came to, unless another change of its scopes was first. */
const commitEntities: Transaction<Written, boolean> = {
  name: 'commitEntities',
  reads: ({ keys }) => ({ keys }),
  decide({ values }, { keys, expected, put, remove }) {
    if (!isSame(values, expected)) return { result: false }
    const counted = keys.map((key, index) => [key, following(values[index])] as const)
    return { result: true, put: [...put, ...counted], remove }
  },
}

function following(generation: Buffer | undefined): Buffer {
  const next = Buffer.alloc(8)
  next.writeBigUInt64BE((generation?.readBigUInt64BE(0) ?? 0n) + 1n)
  return next
}

class Reader implements EntityReader {
  protected readonly records: Records
  protected readonly scope: string

  constructor(records: Records, scope: string) {
    this.records = records
    this.scope = scope
  }

  async get<K extends Kind>(kind: K, name: string): Promise<Entities[K] | undefined> {
    const found = await this.read(entityKey(this.scope, kind, name))
    return found && decodeEntity<Entities[K]>(found)
  }

  async accessKey(id: string): Promise<AccessKeyRecord | undefined> {
    const found = await this.read(accessKeyKey(id))
    return found && decodeAccessKey(found)
  }

  async all<K extends Kind>(kind: K): Promise<Entities[K][]> {
    const entries = await this.entries(kind)
    return entries.map(([, value]) => decodeEntity<Entities[K]>(value))
  }

  protected async read(key: Key): Promise<Buffer | undefined> {
    return (await this.records.read({ keys: [key] })).values[0]
  }

  protected async entries(kind: Kind): Promise<[Key, Buffer][]> {
    const entries: [Key, Buffer][] = []
    let range = entityRange(this.scope, kind)
    for (;;) {
      const [page = []] = (await this.records.read({ ranges: [range] })).ranges
      for (const { key, value } of page) entries.push([key, value])
      const last = page.at(-1)
      if (last === undefined || page.length < range.limit) return entries
      range = entityRange(this.scope, kind, last.key)
    }
  }
}

class Change extends Reader implements EntityChange {
  /** By the key's bytes as Latin-1; null for what is removed. */
  readonly #written = new Map<string, { readonly key: Key; readonly value: Buffer | null }>()

  put<K extends Kind>(kind: K, name: string, entity: Entities[K]): void {
    this.#write(entityKey(this.scope, kind, name), encodeRecord(entity))
  }

  remove(kind: Kind, name: string): void {
    this.#write(entityKey(this.scope, kind, name), null)
  }

  putAccessKey(id: string, record: AccessKeyRecord): void {
    this.#write(accessKeyKey(id), encodeRecord(record))
  }

  removeAccessKey(id: string): void {
    this.#write(accessKeyKey(id), null)
  }

  puts(): [Key, Buffer][] {
    return [...this.#written.values()].flatMap(({ key, value }): [Key, Buffer][] =>
      value === null ? [] : [[key, value]],
    )
  }

  removals(): Key[] {
    return [...this.#written.values()].flatMap(({ key, value }) => (value === null ? [key] : []))
  }

  protected override async read(key: Key): Promise<Buffer | undefined> {
    const own = this.#written.get(key.toString('latin1'))
    return own === undefined ? super.read(key) : (own.value ?? undefined)
  }

  protected override async entries(kind: Kind): Promise<[Key, Buffer][]> {
    const found = await super.entries(kind)
    const merged = new Map(found.map(([key, value]) => [key.toString('latin1'), [key, value]]))
    const { start, end } = entityRange(this.scope, kind)
    for (const [name, { key, value }] of this.#written) {
      if (key.compare(start) < 0 || key.compare(end) >= 0) continue
      if (value === null) merged.delete(name)
      else merged.set(name, [key, value])
    }
    const sorted = [...merged].sort(([a], [b]) => (a < b ? -1 : 1))
    return sorted.map(([, entry]) => entry as [Key, Buffer])
  }

  #write(key: Key, value: Buffer | null): void {
    this.#written.set(key.toString('latin1'), { key, value })
  }
}
