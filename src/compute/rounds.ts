/** Work that is done again when it is asked for while it runs, and never twice at once. */

import { setTimeout as pause } from 'node:timers/promises'

/** Rounds of one kind of work, by key. */
export class Rounds {
  readonly #work: (key: string) => Promise<void>
  readonly #onProblem: (key: string, error: unknown) => void
  readonly #gapMs: number
  readonly #running = new Map<string, Promise<void>>()
  readonly #asked = new Set<string>()
  #isClosed = false

  /** With a gap, the next round begins so long after the one before, for all that asked since. */
  constructor(
    work: (key: string) => Promise<void>,
    onProblem: (key: string, error: unknown) => void,
    { gapMs = 0 }: { readonly gapMs?: number } = {},
  ) {
    this.#work = work
    this.#onProblem = onProblem
    this.#gapMs = gapMs
  }

  /** Resolves when a round that began after this call has ended. */
  ask(key: string): Promise<void> {
    if (this.#isClosed) return Promise.resolve()
    const running = this.#running.get(key)
    if (running === undefined) return this.#begin(key)
    this.#asked.add(key)
    return running.then(() => this.#running.get(key))
  }

  /** Begins no more; resolves when what runs has ended. */
  async close(): Promise<void> {
    this.#isClosed = true
    await Promise.all(this.#running.values())
  }

  #begin(key: string): Promise<void> {
    const round = this.#work(key)
      .catch((error: unknown) => this.#onProblem(key, error))
      .then(async () => {
        if (this.#asked.has(key) && this.#gapMs > 0 && !this.#isClosed) await pause(this.#gapMs)
        this.#running.delete(key)
        if (this.#asked.delete(key) && !this.#isClosed) void this.#begin(key)
      })
    this.#running.set(key, round)
    return round
  }
}

/** Lets so many pieces of work run at once; others wait in line. */
export class Slots {
  #free: number
  readonly #waiting: (() => void)[] = []

  constructor(size: number) {
    this.#free = size
  }

  /** The work may line up again on its way: all that waits then comes before what is left of it. */
  async run<T>(work: (lineUpAgain: () => Promise<void>) => Promise<T>): Promise<T> {
    await this.#enter()
    try {
      return await work(() => {
        this.#leave()
        return this.#enter()
      })
    } finally {
      this.#leave()
    }
  }

  async #enter(): Promise<void> {
    if (this.#free > 0) this.#free -= 1
    else await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  #leave(): void {
    const next = this.#waiting.shift()
    if (next === undefined) this.#free += 1
    else next()
  }
}
