/** Disks that are made of a root file system: ext4, by mke2fs, which needs no mount. */
import { mkdir, open, rm } from 'node:fs/promises'
import { throughProgram } from '../runtime/program.ts'

const mib = 1024 ** 2

/** What is made, and how large: bytes, or `least`, as large as what is in it needs with room. */
export interface NewFileSystem {
  readonly file: string
  readonly sizeBytes: number | 'least'
  /** True: in the one partition of a disk. */
  readonly inPartition: boolean
  /** A UUID; the same things under the same one are the same bytes, mostly. */
  readonly uuid: string
}

/**
 * Makes a file with an ext4 file system of a tar archive's files, which lie beside it meanwhile.
 * mke2fs reads archives from 1.47.1 on, which not all have. Cairn must be root, else nothing in it
 * could be. Throws UnusableImage for what does not fit.
 */
export async function makeFileSystem(
  archive: AsyncIterable<Buffer>,
  { file, sizeBytes, inPartition, uuid }: NewFileSystem,
): Promise<void> {
  const tree = `${file}.tree`
  await rm(tree, { recursive: true, force: true })
  await mkdir(tree, { recursive: true, mode: 0o700 })
  try {
    const options = ['--numeric-owner', '--xattrs', '--xattrs-include=security.capability']
    await drain(throughProgram(archive, ['tar', '-C', tree, ...options, '-xpf', '-']))
    const start = inPartition ? mib : 0
    const size = sizeBytes === 'least' ? await leastBytes(tree) : sizeBytes - start
    await sized(file, start + size)
    if (inPartition) await writeTable(file, start, size)
    const extended = `offset=${start},hash_seed=${uuid},lazy_itable_init=0,root_owner=0:0`
    const kib = `${Math.floor(size / 1024)}k`
    const made = [
      'mke2fs',
      '-q',
      '-F',
      '-t',
      'ext4',
      '-U',
      uuid,
      '-E',
      extended,
      '-d',
      tree,
    ] as const
    await drain(throughProgram(undefined, [...made, file, kib]))
  } catch (error) {
    await rm(file, { force: true })
    throw error
  } finally {
    await rm(tree, { recursive: true, force: true })
  }
}

async function sized(file: string, bytes: number): Promise<void> {
  const handle = await open(file, 'w', 0o600)
  await handle.truncate(bytes).finally(() => handle.close())
}

/** A half more than its files take, for what a file system keeps of them, and room to live. */
async function leastBytes(tree: string): Promise<number> {
  let said = ''
  for await (const piece of throughProgram(undefined, ['du', '-s', '-k', tree])) said += piece
  const used = Number.parseInt(said, 10) * 1024
  return Math.ceil((used * 1.5) / mib + 512) * mib
}

/** A table with one partition, which BIOSes and Linux read: the type is Linux, and it is active. */
async function writeTable(file: string, start: number, bytes: number): Promise<void> {
  const table = Buffer.alloc(512)
  const entry = table.subarray(446)
  entry.writeUInt8(0x80, 0)
  entry.writeUInt8(0x83, 4)
  entry.writeUInt32LE(start / 512, 8)
  entry.writeUInt32LE(Math.min(bytes / 512, 0xffffffff), 12)
  table.writeUInt16LE(0xaa55, 510)
  const handle = await open(file, 'r+')
  await handle.write(table, 0, table.length, 0).finally(() => handle.close())
}

async function drain(output: AsyncIterable<Buffer>): Promise<void> {
  for await (const _ of output);
}
