/** Strings and numbers as SSH writes them (RFC 4251, section 5). */

/** A string: its length in four bytes, then its bytes. */
export function sshString(value: string | Buffer): Buffer {
  const bytes = Buffer.from(value as string)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes.length)
  return Buffer.concat([length, bytes])
}

/** A whole number that is not negative, from its bytes with the highest first. */
export function sshNumber(bytes: Buffer): Buffer {
  let start = 0
  while (start < bytes.length - 1 && bytes[start] === 0) start++
  const trimmed = bytes.subarray(start)
  const isHigh = (trimmed[0] ?? 0) >= 0x80
  return sshString(isHigh ? Buffer.concat([Buffer.of(0), trimmed]) : trimmed)
}

/** The strings that a blob is made of; undefined if it is cut off. */
export function parseStrings(blob: Buffer): Buffer[] | undefined {
  const strings: Buffer[] = []
  let at = 0
  while (at < blob.length) {
    if (at + 4 > blob.length) return undefined
    const end = at + 4 + blob.readUInt32BE(at)
    if (end > blob.length) return undefined
    strings.push(blob.subarray(at + 4, end))
    at = end
  }
  return strings
}
