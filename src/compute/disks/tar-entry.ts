/** Entries of tar archives. https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html */

const blockBytes = 512

/** What an archive says of a file. */
export interface TarEntry {
  /** Relative, in the bytes that the file system has. */
  readonly name: Buffer
  readonly type: 'file' | 'hard link' | 'symbolic link' | 'directory' | 'fifo'
  readonly mode: number
  readonly uid: number
  readonly gid: number
  /** Of a file; else 0. */
  readonly size: number
  /** Seconds since 1970. */
  readonly mtime: number
  /** Of links. */
  readonly target?: Buffer
  /** By their full names. */
  readonly attributes?: ReadonlyMap<string, Buffer>
}

const types = { file: '0', 'hard link': '1', 'symbolic link': '2', directory: '5', fifo: '6' }

/** What comes before the bytes of a file; what does not fit into the old form has a new one. */
export function tarHeader(entry: TarEntry): Buffer {
  const { name, target = Buffer.alloc(0), size, uid, gid } = entry
  const records: Buffer[] = []
  const record = (key: string, value: Buffer) => records.push(paxRecord(key, value))
  if (name.length > 100) record('path', name)
  if (target.length > 100) record('linkpath', target)
  if (size >= 8 ** 11) record('size', Buffer.from(String(size)))
  if (uid >= 8 ** 7) record('uid', Buffer.from(String(uid)))
  if (gid >= 8 ** 7) record('gid', Buffer.from(String(gid)))
  for (const [key, value] of entry.attributes ?? []) record(`SCHILY.xattr.${key}`, value)
  const main = header(entry, types[entry.type])
  if (records.length === 0) return main
  const extended = Buffer.concat(records)
  const own = { name: Buffer.from('pax'), type: 'file', mode: 0o600, mtime: 0 } as const
  const before = header({ ...own, uid: 0, gid: 0, size: extended.length }, 'x')
  return Buffer.concat([before, extended, tarPadding(extended.length), main])
}

/** What comes after so many bytes of a file. */
export function tarPadding(size: number): Buffer {
  return Buffer.alloc((blockBytes - (size % blockBytes)) % blockBytes)
}

/** What an archive ends with. */
export const tarEnd: Buffer = Buffer.alloc(2 * blockBytes)

/** It begins with its own length, which counts its own digits. */
function paxRecord(key: string, value: Buffer): Buffer {
  const rest = key.length + value.length + 3
  let length = rest + String(rest).length
  length = rest + String(length).length
  return Buffer.concat([Buffer.from(`${length} ${key}=`), value, Buffer.from('\n')])
}

function header(entry: TarEntry, flag: string): Buffer {
  const block = Buffer.alloc(blockBytes)
  const octal = (value: number, at: number, digits: number) => {
    const text = Math.max(0, value).toString(8).padStart(digits, '0')
    block.write(text.length > digits ? '0'.repeat(digits) : text, at)
  }
  entry.name.copy(block, 0, 0, 100)
  octal(entry.mode & 0o7777, 100, 7)
  octal(entry.uid, 108, 7)
  octal(entry.gid, 116, 7)
  octal(entry.size, 124, 11)
  octal(entry.mtime, 136, 11)
  block.write('        ', 148)
  block.write(flag, 156)
  entry.target?.copy(block, 157, 0, 100)
  block.write('ustar\0' + '00', 257)
  const sum = block.reduce((total, byte) => total + byte, 0)
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return block
}
