/**
 * Pulls the bytes of a request as they came from the socket. `for await` over a stream costs more
 * than a small request has to give, so this takes what is already there (a small body mostly comes
 * with its headers) without any event, and otherwise listens and keeps a short queue.
 */
import type { Readable } from 'node:stream'
import { limits } from '../limits.ts'
import { AwsError } from './errors.ts'
import { type DirectBody, readDirectly } from './socket-reads.ts'

/** As in `BodyOptions`. */
export interface SourceOptions {
  /** How many bytes the stream has, if that is known. */
  readonly rawBytes?: number | undefined
  readonly onFirstRead?: (() => void) | undefined
  readonly idleTimeoutMs?: number | undefined
}

/** One reader of one stream. Nothing happens to the stream before the first `next`. */
export class ByteSource {
  readonly #stream: Readable
  readonly #options: SourceOptions
  readonly #queue: Buffer[] = []
  /** Of a large body: what it comes through instead of the queue. */
  #direct: DirectBody | undefined
  #queuedBytes = 0
  /** Before it listened. */
  #seenBytes = 0
  #begun = false
  #listening = false
  #paused = false
  #ended = false
  #failure: AwsError | undefined
  #idle: NodeJS.Timeout | undefined
  #resolve: ((bytes: Buffer | undefined) => void) | undefined
  #reject: ((error: AwsError) => void) | undefined

  constructor(stream: Readable, options: SourceOptions) {
    this.#stream = stream
    this.#options = options
  }

  /**
   * The next bytes, at once if they are here; undefined at the end. Throws or rejects with
   * IncompleteBody when the client is gone, with RequestTimeout when nothing came for long.
   */
  next(): Buffer | undefined | Promise<Buffer | undefined> {
    const here = this.#direct === undefined ? this.#dequeue() : this.#direct.take()
    if (here !== undefined) return here
    if (this.#failure !== undefined) throw this.#failure
    if (this.#ended || this.#direct?.left === 0) return undefined
    return this.#listening ? this.#wait() : this.#begin()
  }

  /** All that was wanted has come: the stream may run to its end. */
  finish(): void {
    clearTimeout(this.#idle)
    this.#detach()
    if (this.#direct !== undefined) this.#stream.resume()
  }

  /** Listens no more; what is still to come stays in the stream. */
  stop(): void {
    clearTimeout(this.#idle)
    if (this.#detach()) this.#stream.pause()
  }

  #detach(): boolean {
    if (!this.#listening) return false
    this.#listening = false
    this.#direct?.end()
    this.#stream.off('data', this.#onData)
    this.#stream.off('end', this.#onEnd)
    this.#stream.off('error', this.#onGone)
    this.#stream.off('close', this.#onGone)
    return true
  }

  #begin(): Buffer | undefined | Promise<Buffer | undefined> {
    if (!this.#begun) {
      this.#begun = true
      this.#options.onFirstRead?.()
      // The parser may be in the middle of a read: it hands on the rest of that before anything.
      if (this.#isLarge()) return Promise.resolve().then(() => this.#begin())
    }
    const here: Buffer | null = this.#stream.read()
    if (here !== null) {
      this.#seenBytes += here.length
      return here
    }
    if (this.#stream.readableEnded) return undefined
    if (this.#stream.destroyed) throw new AwsError('IncompleteBody')
    this.#listening = true
    this.#stream.on('error', this.#onGone)
    this.#stream.on('close', this.#onGone)
    if (this.#isLarge()) this.#direct = readDirectly(this.#stream, this.#left(), this.#onArrival)
    if (this.#direct === undefined) {
      this.#stream.on('data', this.#onData)
      this.#stream.on('end', this.#onEnd)
    }
    return this.#wait()
  }

  #left(): number {
    return (this.#options.rawBytes ?? 0) - this.#seenBytes
  }

  #isLarge(): boolean {
    return this.#left() >= limits.directBodyBytes
  }

  #wait(): Promise<Buffer | undefined> {
    // Only waiting counts as idle: a slow reader of ours must not look like a slow client.
    if (this.#idle === undefined) {
      const { idleTimeoutMs = limits.bodyIdleTimeoutMs } = this.#options
      this.#idle = setTimeout(this.#onIdle, idleTimeoutMs)
      this.#idle.unref()
    } else {
      this.#idle.refresh()
    }
    return new Promise((resolve, reject) => {
      this.#resolve = resolve
      this.#reject = reject
    })
  }

  #dequeue(): Buffer | undefined {
    const queued = this.#queue.shift()
    if (queued === undefined) return undefined
    this.#queuedBytes -= queued.length
    if (this.#paused && this.#queuedBytes <= limits.bodyQueueBytes / 2) {
      this.#paused = false
      this.#stream.resume()
    }
    return queued
  }

  readonly #onArrival = (): void => {
    if (this.#resolve !== undefined) this.#settle(this.#direct?.take())
  }

  readonly #onData = (bytes: Buffer): void => {
    if (this.#resolve !== undefined) {
      this.#settle(bytes)
      return
    }
    this.#queue.push(bytes)
    this.#queuedBytes += bytes.length
    if (this.#queuedBytes < limits.bodyQueueBytes || this.#paused) return
    this.#paused = true
    this.#stream.pause()
  }

  readonly #onEnd = (): void => {
    this.#ended = true
    if (this.#resolve !== undefined) this.#settle(undefined)
  }

  readonly #onGone = (): void => {
    if (!this.#ended && this.#direct?.left !== 0) this.#fail(new AwsError('IncompleteBody'))
  }

  readonly #onIdle = (): void => {
    if (this.#resolve !== undefined) this.#fail(new AwsError('RequestTimeout'))
  }

  #settle(bytes: Buffer | undefined): void {
    const resolve = this.#resolve
    this.#resolve = undefined
    this.#reject = undefined
    resolve?.(bytes)
  }

  #fail(error: AwsError): void {
    this.#failure ??= error
    const reject = this.#reject
    this.#resolve = undefined
    this.#reject = undefined
    reject?.(error)
  }
}
