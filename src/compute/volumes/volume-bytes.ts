/** The bytes of volumes on their way to the store of snapshots, and back. */
import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { Progress, type Tell } from '../instances/progress.ts'
import type { PageBlock, SnapshotStore } from './snapshot-store.ts'
import { type DataRange, dataRanges, writeWhole } from './volume-files.ts'

const gib = 1024 ** 3
/** Blocks that may be on their way to the disk at once: memory that a snapshot takes. */
const blocksInFlight = 4

/** How many pages an image of a size has. */
export function pageCount({ blockBytes, pageBlocks }: SnapshotStore, sizeGiB: number): number {
  return Math.ceil((sizeGiB * gib) / (blockBytes * pageBlocks))
}

/** What is to be stored. */
export interface Stored {
  readonly file: string
  readonly sizeGiB: number
  readonly image: string
  /** An image whose blocks are shared where they are the same. */
  readonly base: string | undefined
  /** Told after each page, which may be refused. */
  onPage(page: number): Promise<void>
  /** Told of the bytes that are no hole. */
  readonly tell: Tell
}

/**
 * Stores a file as an image; pages that are there already are left as they are, so it may be cut
 * off anywhere and done again. Resolves to the bytes that are no holes. Throws EngineFull.
 */
export async function storeImage(store: SnapshotStore, stored: Stored): Promise<number> {
  const { file, sizeGiB, image, base, onPage, tell } = stored
  const ranges = await dataRanges(file)
  const handle = await open(file, 'r')
  try {
    const pages = pageCount(store, sizeGiB)
    const pageBytes = store.pageBlocks * store.blockBytes
    const progress = new Progress(bytesBetween(ranges, 0, sizeGiB * gib), tell)
    for (let page = 0; page < pages; page++) {
      if ((await store.page(image, page)) === undefined) {
        const sizeBytes = sizeGiB * gib
        await storePage(store, { handle, ranges, sizeBytes, image, page, base, progress })
      } else progress.add(bytesBetween(ranges, page * pageBytes, (page + 1) * pageBytes))
      await onPage(page)
    }
  } finally {
    await handle.close()
  }
  return imageBytes(store, image, sizeGiB)
}

/** The bytes of ranges that lie between two places. */
function bytesBetween(ranges: readonly DataRange[], from: number, to: number): number {
  const within = ({ start, end }: DataRange) => Math.min(end, to) - Math.max(start, from)
  return ranges.reduce((sum, range) => sum + Math.max(0, within(range)), 0)
}

/** The bytes of an image that are no holes. */
export async function imageBytes(
  store: SnapshotStore,
  image: string,
  sizeGiB: number,
): Promise<number> {
  let bytes = 0
  for (let page = 0; page < pageCount(store, sizeGiB); page++) {
    for (const { index } of (await store.page(image, page)) ?? []) {
      bytes += blockLength(store, sizeGiB, { page, index })
    }
  }
  return bytes
}

/** The bytes of a block: the last one of an image may have fewer. */
export function blockLength(
  { pageBlocks, blockBytes }: SnapshotStore,
  sizeGiB: number,
  { page, index }: { readonly page: number; readonly index: number },
): number {
  return Math.min(blockBytes, sizeGiB * gib - (page * pageBlocks + index) * blockBytes)
}

interface StoredPage {
  readonly handle: FileHandle
  readonly ranges: readonly DataRange[]
  readonly sizeBytes: number
  readonly image: string
  readonly page: number
  readonly base: string | undefined
  readonly progress: Progress
}

/** A base that goes meanwhile takes its blocks with it: then all of the page is stored. */
async function storePage(store: SnapshotStore, from: StoredPage): Promise<void> {
  const { image, page } = from
  if (await store.putPage(image, page, await blocksOf(store, from))) return
  const alone = await blocksOf(store, { ...from, base: undefined })
  if (!(await store.putPage(image, page, alone))) throw new Error(`page ${page} of ${image}`)
}

