/**
 * Makes the images that records wish for, and the tasks that bring them from and to buckets. Each
 * is made beside the others, and again after a crash: Docker's names come from the ids of the
 * records. What Docker has of an account and no record names is removed.
 */
import { mkdir, rm } from 'node:fs/promises'
import { limits } from '../limits.ts'
import type { Compute } from './compute.ts'
import type { Image } from './image-entities.ts'
import type { ImportImageTask, StoreImageTask } from './image-task-entities.ts'
import { exportDisk, type ImageParts, importImage, makeImage, storeImage } from './image-work.ts'
import type { Instance } from './machine-entities.ts'
import type { ObjectStore } from './object-store.ts'
import type { Follower } from './reconcile.ts'
import { Slots } from './rounds.ts'
import { isConnectionLost } from './runtime/docker.ts'
import { imageName, listImages, removeImage, removeLookers } from './runtime/images.ts'
import * as settle from './settle-image.ts'

/** What images are followed with. */
export interface ImageFollowerParts extends ImageParts {
  readonly compute: Compute
  now(): number
  /** Told of what was tried in vain. */
  onProblem(what: string, error: unknown): void
}

interface Job {
  readonly abort: AbortController
  readonly ended: Promise<void>
}

/** Follows what accounts' records say of images. */
export class ImageFollower implements Follower {
  readonly name = 'images'
  readonly #parts: ImageFollowerParts
  readonly #slots = new Slots(limits.imagesMadeAtOnce)
  readonly #jobs = new Map<string, Job>()
  #cleaned: Promise<void> | undefined
  #isClosed = false

  constructor(parts: ImageFollowerParts) {
    this.#parts = parts
  }

