/**
 * Entities that stay decoded while their scope is as it was: lists of thousands are asked for far
 * more often than they change, and taking the JSON apart was half of an answer's time.
 */

interface Kept {
  readonly generation: Buffer
  readonly entities: readonly unknown[]
}

/** Lists of decoded entities, by scope and kind; the ones that were not used for longest go. */
export class KeptEntities {
  readonly #most: number
  readonly #lists = new Map<string, Kept>()
  #count = 0

  /** Keeps at most so many entities. */
  constructor(most: number) {
    this.#most = most
  }

  /** A list of a scope that has this generation, as it was kept. */
  find(name: string, generation: Buffer): readonly unknown[] | undefined {
    const kept = this.#lists.get(name)
    if (kept?.generation.equals(generation) !== true) return undefined
    this.#lists.delete(name)
    this.#lists.set(name, kept)
    return kept.entities
  }

  /** Keeps a list; whoever writes to one of its entities from now on is stopped. */
  keep(name: string, generation: Buffer, entities: readonly unknown[]): void {
    this.#drop(name)
    if (entities.length > this.#most) return
    for (const entity of entities) Object.freeze(entity)
    this.#lists.set(name, { generation, entities })
    this.#count += entities.length
    for (const oldest of this.#lists.keys()) {
      if (this.#count <= this.#most) return
      this.#drop(oldest)
    }
  }

  #drop(name: string): void {
    this.#count -= this.#lists.get(name)?.entities.length ?? 0
    this.#lists.delete(name)
  }
}
