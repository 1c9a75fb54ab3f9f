/**
 * How an uploaded disk is written down. The formats may name other files to be read with them, and
 * those would be the host's: only a disk that is whole in itself is let through to the program that
 * reads it. https://www.qemu.org/docs/master/system/images.html
 */
import { UnusableImage } from '../runtime/images.ts'

/** As qemu calls them. */
export type DiskFormat = 'raw' | 'qcow2' | 'vmdk' | 'vpc' | 'vhdx'

/** Bytes that are looked at: all that a VMDK says of itself is in them. */
export const diskHeadBytes = 128 * 1024

/**
 * What a disk begins with says what it is; raw if nothing does. Throws UnusableImage for one that
 * is not whole in itself.
 */
export function diskFormat(head: Buffer): DiskFormat {
  const begins = (magic: string) => head.subarray(0, magic.length).toString('latin1') === magic
  if (begins('QFI\xfb')) return requireWholeQcow2(head)
  if (begins('KDMV')) return requireWholeVmdk(head)
  if (begins('# Disk DescriptorFile') || begins('COWD')) throw notWhole('VMDK')
  if (begins('conectix')) return requireWholeVhd(head)
  if (begins('vhdxfile')) return 'vhdx'
  return 'raw'
}

/** It may have a backing file, and from version 3 on its data in another. */
function requireWholeQcow2(head: Buffer): DiskFormat {
  if (head.length < 104) throw new UnusableImage('It is not a whole qcow2 file')
  const externalData = 1n << 2n
  const features = head.readUInt32BE(4) >= 3 ? head.readBigUInt64BE(72) : 0n
  if (head.readBigUInt64BE(8) !== 0n || (features & externalData) !== 0n) throw notWhole('qcow2')
  return 'qcow2'
}

/** Its own description may name extents and a parent; without a size it is only that. */
function requireWholeVmdk(head: Buffer): DiskFormat {
  if (head.length < 512) throw new UnusableImage('It is not a whole VMDK file')
  const hasSize = head.readBigUInt64LE(12) !== 0n
  const description = head.toString('latin1')
  if (!hasSize || description.includes('parentFileNameHint')) throw notWhole('VMDK')
  return 'vmdk'
}

/** 4: a differencing disk. */
function requireWholeVhd(head: Buffer): DiskFormat {
  if (head.length < 512) throw new UnusableImage('It is not a whole VHD file')
  if (head.readUInt32BE(60) === 4) throw notWhole('VHD')
  return 'vpc'
}

function notWhole(format: string): UnusableImage {
  return new UnusableImage(`The ${format} disk is in more than one file, and one was given`)
}
