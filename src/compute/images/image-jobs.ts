/** What is made of images and tasks, side by side, and broken off when nobody wants it. */
import { limits } from '../../limits.ts'
import { Slots } from '../rounds.ts'
import { isConnectionLost } from '../runtime/docker.ts'
import type { ObjectStore } from './object-store.ts'

/** One piece of work, and its ends. */
export interface JobSteps {
  /** Where it waits for its turn, if not with all others. */
  readonly slots?: Slots
  /** With objects that are read and written until the signal comes. */
  work(objects: ObjectStore, signal: AbortSignal): Promise<void>
  /** It cannot be done; `why` is for whoever asked for it. */
  failed?(why: string): Promise<void>
  /** It was broken off. */
  aborted?(): Promise<void>
  /** It came to any of its ends. */
  done?(): Promise<void>
}

/** What work is done with. */
export interface JobParts {
  readonly objects: ObjectStore
  /** Told of what was tried in vain. */
  onProblem(what: string, error: unknown): void
}

interface Job {
  readonly abort: AbortController
  readonly ended: Promise<void>
}

/** The work that is under way, by name. */
export class ImageJobs {
  readonly #parts: JobParts
  readonly #slots = new Slots(limits.imagesMadeAtOnce)
  readonly #jobs = new Map<string, Job>()
  #isClosed = false

  constructor(parts: JobParts) {
    this.#parts = parts
  }

  /** Runs it unless it runs; the promise never fails. */
  begin(name: string, steps: JobSteps): Promise<void> {
    const running = this.#jobs.get(name)
    if (running !== undefined) return running.ended
    if (this.#isClosed) return Promise.resolve()
    const abort = new AbortController()
    const { slots = this.#slots } = steps
    const ended = slots
      .run(() => this.#attempt(steps, abort.signal))
      .catch((error: unknown) => this.#parts.onProblem(name, error))
      .then(() => {
        this.#jobs.delete(name)
        return this.#isClosed ? undefined : steps.done?.()
      })
      .catch((error: unknown) => this.#parts.onProblem(name, error))
    this.#jobs.set(name, { abort, ended })
    return ended
  }

  /** Breaks it off at its next piece. False: it does not run. */
  abort(name: string): boolean {
    const job = this.#jobs.get(name)
    job?.abort.abort()
    return job !== undefined
  }

  /** Begins nothing more, and breaks off what runs. */
  async close(): Promise<void> {
    this.#isClosed = true
    for (const { abort } of this.#jobs.values()) abort.abort()
    await Promise.all([...this.#jobs.values()].map(({ ended }) => ended))
  }

  /** What Docker's absence breaks off is no failure: it is begun anew when Docker is back. */
  async #attempt({ work, failed, aborted }: JobSteps, signal: AbortSignal): Promise<void> {
    if (this.#isClosed) return
    try {
      await work(interruptible(this.#parts.objects, signal), signal)
    } catch (error) {
      if (this.#isClosed || isConnectionLost(error)) throw error
      if (signal.aborted) return aborted?.()
      if (failed === undefined) throw error
      if (!isForOwner(error)) this.#parts.onProblem('image', error)
      await failed(isForOwner(error) ? error.message : 'Internal error while the image was made')
    }
  }
}

/** What its words are meant for whoever asked, and not for the operator alone. */
function isForOwner(error: unknown): error is Error {
  return error instanceof Error && ['UnusableImage', 'ObjectUnusable'].includes(error.name)
}

/** Reads and writes that end with an error when the signal comes. */
function interruptible(objects: ObjectStore, signal: AbortSignal): ObjectStore {
  async function* watched(body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of body) {
      signal.throwIfAborted()
      yield piece
    }
  }
  return {
    async read(place) {
      const { sizeBytes, body } = await objects.read(place)
      return { sizeBytes, body: watched(body) }
    },
    write: (place, body) => objects.write(place, watched(body)),
  }
}
