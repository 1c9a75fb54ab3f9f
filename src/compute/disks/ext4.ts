/**
 * ext2, ext3 and ext4, read. Disks come from strangers, so neither the kernel nor a program with
 * rights of the host's looks at them: what is wrong in one is an error here, and no more. What
 * this does not know it refuses. https://www.kernel.org/doc/html/latest/filesystems/ext4/
 */
import { UnusableImage } from '../runtime/images.ts'
import { type DiskBytes, damaged } from './disk-bytes.ts'

const superblockAt = 1024
const magicAt = superblockAt + 0x38

/** Blocks in a row, or a hole (`start` 0) of them. */
interface Run {
  readonly block: number
  readonly start: number
  readonly count: number
}

/** What is known of a file. */
export interface Inode {
  readonly number: number
  readonly mode: number
  readonly uid: number
  readonly gid: number
  readonly size: number
  /** Seconds since 1970. */
  readonly mtime: number
  readonly links: number
  /** All of it, as it is on the disk. */
  readonly raw: Buffer
}

/** What can be got out of it without being asked to be mounted: `INCOMPAT_…` */
const known: readonly (readonly [bit: number, name: string])[] = [
  [0x2, 'filetype'],
  [0x40, 'extents'],
  [0x80, '64bit'],
  [0x100, 'mmp'],
  [0x200, 'flex_bg'],
  [0x2000, 'csum_seed'],
  [0x4000, 'largedir'],
]
const needsRecovery = 0x4
const has64Bits = 0x80

/** Whether a disk or a partition begins as one of these file systems does. */
export async function isExt4(disk: DiskBytes): Promise<boolean> {
  if (disk.sizeBytes < superblockAt * 2) return false
  return (await disk.read(magicAt, 2)).readUInt16LE() === 0xef53
}

/** A file system that is read. */
export class Ext4 {
  readonly blockBytes: number
  readonly #disk: DiskBytes
  readonly #super: Buffer
  readonly #descriptorBytes: number

  private constructor(disk: DiskBytes, superblock: Buffer) {
    this.#disk = disk
    this.#super = superblock
    this.blockBytes = 1024 << superblock.readUInt32LE(0x18)
    const incompatible = superblock.readUInt32LE(0x60)
    const large = (incompatible & has64Bits) !== 0
    this.#descriptorBytes = large ? Math.max(64, superblock.readUInt16LE(0xfe)) : 32
  }

  /** Throws UnusableImage for what cannot be read here. */
  static async open(disk: DiskBytes): Promise<Ext4> {
    const superblock = await disk.read(superblockAt, 1024)
    if (superblock.readUInt32LE(0x18) > 6) throw damaged('its blocks are too large')
    const incompatible = superblock.readUInt32LE(0x60)
    if ((incompatible & needsRecovery) !== 0) {
      throw new UnusableImage(
        'The file system was not unmounted: unmount it, or stop its instance, and take the ' +
          'snapshot then',
      )
    }
    const unknown = known.reduce((left, [bit]) => left & ~bit, incompatible)
    if (unknown !== 0) {
      throw new UnusableImage(`The ext4 of the disk has features 0x${unknown.toString(16)}`)
    }
    return new Ext4(disk, superblock)
  }

