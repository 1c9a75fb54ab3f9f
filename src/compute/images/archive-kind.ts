/** What an uploaded file is, by its first bytes; nothing is taken at its name's word. */

/** How many first bytes tell. */
export const kindBytes = 64 * 1024

/** A way that a file is packed, and by which program it is unpacked. */
export type Compression = 'gzip' | 'zstd' | 'xz' | 'bzip2'

/** What an image can come as. `saved` is an archive of `docker save`. */
export type ImageKind = 'root' | 'saved' | 'disk'

const magics: readonly (readonly [Compression, string])[] = [
  ['gzip', '1f8b'],
  ['zstd', '28b52ffd'],
  ['xz', 'fd377a585a00'],
  ['bzip2', '425a68'],
]

/** How a file is packed, if it is. */
export function compressionOf(head: Buffer): Compression | undefined {
  return magics.find(
    ([, magic]) => head.subarray(0, magic.length / 2).toString('hex') === magic,
  )?.[0]
}

/** What of `docker save` comes first; a root file system has no such names. */
const savedName = /^(blobs\/|oci-layout|manifest\.json|index\.json|repositories|[0-9a-f]{64}[/.])/

/** What an unpacked file is; undefined for what cannot be a machine. */
export function kindOf(head: Buffer): ImageKind | undefined {
  if (isTar(head)) {
    const name = head.subarray(0, 100).toString('latin1').replace(/\0.*$/s, '')
    return savedName.test(name) ? 'saved' : 'root'
  }
  return isDisk(head) ? 'disk' : undefined
}

function isTar(head: Buffer): boolean {
  return head.subarray(257, 262).toString('latin1') === 'ustar'
}

/** QCOW2, VMDK (sparse and its description), VHDX, VHD, a partition table, and ext4. */
function isDisk(head: Buffer): boolean {
  const begins = (text: string) => head.subarray(0, text.length).toString('latin1') === text
  const names = ['QFI\xfb', 'KDMV', '# Disk DescriptorFile', 'vhdxfile', 'conectix']
  if (names.some(begins)) return true
  return head.readUInt16BE(510) === 0x55aa || head.readUInt16LE(0x438) === 0xef53
}
