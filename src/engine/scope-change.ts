/** Entities to change: what a change has written so far, and what that did. */
import type { Key } from './engine.ts'
import { type Kind, Reader, type ScopeReader } from './entity-reader.ts'
import { decodeRecord, encodeRecord } from './json-record.ts'

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
