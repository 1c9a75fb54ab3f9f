/**
 * Snapshots of root volumes. A root is the writable layer of a container, and no disk: Docker holds
 * it at the moment of the snapshot, as an image beside those of CreateImage, and what is kept is
 * an ext4 file system of the volume's size with all of its files.
 */
import { createHash } from 'node:crypto'
import { makeFileSystem } from '../disks/file-system.ts'
import type { AccountCompute } from '../records.ts'
import { type DockerRuntime, isNotFound } from '../runtime/docker.ts'
import {
  commitMachine,
  exportImage,
  imageName,
  removeImage,
  UnusableImage,
} from '../runtime/images.ts'
import type { Snapshot } from './volume-entities.ts'
import { writeWhole } from './volume-files.ts'

const gib = 1024 ** 3

/** Whose root, and where. */
export interface RootAt {
  readonly runtime: DockerRuntime
  readonly own: AccountCompute
  readonly snapshot: Snapshot
}

/** Holds a root as it is now, the guest standing still meanwhile. `later`: it has not begun yet. */
export async function holdRoot({ runtime, own, snapshot }: RootAt): Promise<Held> {
  const { snapshotId, owner: account, volumeId } = snapshot
  const volume = await own.records.get('volume', volumeId)
  const instanceId = volume?.attachment?.instanceId ?? ''
  const instance = await own.records.get('instance', instanceId)
  if (instance === undefined) return 'gone'
  try {
    await commitMachine(runtime, { account, imageId: snapshotId }, { instanceId, pause: true })
    return 'held'
  } catch (error) {
    if (!isNotFound(error)) throw error
    return instance.state === 'pending' ? 'later' : 'gone'
  }
}

/** What became of a root that was to be held. */
export type Held = 'held' | 'later' | 'gone'

/** Makes the file of a root that is held. Throws UnusableImage if the volume has no room for it. */
export async function writeRoot({ runtime, snapshot }: Omit<RootAt, 'own'>, file: string) {
  const { snapshotId: imageId, owner: account, volumeId, volumeSize } = snapshot
  const image = imageName(runtime, { account, imageId })
  const made = { sizeBytes: volumeSize * gib, inPartition: false, uuid: uuidOf(volumeId) }
  await exportImage(runtime, image, (archive) =>
    writeWhole(file, (part) => makeFileSystem(archive, { file: part, ...made })),
  ).catch((error: unknown) => {
    if (isNotFound(error)) throw new UnusableImage('The root that was held has gone')
    if (!isTooSmall(error)) throw error
    throw new UnusableImage(
      `The root holds more than the ${volumeSize} GiB of its volume: make that larger ` +
        '(ModifyVolume), and ask again',
    )
  })
}

/** Lets go what Docker held. */
export function releaseRoot(runtime: DockerRuntime, { snapshotId, owner }: Snapshot) {
  return removeImage(runtime, imageName(runtime, { account: owner, imageId: snapshotId }))
}

/** The same for all snapshots of a volume, so that they share what is the same. */
function uuidOf(volumeId: string): string {
  const hex = createHash('sha256').update(volumeId).digest('hex')
  const shape = /^(.{8})(.{4}).(.{3}).(.{3})(.{12})/
  return hex.replace(shape, '$1-$2-4$3-8$4-$5').slice(0, 36)
}

function isTooSmall(error: unknown): boolean {
  return error instanceof UnusableImage && /allocate|No space|too small/i.test(error.message)
}
