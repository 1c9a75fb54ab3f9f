/** Disks on their way from and to buckets: files meanwhile, in whatever format was asked for. */
import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { limits } from '../../limits.ts'
import type { UnusableImage } from '../runtime/images.ts'
import { makeRaw, writeFormat } from './convert.ts'
import { makeFileSystem } from './file-system.ts'
import { guestArchive } from './guestfs.ts'
import { rootArchive } from './root-archive.ts'

/**
 * Writes a disk in any format into a file as a raw one, while `work` uses it. Throws UnusableImage
 * for what is no whole disk, or too large.
 */
export async function diskOf<T>(
  body: AsyncIterable<Buffer>,
  file: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    await writeSparse(body, file)
    await makeRaw(file, limits.imageBytesMax)
    return await work()
  } finally {
    await rm(file, { force: true })
  }
}

/** The root file system of a raw disk, as a tar archive, until the signal. Throws UnusableImage. */
export async function* rootOf(file: string, signal?: AbortSignal): AsyncGenerator<Buffer> {
  const bytesMax = limits.imageBytesMax
  const otherwise = ({ message: why }: UnusableImage) =>
    guestArchive(file, { bytesMax, signal, why })
  for await (const piece of rootArchive(file, { bytesMax, otherwise })) {
    signal?.throwIfAborted()
    yield piece
  }
}

/** Which disk is made, and where it lies meanwhile. */
export interface DiskFile {
  readonly file: string
  readonly format: 'VMDK' | 'RAW' | 'VHD'
}

/** What qemu calls the formats. */
const formats = { VMDK: 'vmdk', RAW: 'raw', VHD: 'vpc' } as const

/**
 * Makes a disk with an ext4 file system of a tar archive, and hands it to `work`. It has no kernel
 * and no boot loader, as the image has none. Throws UnusableImage.
 */
export async function makeDisk(
  archive: AsyncIterable<Buffer>,
  { file, format }: DiskFile,
  work: (disk: AsyncIterable<Buffer>) => Promise<void>,
): Promise<void> {
  const converted = `${file}.${formats[format]}`
  const size = { sizeBytes: 'least', inPartition: true, uuid: randomUUID() } as const
  try {
    await makeFileSystem(archive, { file, ...size })
    if (format === 'RAW') return await work(createReadStream(file))
    await writeFormat(file, formats[format], converted)
    await work(createReadStream(converted))
  } finally {
    await rm(file, { force: true })
    await rm(converted, { force: true })
  }
}

/** What is zero all through stays a hole: disks are mostly that. */
async function writeSparse(body: AsyncIterable<Buffer>, file: string): Promise<void> {
  const handle = await open(file, 'w', 0o600)
  let at = 0
  try {
    for await (const piece of body) {
      if (!isZero(piece)) await writeAll(handle, piece, at)
      at += piece.length
    }
    await handle.truncate(at)
  } finally {
    await handle.close()
  }
}

async function writeAll(handle: FileHandle, bytes: Buffer, start: number): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    at += (await handle.write(bytes, at, bytes.length - at, start + at)).bytesWritten
  }
}

let zeros = Buffer.alloc(0)

function isZero(bytes: Buffer): boolean {
  if (zeros.length < bytes.length) zeros = Buffer.alloc(bytes.length)
  return bytes.equals(zeros.subarray(0, bytes.length))
}
