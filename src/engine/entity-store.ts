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
import { createKeys, KeptReader, type Keys, Reader, type ScopeReader } from './entity-reader.ts'
import { KeptEntities } from './kept-entities.ts'
import { Change, type ScopeChange } from './scope-change.ts'

export type { Change, Changed, ScopeChange } from './scope-change.ts'

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
  /**
   * A change of one scope that judges by what a scope of another letter holds: that scope counts as
   * changed, too, so that a change of it which judged by what this one held is run again.
   */
  changeBeside<F, T>(
    scope: string,
    beside: Elsewhere,
    work: (change: ScopeChange<E>, beside: ScopeReader<F>) => Promise<T>,
  ): Promise<T>
}

/** A scope of another letter. */
export interface Elsewhere {
  readonly letter: string
  readonly scope: string
}

/** What is to be done at the end of each change of a scope, as a part of it. */
export type Ending<E> = (change: Change<E>) => Promise<void>

/** How the entities of a letter are kept. */
export interface StoreOptions<E> {
  /** So many stay decoded for who lists them; what a list gives may then not be changed. */
  readonly keptEntities?: number
  readonly ending?: Ending<E>
}

/** Opens the entities that these records hold under a letter. */
export function createEntityStore<E>(
  records: Records,
  letter: string,
  { keptEntities = 0, ending = async () => {} }: StoreOptions<E> = {},
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
  const own = (scope: string): Part => ({ keys, scope })
  // One process does not compete with itself: its changes of a scope follow one another.
  const inTurn = <T>(scope: string, work: () => Promise<T>): Promise<T> => {
    const turn = (waiting.get(scope) ?? Promise.resolve()).then(work)
    const ended = turn.catch(() => undefined)
    waiting.set(scope, ended)
    void ended.then(() => waiting.get(scope) === ended && waiting.delete(scope))
    return turn
  }
  return {
    in: (scope) =>
      keptEntities > 0
        ? new KeptReader<E>(records, keys, { scope, kept })
        : new Reader<E>(records, keys, scope),
    generations,

    change(scopes, work) {
      const all = typeof scopes === 'string' ? [scopes] : scopes
      const [first = ''] = all
      return inTurn(first, () =>
        attempt(records, all.map(own), async (...changes) => {
          const result = await work(...(changes as Change<E>[]))
          for (const change of changes as Change<E>[]) await ending(change)
          return result
        }),
      )
    },

    changeBeside<F, T>(scope: string, beside: Elsewhere, work: Beside<E, F, T>) {
      const parts = [own(scope), { keys: createKeys(beside.letter), scope: beside.scope }]
      return inTurn(scope, () =>
        attempt(records, parts, async (change, other) => {
          const result = await work(change as Change<E>, other as unknown as ScopeReader<F>)
          await ending(change as Change<E>)
          return result
        }),
      )
    },
  }
}

type Beside<E, F, T> = (change: ScopeChange<E>, beside: ScopeReader<F>) => Promise<T>

/** Where a part of a change is. */
interface Part {
  readonly keys: Keys
  readonly scope: string
}

async function attempt<T>(
  records: Records,
  parts: readonly Part[],
  work: (...changes: Change<unknown>[]) => Promise<T>,
): Promise<T> {
  const keys = parts.map((part) => part.keys.generation(part.scope))
  for (let count = 0; count < limits.changeAttempts; count++) {
    const expected = (await records.read({ keys })).values.map(
      (value) => value && Buffer.from(value),
    )
    const changes = parts.map((part) => new Change<unknown>(records, part.keys, part.scope))
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
  const scopes = parts.map(({ scope }) => scope)
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
