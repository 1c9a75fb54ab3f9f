/** The bytes of a disk, or of a part of one, as those who read file systems ask for them. */
import type { FileHandle } from 'node:fs/promises'
import { UnusableImage } from '../runtime/images.ts'

/** Reads anywhere. */
export interface DiskBytes {
  readonly sizeBytes: number
  /** Throws UnusableImage for what lies behind the end. */
  read(start: number, length: number): Promise<Buffer>
}

const pieceBytes = 64 * 1024
/** What is looked up lies close together; what is read at length passes by. */
const piecesKept = 256

/** A file's bytes. The small ones that were read last are kept. */
export async function diskBytes(handle: FileHandle): Promise<DiskBytes> {
  const { size: sizeBytes } = await handle.stat()
  const kept = new Map<number, Buffer>()
  const fresh = async (start: number, length: number) => {
    const bytes = Buffer.alloc(length)
    const { bytesRead } = await handle.read(bytes, 0, length, start)
    return bytes.subarray(0, bytesRead)
  }
  const piece = async (index: number) => {
    const found = kept.get(index) ?? (await fresh(index * pieceBytes, pieceBytes))
    kept.delete(index)
    kept.set(index, found)
    const [oldest] = kept.keys()
    if (kept.size > piecesKept && oldest !== undefined) kept.delete(oldest)
    return found
  }
  return {
    sizeBytes,
    async read(start, length) {
      if (start < 0 || start + length > sizeBytes) throw damaged('it ends before its data')
      const index = Math.floor(start / pieceBytes)
      const at = start - index * pieceBytes
      if (at + length <= pieceBytes) return (await piece(index)).subarray(at, at + length)
      return fresh(start, length)
    },
  }
}

/** A part of a disk. */
export function partOf(disk: DiskBytes, start: number, sizeBytes: number): DiskBytes {
  return {
    sizeBytes,
    read: (at, length) => {
      if (at < 0 || at + length > sizeBytes) throw damaged('a partition ends before its data')
      return disk.read(start + at, length)
    },
  }
}

/** What is not as it must be. */
export function damaged(what: string): UnusableImage {
  return new UnusableImage(`The disk is damaged: ${what}`)
}
