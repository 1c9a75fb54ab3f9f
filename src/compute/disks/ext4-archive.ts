/** What is in an ext4 file system, as a tar archive. */
import { UnusableImage } from '../runtime/images.ts'
import { damaged } from './disk-bytes.ts'
import type { Ext4, Inode } from './ext4.ts'
import { attributesOf } from './ext4-attributes.ts'
import { type TarEntry, tarEnd, tarHeader, tarPadding } from './tar-entry.ts'

const rootInode = 2
/** The bits of a mode that say what it is. */
const kinds = { 4096: 'fifo', 16384: 'directory', 32768: 'file', 40960: 'symbolic link' } as const
const slash = 0x2f

interface Name {
  readonly name: Buffer
  readonly inode: number
}

/** Names of the root directory. */
export async function rootNames(system: Ext4): Promise<ReadonlySet<string>> {
  const names = await namesIn(system, await system.inode(rootInode))
  return new Set(names.map(({ name }) => name.toString()))
}

/**
 * The whole of it, the root directory's own entry left out. Devices and sockets are left out, as a
 * machine makes its own. Throws UnusableImage for a damaged one, and for more than `bytesMax`.
 */
export async function* ext4Archive(system: Ext4, bytesMax: number): AsyncGenerator<Buffer> {
  const walk = { system, links: new Map<number, Buffer>(), seen: new Set([rootInode]) }
  let bytes = 0
  for await (const piece of directory(walk, await system.inode(rootInode), Buffer.alloc(0))) {
    bytes += piece.length
    if (bytes > bytesMax) {
      throw new UnusableImage(`Its root holds more than ${bytesMax / 1024 ** 3} GiB`)
    }
    yield piece
  }
  yield tarEnd
}

interface Walk {
  readonly system: Ext4
  /** Where a file that has several names was first. */
  readonly links: Map<number, Buffer>
  /** Directories; one that is met again is in itself. */
  readonly seen: Set<number>
}

async function* directory(walk: Walk, inode: Inode, path: Buffer): AsyncGenerator<Buffer> {
  for (const { name, inode: number } of await namesIn(walk.system, inode)) {
    if (path.length === 0 && name.toString() === 'lost+found') continue
    yield* file(walk, await walk.system.inode(number), Buffer.concat([path, name]))
  }
}

async function* file(walk: Walk, inode: Inode, name: Buffer): AsyncGenerator<Buffer> {
  const { system, links, seen } = walk
  const type = (kinds as Partial<Record<number, TarEntry['type']>>)[inode.mode & 0xf000]
  if (type === undefined) return
  const { mode, uid, gid, mtime } = inode
  const facts = { name, type, mode, uid, gid, mtime, size: 0 }
  if (type === 'directory') {
    if (seen.has(inode.number)) throw damaged('a directory is in itself')
    seen.add(inode.number)
    const path = Buffer.concat([name, Buffer.of(slash)])
    yield tarHeader({ ...facts, name: path })
    yield* directory(walk, inode, path)
    return
  }
  const before = links.get(inode.number)
  if (before !== undefined) {
    yield tarHeader({ ...facts, type: 'hard link', target: before })
    return
  }
  if (inode.links > 1) links.set(inode.number, name)
  if (type !== 'file') {
    const target = type === 'symbolic link' ? await targetOf(system, inode) : undefined
    yield tarHeader({ ...facts, ...(target && { target }) })
    return
  }
  const attributes = await attributesOf(system, inode)
  yield tarHeader({ ...facts, size: inode.size, attributes })
  yield* system.content(inode)
  yield tarPadding(inode.size)
}

/** A short one is where others have their blocks. */
async function targetOf(system: Ext4, inode: Inode): Promise<Buffer> {
  if (inode.size < 60) return Buffer.from(inode.raw.subarray(0x28, 0x28 + inode.size))
  if (inode.size > system.blockBytes) throw damaged('a symbolic link')
  return collected(system, inode)
}

/** An index of a directory hides in entries that name nothing. */
async function namesIn(system: Ext4, inode: Inode): Promise<readonly Name[]> {
  const bytes = await collected(system, inode)
  const names: Name[] = []
  for (let at = 0; at + 8 <= bytes.length; ) {
    const number = bytes.readUInt32LE(at)
    const length = bytes.readUInt16LE(at + 4) || 0x10000
    const name = bytes.subarray(at + 8, at + 8 + (bytes[at + 6] ?? 0))
    if (length < 8 || name.length + 8 > length) throw damaged('a directory')
    at += length
    const isDots = ['.', '..'].includes(name.toString('latin1'))
    if (number === 0 || name.length === 0 || isDots) continue
    if (name.includes(slash) || name.includes(0)) throw damaged('a name in a directory')
    names.push({ name: Buffer.from(name), inode: number })
  }
  return names
}

/** Directories and links are small. */
const collectedMax = 256 * 1024 * 1024

async function collected(system: Ext4, inode: Inode): Promise<Buffer> {
  if (inode.size > collectedMax) throw damaged('a directory is too large')
  const pieces: Buffer[] = []
  for await (const piece of system.content(inode)) pieces.push(piece)
  return Buffer.concat(pieces)
}
