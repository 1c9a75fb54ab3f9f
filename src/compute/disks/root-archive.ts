/**
 * The root file system of a raw disk as a tar archive. ext2 to ext4, on the whole disk or in a
 * partition, is read here; all else (XFS, Btrfs, LVM, a journal not written back) by who can.
 */
import { open } from 'node:fs/promises'
import { UnusableImage } from '../runtime/images.ts'
import { type DiskBytes, diskBytes } from './disk-bytes.ts'
import { Ext4, isExt4 } from './ext4.ts'
import { ext4Archive, rootNames } from './ext4-archive.ts'
import { partitionsOf } from './partitions.ts'

/** How much is read, and by whom what is not read here. */
export interface RootRead {
  readonly bytesMax: number
  otherwise(why: UnusableImage): AsyncIterable<Buffer>
}

/** Reads a raw disk. Throws UnusableImage, also while the archive is read. */
export async function* rootArchive(file: string, read: RootRead): AsyncGenerator<Buffer> {
  const handle = await open(file, 'r')
  try {
    const found = await readable(await diskBytes(handle))
    if (found instanceof Ext4) yield* ext4Archive(found, read.bytesMax)
    else yield* read.otherwise(found)
  } finally {
    await handle.close()
  }
}

/** The file system that is a root, or why there is none that can be read here. */
async function readable(disk: DiskBytes): Promise<Ext4 | UnusableImage> {
  let problem = new UnusableImage('The disk has no ext4 file system that is a root')
  const parts = (await isExt4(disk)) ? [disk] : await partitionsOf(disk)
  for (const part of parts) {
    try {
      if (!(await isExt4(part))) continue
      const system = await Ext4.open(part)
      const names = await rootNames(system)
      if (names.has('etc') && (names.has('usr') || names.has('sbin'))) return system
    } catch (error) {
      if (!(error instanceof UnusableImage)) throw error
      problem = error
    }
  }
  return problem
}
