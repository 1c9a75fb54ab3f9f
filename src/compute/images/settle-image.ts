/** Writes what became of images and tasks, unless somebody wished for something else meanwhile. */
import { limits } from '../../limits.ts'
import type { AccountCompute } from '../records.ts'
import type { Image } from './image-entities.ts'
import {
  type ImageTaskEntities,
  type ImportImageTask,
  type StoreImageTask,
  taskKinds,
} from './image-task-entities.ts'
import { defaultRoot, putImage } from './images.ts'

/** A task that may be cancelled. */
export type AnyTask = ImageTaskEntities[(typeof taskKinds)[number]]

/** Docker has a pending image; it is available when its snapshots are complete, too. */
export async function imageMade(
  own: AccountCompute,
  imageId: string,
  dockerImage: string,
): Promise<void> {
  await own.changeShared(async (records, shared) => {
    const found = await records.get('image', imageId)
    if (found?.state !== 'pending') return
    const ids = found.devices.flatMap(({ snapshotId }) => snapshotId ?? [])
    const snapshots = await Promise.all(ids.map((id) => records.get('snapshot', id)))
    if (snapshots.some((snapshot) => snapshot?.state === 'pending')) {
      return putImage(records, shared, { ...found, dockerImage })
    }
    const isWhole = snapshots.every((snapshot) => snapshot?.state === 'completed')
    const outcome = isWhole
      ? ({ state: 'available' } as const)
      : ({ state: 'failed', stateReason: 'A snapshot of it could not be made' } as const)
    putImage(records, shared, { ...found, ...outcome, dockerImage })
  })
}

/** A pending image cannot be made. */
export function imageFailed(
  own: AccountCompute,
  imageId: string,
  stateReason: string,
): Promise<void> {
  return settleImage(own, imageId, { state: 'failed', stateReason })
}

function settleImage(
  own: AccountCompute,
  imageId: string,
  outcome: Pick<Image, 'state'> & Partial<Image>,
): Promise<void> {
  return own.changeShared(async (records, shared) => {
    const found = await records.get('image', imageId)
    if (found?.state === 'pending') putImage(records, shared, { ...found, ...outcome })
  })
}

/** What an import came to. */
export interface Imported {
  readonly account: string
  readonly task: ImportImageTask
  readonly dockerImage: string
  readonly now: number
}

/** AWS calls the image like the task. */
export function imported(
  own: AccountCompute,
  { account, task, dockerImage, now }: Imported,
): Promise<void> {
  return own.changeShared(async (records, shared) => {
    const found = await records.get('importImageTask', task.taskId)
    if (found?.state !== 'active') return
    const { imageId, taskId: name, architecture, bootMode, description } = found
    putImage(records, shared, {
      ...{ imageId, owner: account, name, architecture, state: 'available', createdAt: now },
      description: description || `AWS-VMImport service: Linux - ${name}`,
      ...{ isPublic: false, launchAccounts: [], rootDeviceName: defaultRoot.deviceName },
      ...{ devices: [defaultRoot], platformDetails: 'Linux/UNIX', tags: {}, dockerImage },
      ...(bootMode && { bootMode }),
      source: { type: 'object', object: found.object },
    })
    records.put('importImageTask', name, ended(found, { state: 'completed', endedAt: now }))
  })
}

/** Which task has ended. */
export interface Ended {
  readonly own: AccountCompute
  readonly taskId: string
  now(): number
}

/** It has done what it was for. */
export function completed(ended: Ended): Promise<void> {
  return endTask(ended, 'active', { state: 'completed' })
}

/** AWS says so of one that failed: it is deleted, and its message says why. */
export function taskFailed(ended: Ended, why: string): Promise<void> {
  return endTask(ended, 'active', { state: 'deleted', statusMessage: `ClientError: ${why}` })
}

/** It was broken off as was wished. */
export function cancelled(ended: Ended): Promise<void> {
  return endTask(ended, 'deleting', { state: 'deleted' })
}

/** How far an import or an export is. */
export function taskProgressed({ own, taskId }: Omit<Ended, 'now'>, progress: number) {
  return changeTask(own, taskId, (task) => (task.state === 'active' ? { ...task, progress } : task))
}

function endTask(
  { own, taskId, now }: Ended,
  from: AnyTask['state'],
  outcome: Pick<AnyTask, 'state' | 'statusMessage'>,
): Promise<void> {
  return changeTask(own, taskId, (task) =>
    task.state === from ? ended(task, { ...outcome, endedAt: now() }) : task,
  )
}

function changeTask(
  own: AccountCompute,
  taskId: string,
  changed: (task: AnyTask) => AnyTask,
): Promise<void> {
  return own.change(async (records) => {
    for (const kind of taskKinds) {
      const found = await records.get(kind, taskId)
      if (found !== undefined) records.put(kind, taskId, changed(found) as never)
    }
  })
}

function ended<T extends AnyTask>(task: T, outcome: Partial<AnyTask>): T {
  const { statusMessage: _, progress: _done, ...rest } = task
  return { ...rest, ...outcome } as T
}

/** How far an image is on its way to its bucket. */
export function storeProgressed(
  own: AccountCompute,
  task: StoreImageTask,
  progress: number,
): Promise<void> {
  return endStore(own, { ...task, progress })
}

/** An image is in its bucket. */
export function stored(own: AccountCompute, task: StoreImageTask): Promise<void> {
  return endStore(own, { ...task, state: 'Completed' })
}

/** An image could not be brought to its bucket. */
export function storeFailed(
  own: AccountCompute,
  task: StoreImageTask,
  failure: string,
): Promise<void> {
  return endStore(own, { ...task, state: 'Failed', failure })
}

function endStore(own: AccountCompute, task: StoreImageTask): Promise<void> {
  return own.change(async (records) => {
    const found = await records.get('storeImageTask', task.imageId)
    const isSame = found?.startedAt === task.startedAt && found.state === 'InProgress'
    if (isSame) records.put('storeImageTask', task.imageId, task)
  })
}

/** Tasks that ended long ago are shown no longer. */
export async function forgetOld({ records, change }: AccountCompute, now: number): Promise<void> {
  const isOld = ({ endedAt }: AnyTask) =>
    endedAt !== undefined && now - endedAt > limits.imageTaskShownMs
  for (const kind of taskKinds) {
    const old = ((await records.all(kind)) as AnyTask[]).filter(isOld)
    if (old.length === 0) continue
    await change(async (own) => {
      for (const { taskId } of old) own.remove(kind, taskId)
    })
  }
}