  /** Throws UnusableImage for one that there cannot be. */
  async inode(number: number): Promise<Inode> {
    const perGroup = this.#super.readUInt32LE(0x28)
    if (number < 1 || number > this.#super.readUInt32LE(0)) throw damaged(`inode ${number}`)
    const group = Math.floor((number - 1) / perGroup)
    const bytes = this.#super.readUInt32LE(0x4c) === 0 ? 128 : this.#super.readUInt16LE(0x58)
    if (bytes < 128 || bytes > this.blockBytes) throw damaged('its inodes have no size')
    const start = (await this.#inodeTable(group)) * this.blockBytes
    const raw = await this.#disk.read(start + ((number - 1) % perGroup) * bytes, bytes)
    const both = (low: number, high: number) =>
      raw.readUInt16LE(low) + raw.readUInt16LE(high) * 0x10000
    const mode = raw.readUInt16LE(0)
    return {
      ...{ number, mode, raw },
      uid: both(0x2, 0x78),
      gid: both(0x18, 0x7a),
      size: raw.readUInt32LE(0x4) + raw.readUInt32LE(0x6c) * 2 ** 32,
      mtime: raw.readInt32LE(0x10),
      links: raw.readUInt16LE(0x1a),
    }
  }

  /** A block by its number. */
  block(number: number): Promise<Buffer> {
    return this.#disk.read(number * this.blockBytes, this.blockBytes)
  }

  /** A file's bytes, as many as it has; those of holes are zero. */
  async *content(inode: Inode): AsyncGenerator<Buffer> {
    const { blockBytes } = this
    let block = 0
    let left = inode.size
    for await (const run of this.#runs(inode)) {
      if (run.block < block) throw damaged(`inode ${inode.number} is out of order`)
      const gap = { block, start: 0, count: run.block - block }
      block = run.block + run.count
      for (const each of [gap, run]) {
        for (let at = 0; at < each.count && left > 0; ) {
          const count = Math.min(each.count - at, Math.ceil((1024 * 1024) / blockBytes))
          const bytes = Math.min(left, count * blockBytes)
          if (each.start === 0) yield Buffer.alloc(bytes)
          else yield await this.#disk.read((each.start + at) * blockBytes, bytes)
          left -= bytes
          at += count
        }
      }
    }
    for (; left > 0; left -= Math.min(left, 1024 * 1024)) {
      yield Buffer.alloc(Math.min(left, 1024 * 1024))
    }
  }

  async #inodeTable(group: number): Promise<number> {
    const first = (this.#super.readUInt32LE(0x14) + 1) * this.blockBytes
    const bytes = this.#descriptorBytes
    const descriptor = await this.#disk.read(first + group * bytes, bytes)
    return (
      descriptor.readUInt32LE(0x8) + (bytes >= 64 ? descriptor.readUInt32LE(0x28) : 0) * 2 ** 32
    )
  }

  #runs({ raw, number }: Inode): AsyncGenerator<Run> {
    const flags = raw.readUInt32LE(0x20)
    const map = raw.subarray(0x28, 0x28 + 60)
    if ((flags & 0x10000800) !== 0)
      throw new UnusableImage(`Inode ${number} is encrypted or inline`)
    return (flags & 0x80000) === 0 ? this.#mapped(map) : this.#extents(map, 5)
  }

  /** ext4: a tree of extents. */
  async *#extents(node: Buffer, depthMax: number): AsyncGenerator<Run> {
    const count = node.readUInt16LE(2)
    const depth = node.readUInt16LE(6)
    const isNode = node.readUInt16LE(0) === 0xf30a && count * 12 + 12 <= node.length
    if (!isNode || depth > depthMax) throw damaged('an extent')
    for (let at = 12; at <= count * 12; at += 12) {
      const block = node.readUInt32LE(at)
      if (depth === 0) {
        const length = node.readUInt16LE(at + 4)
        const start = node.readUInt32LE(at + 8) + node.readUInt16LE(at + 6) * 2 ** 32
        // More than that many are blocks that were set aside and never written.
        const isWritten = length <= 0x8000
        yield { block, start: isWritten ? start : 0, count: isWritten ? length : length - 0x8000 }
      } else {
        const child = node.readUInt32LE(at + 4) + node.readUInt16LE(at + 8) * 2 ** 32
        yield* this.#extents(await this.block(child), depth - 1)
      }
    }
  }

  /** ext2 and ext3: twelve blocks, and blocks of numbers of blocks, up to three deep. */
  async *#mapped(map: Buffer): AsyncGenerator<Run> {
    const perBlock = this.blockBytes / 4
    let block = 0
    const walk = async function* (this: Ext4, start: number, depth: number): AsyncGenerator<Run> {
      const count = perBlock ** depth
      // A hole as large as this all is nothing to walk through.
      if (depth === 0 || start === 0) {
        if (start !== 0) yield { block, start, count: 1 }
        block += count
        return
      }
      const numbers = await this.block(start)
      for (let at = 0; at < perBlock; at++)
        yield* walk.call(this, numbers.readUInt32LE(at * 4), depth - 1)
    }
    for (let at = 0; at < 15; at++)
      yield* walk.call(this, map.readUInt32LE(at * 4), Math.max(0, at - 11))
  }
}
