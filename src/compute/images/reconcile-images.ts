/**
 * Makes the images that records wish for, and the tasks that bring them from and to buckets. Each
 * is made beside the others, and again after a crash: Docker's names come from the ids of the
 * records. What Docker has of an account and no record names is removed.
 */
import { mkdir, rm } from 'node:fs/promises'
import type { Compute } from '../compute.ts'
import type { Instance } from '../instances/machine-entities.ts'
import type { Follower } from '../reconcile.ts'
import { Slots } from '../rounds.ts'
import { isNotFound } from '../runtime/docker.ts'
import {
  commitMachine,
  imageName,
  listImages,
  removeImage,
  removeLookers,
  UnusableImage,
} from '../runtime/images.ts'
import type { Image } from './image-entities.ts'
import { ImageJobs } from './image-jobs.ts'
import type {
  ExportInstanceTask,
  ImportImageTask,
  ImportSnapshotTask,
  StoreImageTask,
} from './image-task-entities.ts'
import { exportDisk, type ImageParts, importImage, makeImage, storeImage } from './image-work.ts'
import { dropSnapshot, readSnapshot } from './import-snapshot.ts'
import * as settle from './settle-image.ts'

/** What images are followed with. */
export interface ImageFollowerParts extends ImageParts {
  readonly compute: Compute
  readonly dataDirectory: string
  now(): number
  /** An account's records say something new of volumes and snapshots. */
  changed(account: string): void
  /** Told of what was tried in vain. */
  onProblem(what: string, error: unknown): void
}

/** Follows what accounts' records say of images. */
export class ImageFollower implements Follower {
  readonly name = 'images'
  readonly #parts: ImageFollowerParts
  readonly #jobs: ImageJobs
  #cleaned: Promise<void> | undefined

  constructor(parts: ImageFollowerParts) {
    this.#parts = parts
    this.#jobs = new ImageJobs(parts)
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
    for (const task of await records.all('importSnapshotTask')) {
      await this.#importSnapshot(account, task)
    }
    for (const task of await records.all('exportImageTask')) {
      const { dockerImage = '' } = task
      this.#run(account, task, (told) => exportDisk({ ...this.#parts, ...told }, dockerImage, task))
    }
    for (const task of await records.all('exportInstanceTask')) this.#export(account, task)
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
  close(): Promise<void> {
    return this.#jobs.close()
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

  #make(image: Image, own: { readonly slots?: Slots } = {}): Promise<void> {
    const { owner, imageId, source } = image
    return this.#jobs.begin(imageId, {
      ...own,
      work: async (objects, signal) => {
        if (source === undefined) return
        const dockerImage =
          image.dockerImage ?? (await makeImage({ ...this.#parts, objects, signal }, image, source))
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

  /** Its bytes are read here, and kept with those of volumes; then it is what they say. */
  async #importSnapshot(account: string, task: ImportSnapshotTask): Promise<void> {
    const own = this.#own(account)
    const { now, changed } = this.#parts
    const ended = { own, taskId: task.taskId, now }
    const snapshot = await own.records.get('snapshot', task.snapshotId)
    if (task.state === 'active' && snapshot?.state === 'completed') return settle.completed(ended)
    if (task.state === 'active' && snapshot?.state === 'error') {
      await dropSnapshot(own, task.snapshotId)
      return settle.taskFailed(ended, snapshot.stateMessage ?? 'it could not be kept')
    }
    const isReading = task.state === 'active' && snapshot?.isHeld !== true
    if (!isReading && task.state !== 'deleting') return
    this.#run(account, task, {
      work: async (told) => {
        await readSnapshot({ ...this.#parts, ...told, own, account }, task)
        changed(account)
      },
      completed: async () => undefined,
      undone: () => dropSnapshot(own, task.snapshotId),
    })
  }

  /** Docker holds the root as it is when this begins; what no task names is removed after it. */
  #export(account: string, task: ExportInstanceTask): void {
    const { runtime } = this.#parts
    const { taskId: imageId, sourceId: instanceId } = task
    this.#run(account, task, async (told) => {
      const image = await commitMachine(
        runtime,
        { account, imageId },
        { instanceId, pause: true },
      ).catch((error: unknown) => {
        throw isNotFound(error) ? new UnusableImage('The machine has gone') : error
      })
      await exportDisk({ ...this.#parts, ...told }, image, task)
    })
  }

  #run(account: string, { taskId, state }: settle.AnyTask, task: TaskSteps['work'] | TaskSteps) {
    const ended = { own: this.#own(account), taskId, now: this.#parts.now }
    const steps = typeof task === 'function' ? { work: task } : task
    const { work, completed = () => settle.completed(ended), undone } = steps
    const cancelled = async () => {
      await undone?.()
      await settle.cancelled(ended)
      this.#parts.changed(account)
    }
    if (state === 'deleting') {
      if (!this.#jobs.abort(taskId)) void this.#jobs.begin(taskId, { work: cancelled })
    }
    if (state !== 'active') return
    void this.#jobs.begin(taskId, {
      work: async (objects, signal) => {
        const tell = (percent: number) => settle.taskProgressed(ended, percent)
        await work({ objects, signal, tell })
        await completed()
      },
      failed: async (why) => {
        await undone?.()
        await settle.taskFailed(ended, why)
      },
      aborted: cancelled,
      done: () => this.#removeUnused(account),
    })
  }

  #store(account: string, task: StoreImageTask): void {
    if (task.state !== 'InProgress') return
    const own = this.#own(account)
    void this.#jobs.begin(`store ${task.imageId}`, {
      work: async (objects) => {
        const tell = (percent: number) => settle.storeProgressed(own, task, percent)
        await storeImage({ ...this.#parts, objects, tell }, task)
        await settle.stored(own, task)
      },
      failed: (why) => settle.storeFailed(own, task, why),
    })
  }

  async #removeUnused(account: string): Promise<void> {
    const { runtime } = this.#parts
    const { records } = this.#own(account)
    const there = await listImages(runtime, account)
    const known = new Set((await records.all('image')).map(({ imageId }) => imageId))
    for (const task of await records.all('importImageTask')) {
      if (task.state === 'active') known.add(task.imageId)
    }
    for (const task of await records.all('exportInstanceTask')) {
      if (task.state === 'active') known.add(task.taskId)
    }
    for (const { snapshotId, state } of await records.all('snapshot')) {
      if (state === 'pending') known.add(snapshotId)
    }
    for (const imageId of there) {
      if (!known.has(imageId)) await removeImage(runtime, imageName(runtime, { account, imageId }))
    }
  }
}

/** What a task does, and what else there is to its ends than that it says so. */
/** What a task is done with: its own access to buckets, and whom it tells how far it is. */
type Told = Required<Pick<ImageParts, 'objects' | 'signal' | 'tell'>>

interface TaskSteps {
  work(told: Told): Promise<void>
  completed?(): Promise<void>
  /** It failed, or was broken off. */
  undone?(): Promise<void>
}

const waitsForReboot: ReadonlySet<Instance['state']> = new Set(['pending', 'running', 'stopping'])
