/**
 * What an image is made of, and what is made of it, in Docker: commits, copies, and archives and
 * disks from and to buckets.
 */
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import { limits } from '../../limits.ts'
import { diskOf, makeDisk, rootOf } from '../disks/disks.ts'
import { Progress, partOf, type Tell } from '../instances/progress.ts'
import type { DockerRuntime } from '../runtime/docker.ts'
import * as docker from '../runtime/images.ts'
import { copied } from '../runtime/program.ts'
import { unnamed } from '../runtime/unnamed-archive.ts'
import { unpack } from '../runtime/unpack.ts'
import type { SnapshotStore } from '../volumes/snapshot-store.ts'
import { restoreImage } from '../volumes/volume-bytes.ts'
import { removeFile } from '../volumes/volume-files.ts'
import type { Image, ImageSource } from './image-entities.ts'
import type { ExportTask, ImportImageTask, StoreImageTask } from './image-task-entities.ts'
import type { ObjectPlace, ObjectStore } from './object-store.ts'

/** What images are made with. */
export interface ImageParts {
  readonly runtime: DockerRuntime
  readonly objects: ObjectStore
  readonly store: SnapshotStore
  /** Where disks lie while they are converted. */
  readonly workDirectory: string
  /** Told how far a task is. */
  readonly tell?: Tell
  /** Breaks it off. */
  readonly signal?: AbortSignal
}

/** Makes what a pending image is to be; gives Docker's name of it. Throws UnusableImage. */
export async function makeImage(
  parts: ImageParts,
  { imageId, owner: account }: Image,
  source: ImageSource,
): Promise<string> {
  const names = { account, imageId }
  const { runtime } = parts
  if (source.type === 'image') return docker.tagImage(runtime, names, source.dockerImage)
  if (source.type === 'object') return importObject(parts, names, source.object)
  if (source.type === 'snapshot') return importSnapshot(parts, names, source)
  return docker.commitMachine(runtime, names, { instanceId: source.instanceId, pause: true })
}

/** Makes the image that an import asks for. Throws UnusableImage, ObjectUnusable. */
export function importImage(
  parts: ImageParts,
  account: string,
  { imageId, object }: ImportImageTask,
): Promise<string> {
  return importObject(parts, { account, imageId }, object)
}

async function importObject(
  parts: ImageParts,
  names: docker.ImageNames,
  object: ObjectPlace,
): Promise<string> {
  const { runtime, objects, workDirectory, tell = untold } = parts
  const { body: packed, sizeBytes } = await objects.read(object)
  const counted = new Progress(sizeBytes, tell).counted(packed)
  const { kind, body } = await unpack(counted, limits.imageBytesMax)
  if (kind === 'saved') return docker.importSaved(runtime, names, streamOf(unnamed(body)))
  const file = join(workDirectory, `${names.imageId}.disk`)
  if (kind === 'root') return docker.importRoot(runtime, names, streamOf(body))
  return diskOf(body, file, () => importDisk(parts, names, file))
}

/** The root file system of a snapshot becomes an image: its kernel, if any, is not started. */
async function importSnapshot(
  parts: ImageParts,
  names: docker.ImageNames,
  { snapshotId: image, sizeGiB }: Extract<ImageSource, { type: 'snapshot' }>,
): Promise<string> {
  const file = join(parts.workDirectory, `${names.imageId}.disk`)
  try {
    await restoreImage(parts.store, { image, imageGiB: sizeGiB, file, sizeGiB })
    return await importDisk(parts, names, file)
  } finally {
    await removeFile(file)
  }
}

function importDisk({ runtime, signal }: ImageParts, names: docker.ImageNames, file: string) {
  return docker.importRoot(runtime, names, streamOf(rootOf(file, signal)))
}

/** Writes a root file system as a disk into a bucket. Throws UnusableImage. */
export async function exportDisk(
  { runtime, objects, workDirectory, tell = untold }: ImageParts,
  image: string,
  { format, object, taskId }: ExportTask,
): Promise<void> {
  const file = join(workDirectory, taskId)
  const read = new Progress(await docker.imageSize(runtime, image), partOf(tell, 0, 50))
  await docker.exportImage(runtime, image, (archive) =>
    makeDisk(read.counted(archive), { file, format }, async (disk) => {
      const written = new Progress((await stat(file)).size, partOf(tell, 50, 100))
      await objects.write(object, written.counted(disk))
    }),
  )
}

const untold: Tell = async () => {}

/**
 * Writes an image into a bucket as one object. AWS's is of a form of its own; ours is the root file
 * system as a tar archive, gzip-compressed, which every program and `ImportImage` can read.
 */
export async function storeImage(
  { runtime, objects, tell = untold }: ImageParts,
  { dockerImage, object }: StoreImageTask,
): Promise<void> {
  const read = new Progress(await docker.imageSize(runtime, dockerImage), tell)
  await docker.exportImage(runtime, dockerImage, (archive) => {
    const zip = createGzip({ level: 1 })
    archive.once('error', (error) => zip.destroy(error))
    archive.on('data', ({ length }: Buffer) => read.add(length))
    return objects.write(object, archive.pipe(zip))
  })
}

/** Docker's client reads streams. */
function streamOf(pieces: AsyncIterable<Buffer>): Readable {
  return Readable.from(copied(pieces), { objectMode: false })
}
