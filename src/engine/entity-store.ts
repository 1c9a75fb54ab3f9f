/**
 * Entities: records by scope, kind and name, under a letter that is one domain's own:
 *
 *     <letter> G <scope>                         how often the scope was changed, 8 bytes
 *     <letter> E <scope> NUL <kind> NUL <name>   an entity, by its name in lower case
 *
 * A scope has a generation, which every change counts on. A change is straight code: it reads,
 * judges, puts. It is committed if the generation is still the one it began with, so that all it
 * read still holds; else it is run again. So a rule over five records can be read in one place.
 */
import { limits } from '../limits.ts'
import type { Key, Records, Transaction } from './engine.ts'
import {
  createKeys,
  KeptReader,
  type Keys,
  type Kind,
  Reader,
  type ScopeReader,
} from './entity-reader.ts'
import { encodeRecord } from './json-record.ts'
import { KeptEntities } from './kept-entities.ts'

/** The entities of one scope, to change; what was put is what is read afterwards. */
export interface ScopeChange<E> extends ScopeReader<E> {
  put<K extends Kind<E>>(kind: K, name: string, entity: E[K]): void
  remove(kind: Kind<E>, name: string): void
  putRecord(key: Key, value: Buffer): void
  removeRecord(key: Key): void
}

/** All scopes. */
export interface ScopeStore<E> {
  in(scope: string): ScopeReader<E>
  /** Counts the changes of a scope: what was made of it holds while this has the same bytes. */
  generations(scopes: readonly string[]): Promise<readonly (Buffer | undefined)[]>
  /**
   * Runs `work` and commits all that it put and removed, in one transaction; `work` may run more
   * than once. What it throws is thrown on, and nothing is written. With further scopes the change
   * is one over all of them.
   */
  change<T>(
    scopes: string | readonly string[],
    work: (...changes: ScopeChange<E>[]) => Promise<T>,
  ): Promise<T>
}

/**
 * Opens the entities that these records hold under a letter. With `keptEntities`, so many stay
 * decoded for who lists them; what a list gives may then not be changed.
 */
export function createEntityStore<E>(
  records: Records,
  letter: string,
  { keptEntities = 0 }: { readonly keptEntities?: number } = {},
): ScopeStore<E> {
  const keys = createKeys(letter)
  const kept = new KeptEntities(keptEntities)
  const waiting = new Map<string, Promise<unknown>>()
  const generationKeys = new Map<string, Key>()
  // Each request of a user asks for two: the keys are not made anew.
  const keyOf = (scope: string): Key => {
    const known = generationKeys.get(scope)
    if (known !== undefined) return known
    if (generationKeys.size >= limits.principalsCached) generationKeys.clear()
    const key = keys.generation(scope)
    generationKeys.set(scope, key)
    return key
  }
  const generations = async (scopes: readonly string[]) =>
    (await records.read({ keys: scopes.map(keyOf) })).values
  return {
    in: (scope) =>
      keptEntities > 0
        ? new KeptReader<E>(records, keys, { scope, kept })
        : new Reader<E>(records, keys, scope),
    generations,

    change(scopes, work) {
      const all = typeof scopes === 'string' ? [scopes] : scopes
      // One process does not compete with itself: its changes of a scope follow one another.
      const [first = ''] = all
      const before = waiting.get(first) ?? Promise.resolve()
      const turn = before.then(() => attempt(records, keys, { scopes: all, work }))
      const ended = turn.catch(() => undefined)
      waiting.set(first, ended)
      void ended.then(() => waiting.get(first) === ended && waiting.delete(first))
      return turn
    },
  }
}

type Work<E, T> = (...changes: ScopeChange<E>[]) => Promise<T>

interface Asked<E, T> {
  readonly scopes: readonly string[]
  readonly work: Work<E, T>
}

async function attempt<E, T>(
  records: Records,
  named: Keys,
  { scopes, work }: Asked<E, T>,
): Promise<T> {
  for (let count = 0; count < limits.changeAttempts; count++) {
    const keys = scopes.map(named.generation)
    const expected = (await records.read({ keys })).values.map(
      (value) => value && Buffer.from(value),
    )
    const changes = scopes.map((scope) => new Change<E>(records, named, scope))
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

class Change<E> extends Reader<E> implements ScopeChange<E> {
  /** By the key's bytes as Latin-1; null for what is removed. */
  readonly #written = new Map<string, { readonly key: Key; readonly value: Buffer | null }>()

  put<K extends Kind<E>>(kind: K, name: string, entity: E[K]): void {
    this.putRecord(this.keys.entity(this.scope, kind, name), encodeRecord(entity))
  }

  remove(kind: Kind<E>, name: string): void {
    this.removeRecord(this.keys.entity(this.scope, kind, name))
  }

  putRecord(key: Key, value: Buffer): void {
    this.#write(key, value)
  }

  removeRecord(key: Key): void {
    this.#write(key, null)
  }

  puts(): [Key, Buffer][] {
    return [...this.#written.values()].flatMap(({ key, value }): [Key, Buffer][] =>
      value === null ? [] : [[key, value]],
    )
  }

  removals(): Key[] {
    return [...this.#written.values()].flatMap(({ key, value }) => (value === null ? [key] : []))
  }

  override async record(key: Key): Promise<Buffer | undefined> {
    const own = this.#written.get(key.toString('latin1'))
    return own === undefined ? super.record(key) : (own.value ?? undefined)
  }

  protected override async entries(kind: string): Promise<[Key, Buffer][]> {
    const found = await super.entries(kind)
    const merged = new Map(found.map(([key, value]) => [key.toString('latin1'), [key, value]]))
    const { start, end } = this.keys.range(this.scope, kind)
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
