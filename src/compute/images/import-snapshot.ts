/**
 * Snapshots that are made of disks in buckets. The disk becomes a raw file in the place where a
 * volume's bytes are held for a snapshot; from there on it is kept as any other.
 */
import { rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { diskOf } from '../disks/disks.ts'
import type { AccountCompute } from '../records.ts'
import { noVolume, putSnapshot } from '../volumes/snapshots.ts'
import type { Snapshot } from '../volumes/volume-entities.ts'
import { heldFile } from '../volumes/volume-files.ts'
import type { ImportSnapshotTask } from './image-task-entities.ts'
import type { ImageParts } from './image-work.ts'

const gib = 1024 ** 3

/** What an import is made with. */
export interface ImportParts extends Pick<ImageParts, 'objects' | 'workDirectory'> {
  readonly dataDirectory: string
  readonly own: AccountCompute
  /** Twelve digits. */
  readonly account: string
  now(): number
}

/** Reads the disk of an import. Throws UnusableImage, ObjectUnusable. */
export async function readSnapshot(parts: ImportParts, task: ImportSnapshotTask): Promise<void> {
  const { objects, workDirectory, dataDirectory, own } = parts
  const { body } = await objects.read(task.object)
  const file = join(workDirectory, task.taskId)
  await diskOf(body, file, async () => {
    const { size } = await stat(file)
    // The record first: what no record names is swept.
    if (!(await begin(parts, task, Math.max(1, Math.ceil(size / gib))))) return
    await rename(file, heldFile(dataDirectory, task.snapshotId))
    await own.changeShared(async (records, shared) => {
      const found = await records.get('snapshot', task.snapshotId)
      if (found?.state === 'pending') {
        await putSnapshot({ records, shared }, { ...found, isHeld: true })
      }
    })
  })
}

/** False: the import is not wanted any more. */
function begin(
  { own, account, now }: ImportParts,
  { taskId, snapshotId }: ImportSnapshotTask,
  volumeSize: number,
): Promise<boolean> {
  return own.changeShared(async (records, shared) => {
    const task = await records.get('importSnapshotTask', taskId)
    if (task?.state !== 'active') return false
    const snapshot: Snapshot = {
      ...{ snapshotId, owner: account, volumeId: noVolume, volumeSize },
      description: `Created by AWS-VMImport service for ${taskId}`,
      ...{ startTime: now(), state: 'pending', progress: 0, isHeld: false, origin: 'import' },
      ...{ isPublic: false, sharedWith: [], tags: {} },
    }
    await putSnapshot({ records, shared }, snapshot)
    return true
  })
}

/** What was begun of an import that is not wanted any more, or cannot be, goes. */
export function dropSnapshot(own: AccountCompute, snapshotId: string): Promise<void> {
  return own.changeShared(async (records, shared) => {
    const found = await records.get('snapshot', snapshotId)
    if (found !== undefined && found.state !== 'completed') {
      await putSnapshot({ records, shared }, { ...found, state: 'deleting' })
    }
  })
}
