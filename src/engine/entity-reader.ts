/**
 * Entities to read: those of a scope, by kind and name (`entity-store.ts` says how they are kept).
 */
import { limits } from '../limits.ts'
import type { Key, Range, Records } from './engine.ts'
import { decodeRecord } from './json-record.ts'
import type { KeptEntities } from './kept-entities.ts'
import { pages } from './paged-ranges.ts'

/** The names of a domain's kinds. */
export type Kind<E> = Extract<keyof E, string>

/** The entities of one scope, to read. Names are found whatever their case. */
export interface ScopeReader<E> {
  get<K extends Kind<E>>(kind: K, name: string): Promise<E[K] | undefined>
  /** All of a kind, by name in lower case. */
  all<K extends Kind<E>>(kind: K): Promise<E[K][]>
  /** What is made of the scope's entities alone, by a name: it may be kept until they change. */
  derived<T extends Derived>(name: string, make: () => Promise<T>): Promise<T>
  /** A record of the domain's that is no entity. */
  record(key: Key): Promise<Buffer | undefined>
}

/** What is made of entities. */
export interface Derived {
  /** How many of them it holds. */
  readonly size: number
}

/** Where entities stand. */
export interface Keys {
  generation(scope: string): Key
  entity(scope: string, kind: string, name: string): Key
  /** All of a kind in a scope. */
  range(scope: string, kind: string): Range
}

/** The keys under a letter. */
export function createKeys(letter: string): Keys {
  const entity = (scope: string, kind: string, name: string) =>
    Buffer.from(`${letter}E${scope}\0${kind}\0${name.toLowerCase()}`)
  return {
    generation: (scope) => Buffer.from(`${letter}G${scope}`, 'latin1'),
    entity,
    range(scope, kind) {
      const start = entity(scope, kind, '')
      const end = Buffer.concat([start.subarray(0, -1), Buffer.of(1)])
      return { start, end, limit: limits.listKeysMax }
    },
  }
}

/** Reads the entities of a scope. */
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

  async derived<T extends Derived>(_name: string, make: () => Promise<T>): Promise<T> {
    return make()
  }

  async record(key: Key): Promise<Buffer | undefined> {
    return (await this.records.read({ keys: [key] })).values[0]
  }

  protected async entries(kind: string): Promise<[Key, Buffer][]> {
    const entries: [Key, Buffer][] = []
    const range = this.keys.range(this.scope, kind)
    for await (const page of pages(this.records, range)) {
      for (const { key, value } of page) entries.push([key, value])
    }
    return entries
  }
}

/** Lists from what is kept, if nothing of the scope has changed since. */
export class KeptReader<E> extends Reader<E> {
  readonly #kept: KeptEntities

  constructor(
    records: Records,
    keys: Keys,
    { scope, kept }: { readonly scope: string; readonly kept: KeptEntities },
  ) {
    super(records, keys, scope)
    this.#kept = kept
  }

  override async all<K extends Kind<E>>(kind: K): Promise<E[K][]> {
    const name = `${this.scope}\0${kind}`
    const read = () => super.all(kind)
    const keep = (generation: Buffer, list: E[K][]) => this.#kept.keepList(name, generation, list)
    return [...(await this.#current(name, read, keep))]
  }

  override async derived<T extends Derived>(name: string, make: () => Promise<T>): Promise<T> {
    // No kind has a name that begins so.
    const full = `${this.scope}\0\0${name}`
    const keep = (generation: Buffer, value: T) =>
      this.#kept.keep(full, { generation, value, size: value.size })
    return this.#current(full, make, keep)
  }

  /** What is kept, or is made now; the latter is kept if nothing has changed meanwhile. */
  async #current<T>(
    name: string,
    make: () => Promise<T>,
    keep: (generation: Buffer, value: T) => void,
  ): Promise<T> {
    const before = await this.#generation()
    if (before === undefined) return make()
    const found = this.#kept.find(name, before) as T | undefined
    if (found !== undefined) return found
    const made = await make()
    if ((await this.#generation())?.equals(before) === true) keep(before, made)
    return made
  }

  /** What an engine gives may be its own memory, which changes. */
  async #generation(): Promise<Buffer | undefined> {
    const found = await this.record(this.keys.generation(this.scope))
    return found && Buffer.from(found)
  }
}
