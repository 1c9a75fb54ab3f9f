/**
 * Extended attributes of files on ext4. Of all that there are, an image keeps what its programs
 * need to run, their capabilities: others are the file system's own, and some would be read as
 * Docker's.
 */
import { damaged } from './disk-bytes.ts'
import type { Ext4, Inode } from './ext4.ts'

const magic = 0xea020000
/** `security.`, by its number on the disk. */
const security = 6
const kept = 'capability'
const valueMax = 64

/** What a file has of them, by their full names. */
export async function attributesOf(
  system: Ext4,
  { raw }: Inode,
): Promise<ReadonlyMap<string, Buffer>> {
  const found = new Map<string, Buffer>()
  const start = raw.length > 128 ? 128 + raw.readUInt16LE(0x80) + 4 : raw.length
  if (start + 4 <= raw.length && raw.readUInt32LE(start - 4) === magic) {
    const inside = raw.subarray(start)
    collect(inside, inside, found)
  }
  const block = raw.readUInt32LE(0x68) + raw.readUInt16LE(0x76) * 2 ** 32
  if (block !== 0) {
    const bytes = await system.block(block)
    if (bytes.readUInt32LE(0) !== magic) throw damaged('attributes of a file')
    collect(bytes.subarray(32), bytes, found)
  }
  return found
}

/** Entries follow each other; their values are counted from where `values` begins. */
function collect(entries: Buffer, values: Buffer, found: Map<string, Buffer>): void {
  for (let at = 0; at + 16 <= entries.length && entries.readUInt32LE(at) !== 0; ) {
    const nameLength = entries[at] ?? 0
    const name = entries.subarray(at + 16, at + 16 + nameLength).toString('latin1')
    const isElsewhere = entries.readUInt32LE(at + 4) !== 0
    const size = entries.readUInt32LE(at + 8)
    if (entries[at + 1] === security && name === kept && !isElsewhere && size <= valueMax) {
      const offset = entries.readUInt16LE(at + 2)
      if (offset + size > values.length) throw damaged('an attribute of a file')
      found.set(`security.${kept}`, Buffer.from(values.subarray(offset, offset + size)))
    }
    at += 16 + Math.ceil(nameLength / 4) * 4
  }
}
