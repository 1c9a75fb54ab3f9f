/** One scope's entities: its keys, what reads them, and what gathers a change of them. */
import { limits } from '../limits.ts'
import type { Key, Range, Records } from './engine.ts'
import { decodeRecord, encodeRecord } from './json-record.ts'

/** A kind of entity. */
export type Kind<E> = Extract<keyof E, string>

/** The entities of one scope, to read. Names are found whatever their case. */
export interface ScopeReader<E> {
  get<K extends Kind<E>>(kind: K, name: string): Promise<E[K] | undefined>
  /** All of a kind, by name in lower case. */
  all<K extends Kind<E>>(kind: K): Promise<E[K][]>
  /** A record of the domain's that is no entity. */
  record(key: Key): Promise<Buffer | undefined>
}

/** The entities of one scope, to change; what was put is what is read afterwards. */
export interface ScopeChange<E> extends ScopeReader<E> {
  put<K extends Kind<E>>(kind: K, name: string, entity: E[K]): void
  remove(kind: Kind<E>, name: string): void
  putRecord(key: Key, value: Buffer): void
  removeRecord(key: Key): void
}

/** What a change did to one entity; undefined where it was not, or is no more. */
export type Changed<E> = {
  [K in Kind<E>]: {
    readonly kind: K
    readonly name: string
    readonly before: E[K] | undefined
    readonly after: E[K] | undefined
  }
}[Kind<E>]

/** Where the entities of a letter are. */
export interface Keys {
  generation(scope: string): Key
  entity(scope: string, kind: string, name: string): Key
  /** All of a kind in a scope, or those that come after one. */
  range(scope: string, kind: string, after?: Key): Range
}

/** The keys of a letter. */
export function createKeys(letter: string): Keys {
  const entity = (scope: string, kind: string, name: string) =>
    Buffer.from(`${letter}E${scope}\0${kind}\0${name.toLowerCase()}`)
  return {
    generation: (scope) => Buffer.from(`${letter}G${scope}`, 'latin1'),
    entity,
    range(scope, kind, after) {
      const first = entity(scope, kind, '')
      const start = after === undefined ? first : Buffer.concat([after, Buffer.of(0)])
      const end = Buffer.concat([first.subarray(0, -1), Buffer.of(1)])
      return { start, end, limit: limits.listKeysMax }
    },
  }
}

/** Reads one scope. */
export class Reader<E> implements ScopeReader<E> {
  protected readonly records: Records
  protected readonly keys: Keys
  readonly scope: string

  constructor(records: Records, keys: Keys, scope: string) {
    this.records = records
    this.keys = keys
    this.scope = scope
  }

  async get<K extends Kind<E>>(kind: K, name: string): Promise<E[K] | undefined> {
    const found = await this.record(this.keys.entity(this.scope, kind, name))
    return found && decodeRecord<E[K]>(found)
  }

  async all<K extends Kind<E>>(kind: K): Promise<E[K][]> {
    const entries = await this.entries(kind)
    return entries.map(([, value]) => decodeRecord<E[K]>(value))
  }

  async record(key: Key): Promise<Buffer | undefined> {
    return (await this.records.read({ keys: [key] })).values[0]
  }

  protected async entries(kind: string): Promise<[Key, Buffer][]> {
    const entries: [Key, Buffer][] = []
    let range = this.keys.range(this.scope, kind)
    for (;;) {
      const [page = []] = (await this.records.read({ ranges: [range] })).ranges
      for (const { key, value } of page) entries.push([key, value])
      const last = page.at(-1)
      if (last === undefined || page.length < range.limit) return entries
      range = this.keys.range(this.scope, kind, last.key)
    }
  }
}

/** Gathers what is to be written to one scope. */
export class Change<E> extends Reader<E> implements ScopeChange<E> {
  /** By the key's bytes as Latin-1; null for what is removed. */
  readonly #written = new Map<string, { readonly key: Key; readonly value: Buffer | null }>()
  /** Those of the entities among them. */
  readonly #entities = new Map<string, readonly [kind: Kind<E>, name: string]>()

  put<K extends Kind<E>>(kind: K, name: string, entity: E[K]): void {
    this.putRecord(this.#entity(kind, name), encodeRecord(entity))
  }

  remove(kind: Kind<E>, name: string): void {
    this.removeRecord(this.#entity(kind, name))
  }

  putRecord(key: Key, value: Buffer): void {
    this.#write(key, value)
  }

  removeRecord(key: Key): void {
    this.#write(key, null)
  }

  /** What has been done so far to entities of some kinds, beside what was there before. */
  async changed(kinds: ReadonlySet<Kind<E>>): Promise<Changed<E>[]> {
    const found: Changed<E>[] = []
    for (const [kind, name] of this.#entities.values()) {
      if (!kinds.has(kind)) continue
      const before = await super.record(this.keys.entity(this.scope, kind, name))
      const after = await this.get(kind, name)
      found.push({ kind, name, before: before && decodeRecord(before), after } as Changed<E>)
    }
    return found
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

  #entity(kind: Kind<E>, name: string): Key {
    const key = this.keys.entity(this.scope, kind, name)
    this.#entities.set(key.toString('latin1'), [kind, name])
    return key
  }

  #write(key: Key, value: Buffer | null): void {
    this.#written.set(key.toString('latin1'), { key, value })
  }
}
