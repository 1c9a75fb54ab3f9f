/** Bounds what is in flight, and tells when nothing is. */
export class Flow {
  readonly #maxBytes: number
  #entered = 0
  #bytes = 0
  #waiting: (() => void)[] = []

  /** At most `maxBytes` are in flight at once, or one that is larger alone. */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  /** Bytes in flight. */
  get bytes(): number {
    return this.#bytes
  }

  /** Runs `work` when there is room for so many bytes. */
  async through<T>(bytes: number, work: () => Promise<T>): Promise<T> {
    this.#entered++
    while (this.#bytes > 0 && this.#bytes + bytes > this.#maxBytes) await this.#change()
    this.#bytes += bytes
    try {
      return await work()
    } finally {
      this.#entered--
      this.#bytes -= bytes
      for (const wake of this.#waiting.splice(0)) wake()
    }
  }

  /** Resolves when nothing is in flight. */
  async drained(): Promise<void> {
    while (this.#entered > 0) await this.#change()
  }

  #change(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve))
  }
}
