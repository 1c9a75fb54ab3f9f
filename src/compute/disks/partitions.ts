/** Where the parts of a disk are. UEFI Specification 2.10, chapter 5 (both kinds of tables). */
import { type DiskBytes, partOf } from './disk-bytes.ts'

const sector = 512
const gptType = 0xee
/** AWS's and everybody's tables have 128; more are no table. */
const entriesMax = 1024

/** The partitions of a disk that has a table, in its order; none for one that has not. */
export async function partitionsOf(disk: DiskBytes): Promise<readonly DiskBytes[]> {
  if (disk.sizeBytes < 2 * sector) return []
  const first = await disk.read(0, sector)
  if (first.readUInt16LE(510) !== 0xaa55) return []
  const entries = [446, 462, 478, 494].map((at) => first.subarray(at, at + 16))
  if (entries.some((entry) => entry[4] === gptType)) return guidPartitions(disk)
  return entries.flatMap((entry) => {
    const start = entry.readUInt32LE(8) * sector
    return part(disk, start, start + entry.readUInt32LE(12) * sector)
  })
}

async function guidPartitions(disk: DiskBytes): Promise<readonly DiskBytes[]> {
  const header = await disk.read(sector, sector)
  if (header.subarray(0, 8).toString('latin1') !== 'EFI PART') return []
  const start = Number(header.readBigUInt64LE(72)) * sector
  const count = Math.min(header.readUInt32LE(80), entriesMax)
  const bytes = header.readUInt32LE(84)
  if (bytes < 128 || bytes > sector * 8 || start + count * bytes > disk.sizeBytes) return []
  const table = await disk.read(start, count * bytes)
  return Array.from({ length: count }, (_, index) => {
    const entry = table.subarray(index * bytes, (index + 1) * bytes)
    const from = Number(entry.readBigUInt64LE(32)) * sector
    return part(disk, from, (Number(entry.readBigUInt64LE(40)) + 1) * sector)
  }).flat()
}

/** Nothing for an entry that is empty or leads off the disk. */
function part(disk: DiskBytes, start: number, end: number): DiskBytes[] {
  const isThere = start >= sector && end > start + 2048 && end <= disk.sizeBytes
  return isThere ? [partOf(disk, start, end - start)] : []
}
