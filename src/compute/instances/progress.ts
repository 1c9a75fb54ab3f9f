/** How far something is whose bytes are counted. */
import { limits } from '../../limits.ts'

/** Writes down how far something is, in whole percents below 100; the end is somebody else's. */
export type Tell = (percent: number) => Promise<void>

/** Counts bytes, and tells a higher percentage once in a while. */
export class Progress {
  readonly #allBytes: number
  readonly #tell: Tell
  #bytes = 0
  #told = 0
  #toldAt = Number.NEGATIVE_INFINITY
  #telling = Promise.resolve()

  constructor(allBytes: number, tell: Tell) {
    this.#allBytes = allBytes
    this.#tell = tell
  }

  /** That so many more have been done. What cannot be told is told with the next. */
  add(bytes: number): void {
    this.#bytes += bytes
    const percent = Math.min(99, Math.floor((this.#bytes / Math.max(1, this.#allBytes)) * 100))
    const now = performance.now()
    if (percent <= this.#told || now - this.#toldAt < limits.progressTellMs) return
    this.#told = percent
    this.#toldAt = now
    this.#telling = this.#telling.then(() => this.#tell(percent)).catch(() => {})
  }

  /** A stream whose bytes are counted as they pass. */
  async *counted(body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of body) {
      yield piece
      this.add(piece.length)
    }
  }
}

/** A part of something: its percents are those from one to another of the whole. */
export function partOf(tell: Tell, from: number, to: number): Tell {
  return (percent) => tell(Math.floor(from + ((to - from) * percent) / 100))
}
