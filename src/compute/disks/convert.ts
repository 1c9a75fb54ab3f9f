/** Disks in other formats than raw, read and written by qemu-img, which is asked nothing else. */
import { open, rename, rm, stat } from 'node:fs/promises'
import { UnusableImage } from '../runtime/images.ts'
import { throughProgram } from '../runtime/program.ts'
import { type DiskFormat, diskFormat, diskHeadBytes } from './disk-format.ts'

/** Memory and time of a program that reads what a stranger wrote. */
const bounds = ['prlimit', `--as=${2 * 1024 ** 3}`, '--cpu=3600'] as const

/**
 * Makes a raw disk of one in any format, in its place. Throws UnusableImage, also for a disk that
 * is larger than `bytesMax`.
 */
export async function makeRaw(file: string, bytesMax: number): Promise<void> {
  const format = diskFormat(await headOf(file))
  if (format !== 'raw') {
    const size = await virtualSize(file, format)
    if (size > bytesMax) {
      throw new UnusableImage(`The disk has ${Math.ceil(size / 1024 ** 3)} GiB, which is too much`)
    }
    const raw = `${file}.raw`
    try {
      await qemu('convert', '-f', format, '-O', 'raw', file, raw)
      await rename(raw, file)
    } finally {
      await rm(raw, { force: true })
    }
  }
  if ((await stat(file)).size > bytesMax) throw new UnusableImage('The disk is too large')
}

/** Writes a raw disk in another format, beside it. Throws UnusableImage without qemu-img. */
export async function writeFormat(raw: string, format: DiskFormat, file: string): Promise<void> {
  const options = format === 'vmdk' ? ['-o', 'subformat=streamOptimized'] : []
  await qemu('convert', '-f', 'raw', '-O', format, ...options, raw, file)
}

async function headOf(file: string): Promise<Buffer> {
  const handle = await open(file, 'r')
  try {
    const head = Buffer.alloc(diskHeadBytes)
    const { bytesRead } = await handle.read(head, 0, head.length, 0)
    return head.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

async function virtualSize(file: string, format: DiskFormat): Promise<number> {
  const facts = JSON.parse(await qemu('info', '-f', format, '--output=json', file))
  const { 'virtual-size': size, 'backing-filename': backing } = facts
  if (typeof size === 'number' && backing === undefined) return size
  throw new UnusableImage('The disk is not whole in itself')
}

async function qemu(...args: readonly string[]): Promise<string> {
  const pieces: Buffer[] = []
  try {
    for await (const piece of throughProgram(undefined, [...bounds, 'qemu-img', ...args])) {
      pieces.push(piece)
    }
  } catch (error) {
    if (!(error instanceof UnusableImage) || !/No such file|not installed/.test(error.message)) {
      throw error
    }
    throw new UnusableImage(
      'Disks other than raw ones are converted by qemu-img, which the server does not have ' +
        '(Debian: apt-get install qemu-utils). Archives (tar) and raw disks need nothing.',
      { cause: error },
    )
  }
  return Buffer.concat(pieces).toString()
}
