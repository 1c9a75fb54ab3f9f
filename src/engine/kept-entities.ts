/**
 * Entities that stay decoded while their scope is as it was: lists of thousands are asked for far
 * more often than they change, and taking the JSON apart was half of an answer's time.
 */

interface Kept {
  readonly generation: Buffer
  /** A list, or what was made of some. */
  readonly value: unknown
  readonly size: number
}

/** Lists of decoded entities, by scope and kind; the ones that were not used for longest go. */
export class KeptEntities {
  readonly #most: number
  readonly #values = new Map<string, Kept>()
  #count = 0

  /** Keeps at most so many entities. */
  constructor(most: number) {
    this.#most = most
  }

  /** What was kept of a scope that has this generation. */
  find(name: string, generation: Buffer): unknown {
    const kept = this.#values.get(name)
    if (kept?.generation.equals(generation) !== true) return undefined
    this.#values.delete(name)
    this.#values.set(name, kept)
    return kept.value
  }

  /** Keeps a list; whoever writes to one of its entities from now on is stopped. */
  keepList(name: string, generation: Buffer, entities: readonly unknown[]): void {
    for (const entity of entities) Object.freeze(entity)
    this.keep(name, { generation, value: entities, size: entities.length })
  }

  /** Keeps what holds so many entities. */
  keep(name: string, kept: Kept): void {
    this.#drop(name)
    if (kept.size > this.#most) return
    this.#values.set(name, kept)
    this.#count += kept.size
    for (const oldest of this.#values.keys()) {
      if (this.#count <= this.#most) return
      this.#drop(oldest)
    }
  }

  #drop(name: string): void {
    this.#count -= this.#values.get(name)?.size ?? 0
    this.#values.delete(name)
  }
}