  /** Begins what is wished for and is not begun, and breaks off what is not wished for any more. */
  async follow(account: string): Promise<void> {
    this.#cleaned ??= this.#clean()
    await this.#cleaned
    const { records } = this.#own(account)
    for (const image of await records.all('image')) {
      if (image.state === 'pending' && (await this.#isDue(account, image))) this.#make(image)
    }
    for (const task of await records.all('importImageTask')) this.#import(account, task)
    for (const task of await records.all('exportImageTask')) {
      this.#run(account, task, (told) => exportDisk({ ...this.#parts, ...told }, task))
    }
    for (const task of await records.all('storeImageTask')) this.#store(account, task)
    await settle.forgetOld(this.#own(account), this.#parts.now())
    await this.#removeUnused(account)
  }

  /** An instance stands still: what was to be made of it then is made now. */
  async halted(account: string, instanceId: string): Promise<void> {
    const images = await this.#own(account).records.all('image')
    const due = images.filter(
      ({ state, source, dockerImage }) =>
        state === 'pending' &&
        dockerImage === undefined &&
        source?.type === 'instance' &&
        source.instanceId === instanceId,
    )
    // The machine waits, so this waits for no import.
    await Promise.all(due.map((image) => this.#make(image, { slots: new Slots(1) })))
  }

  /** Begins nothing more, and breaks off what runs: it is begun anew when this is opened again. */
  async close(): Promise<void> {
    this.#isClosed = true
    for (const { abort } of this.#jobs.values()) abort.abort()
    await Promise.all([...this.#jobs.values()].map(({ ended }) => ended))
  }

  /** What a process that was killed left behind. */
  async #clean(): Promise<void> {
    const { runtime, workDirectory } = this.#parts
    await removeLookers(runtime)
    await rm(workDirectory, { recursive: true, force: true })
    await mkdir(workDirectory, { recursive: true, mode: 0o700 })
  }

  #own(account: string) {
    return this.#parts.compute.existing(account)
  }

  /** What wants its machine still waits for the reboot, or for whatever stops it before. */
  async #isDue(account: string, { source, dockerImage }: Image): Promise<boolean> {
    if (dockerImage !== undefined) return true
    if (source?.type !== 'instance' || source.noReboot) return true
    const instance = await this.#own(account).records.get('instance', source.instanceId)
    return instance === undefined || !waitsForReboot.has(instance.state)
  }

  #make(image: Image, { slots = this.#slots } = {}): Promise<void> {
    const { owner, imageId, source } = image
    return this.#begin(imageId, {
      slots,
      work: async (objects) => {
        if (source === undefined) return
        const dockerImage =
          image.dockerImage ?? (await makeImage({ ...this.#parts, objects }, image, source))
        await settle.imageMade(this.#own(owner), imageId, dockerImage)
      },
      failed: (why) => settle.imageFailed(this.#own(owner), imageId, why),
      done: () => this.#removeUnused(owner),
    })
  }

  #import(account: string, task: ImportImageTask): void {
    const own = this.#own(account)
    this.#run(account, task, async (told) => {
      const dockerImage = await importImage({ ...this.#parts, ...told }, account, task)
      await settle.imported(own, { account, task, dockerImage, now: this.#parts.now() })
    })
  }

  #run(
    account: string,
    { taskId, state }: settle.AnyTask,
    work: (told: Required<Pick<ImageParts, 'objects' | 'tell'>>) => Promise<void>,
  ): void {
    const ended = { own: this.#own(account), taskId, now: this.#parts.now }
    if (state === 'deleting') {
      const job = this.#jobs.get(taskId)
      job?.abort.abort()
      if (job === undefined) void this.#begin(taskId, { work: () => settle.cancelled(ended) })
    }
    if (state !== 'active') return
    void this.#begin(taskId, {
      work: async (objects) => {
        await work({ objects, tell: (percent) => settle.taskProgressed(ended, percent) })
        await settle.completed(ended)
      },
      failed: (why) => settle.taskFailed(ended, why),
      aborted: () => settle.cancelled(ended),
      done: () => this.#removeUnused(account),
    })
  }

  #store(account: string, task: StoreImageTask): void {
    if (task.state !== 'InProgress') return
    const own = this.#own(account)
    void this.#begin(`store ${task.imageId}`, {
      work: async (objects) => {
        const tell = (percent: number) => settle.storeProgressed(own, task, percent)
        await storeImage({ ...this.#parts, objects, tell }, task)
        await settle.stored(own, task)
      },
      failed: (why) => settle.storeFailed(own, task, why),
    })
  }

  /** Runs it unless it runs; the promise never fails. */
  #begin(name: string, steps: Steps): Promise<void> {
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

  /** What Docker's absence breaks off is no failure: it is begun anew when Docker is back. */
  async #attempt({ work, failed, aborted }: Steps, signal: AbortSignal): Promise<void> {
    if (this.#isClosed) return
    try {
      await work(interruptible(this.#parts.objects, signal))
    } catch (error) {
      if (this.#isClosed || isConnectionLost(error)) throw error
      if (signal.aborted) return aborted?.()
      if (failed === undefined) throw error
      if (!isForOwner(error)) this.#parts.onProblem('image', error)
      await failed(isForOwner(error) ? error.message : 'Internal error while the image was made')
    }
  }

  async #removeUnused(account: string): Promise<void> {
    const { runtime } = this.#parts
    const { records } = this.#own(account)
    const there = await listImages(runtime, account)
    const known = new Set((await records.all('image')).map(({ imageId }) => imageId))
    for (const task of await records.all('importImageTask')) {
      if (task.state === 'active') known.add(task.imageId)
    }
    for (const imageId of there) {
      if (!known.has(imageId)) await removeImage(runtime, imageName(runtime, { account, imageId }))
    }
  }
}

interface Steps {
  readonly slots?: Slots
  work(objects: ObjectStore): Promise<void>
  failed?(why: string): Promise<void>
  aborted?(): Promise<void>
  done?(): Promise<void>
}

const waitsForReboot: ReadonlySet<Instance['state']> = new Set(['pending', 'running', 'stopping'])

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