async function blocksOf(store: SnapshotStore, from: StoredPage): Promise<PageBlock[]> {
  const { handle, ranges, sizeBytes, page, base, progress } = from
  const { blockBytes, pageBlocks } = store
  const known = base === undefined ? [] : ((await store.page(base, page)) ?? [])
  const before = new Map(known.map((block) => [block.index, block]))
  const blocks: PageBlock[] = []
  const flying = new Set<Promise<void>>()
  const first = page * pageBlocks * blockBytes
  const indexes = indexesWithData(ranges, { first, blockBytes, pageBlocks })
  try {
    for (const index of indexes) {
      const start = first + index * blockBytes
      const bytes = await readAt(handle, start, Math.min(blockBytes, sizeBytes - start))
      progress.add(bytes.length)
      if (isZero(bytes)) continue
      const hash = createHash('sha256').update(bytes).digest('base64')
      const same = before.get(index)
      if (same?.hash === hash) blocks.push(same)
      else {
        const flight = store.put(bytes).then((chunk) => {
          blocks.push({ index, chunk, hash })
          flying.delete(flight)
        })
        // A failure is thrown when its turn comes; until then it must not count as unhandled.
        flight.catch(() => undefined)
        flying.add(flight)
        if (flying.size >= blocksInFlight) await Promise.race(flying)
      }
    }
  } finally {
    await Promise.allSettled(flying)
  }
  await Promise.all(flying)
  return blocks.sort((a, b) => a.index - b.index)
}

interface PagePlace {
  readonly first: number
  readonly blockBytes: number
  readonly pageBlocks: number
}

/** The blocks of a page that some range reaches into, in order. */
function indexesWithData(
  ranges: readonly DataRange[],
  { first, blockBytes, pageBlocks }: PagePlace,
): readonly number[] {
  const end = first + pageBlocks * blockBytes
  const indexes = new Set<number>()
  for (const range of ranges) {
    if (range.end <= first || range.start >= end) continue
    const from = Math.floor((Math.max(range.start, first) - first) / blockBytes)
    const to = Math.ceil((Math.min(range.end, end) - first) / blockBytes)
    for (let index = from; index < to; index++) indexes.add(index)
  }
  return [...indexes].sort((a, b) => a - b)
}

async function readAt(handle: FileHandle, start: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  for (let at = 0; at < length; ) {
    const { bytesRead } = await handle.read(bytes, at, length - at, start + at)
    // A file that is shorter than its volume ends in a hole.
    if (bytesRead === 0) break
    at += bytesRead
  }
  return bytes
}

let zeros = Buffer.alloc(0)

function isZero(bytes: Buffer): boolean {
  if (zeros.length < bytes.length) zeros = Buffer.alloc(bytes.length)
  return bytes.equals(zeros.subarray(0, bytes.length))
}

/** What is to be restored, and where. */
export interface Restored {
  readonly image: string
  /** Of the image. */
  readonly imageGiB: number
  readonly file: string
  /** Of the file, at least the image's. */
  readonly sizeGiB: number
}

/** Writes an image into a new file; holes stay holes. Throws if a page is not there. */
export async function restoreImage(store: SnapshotStore, restored: Restored): Promise<void> {
  const { image, imageGiB, file, sizeGiB } = restored
  const { blockBytes, pageBlocks } = store
  await writeWhole(file, async (part) => {
    const handle = await open(part, 'w', 0o600)
    try {
      await handle.truncate(sizeGiB * gib)
      for (let page = 0; page < pageCount(store, imageGiB); page++) {
        const blocks = await store.page(image, page)
        if (blocks === undefined) throw new Error(`page ${page} of ${image} is not there`)
        let at = 0
        for await (const bytes of store.read(blocks.map(({ blob }) => blob))) {
          const index = blocks[at++]?.index ?? 0
          await writeAt(handle, bytes, (page * pageBlocks + index) * blockBytes)
        }
      }
    } finally {
      await handle.close()
    }
  })
}

async function writeAt(handle: FileHandle, bytes: Buffer, start: number): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    at += (await handle.write(bytes, at, bytes.length - at, start + at)).bytesWritten
  }
}

/** Gives an image all the pages of another. False: the other has gone meanwhile. */
export async function copyImage(
  store: SnapshotStore,
  { from, to, sizeGiB }: { readonly from: string; readonly to: string; readonly sizeGiB: number },
): Promise<boolean> {
  for (let page = 0; page < pageCount(store, sizeGiB); page++) {
    if ((await store.page(to, page)) !== undefined) continue
    const blocks = await store.page(from, page)
    if (blocks === undefined || !(await store.putPage(to, page, blocks))) return false
  }
  return true
}
