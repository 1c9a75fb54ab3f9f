/**
 * One volume: an LMDB environment of bounded size, whose keys are chunks' names and whose values
 * are exactly their bytes. Chunks that are put while a commit is under way share the next. An LMDB file never shrinks, but the pages of dropped chunks are used
 * again by later ones.
 */
import { close, openSync, read, statSync } from 'node:fs'
import { join } from 'node:path'
import { IF_EXISTS } from 'lmdb'
import type { RootDatabase } from 'lmdb'
import { limits } from '../../limits.ts'
import { EngineFull } from '../engine.ts'
import type { ChunkId, VolumeUsage } from '../engine.ts'
import { isIntact, lengthOf } from '../chunk-id.ts'
import { commitError, isFull, isShortWrite, openEnvironment, pagesOf } from './environment.ts'
import { createLocate } from './locate.ts'

export interface Volume {
  readonly number: number
  /** Where its directory is: one of the engine's. */
  readonly directory: string
  /** Resolves when it is durable. The bytes must stay as they are until then. */
  put(id: ChunkId, bytes: Uint8Array): Promise<void>
  /** The bytes, intact or not: the caller verifies. Undefined if they are not here. */
  get(id: ChunkId): Promise<Buffer | undefined>
  has(id: ChunkId): boolean
  /** Resolves, durably, to those of the chunks that were here. */
  remove(ids: readonly ChunkId[]): Promise<readonly ChunkId[]>
  /** The next chunks by name after `after`. */
  list(after: ChunkId | undefined, limit: number): readonly ChunkId[]
  /** Whether a chunk fits into what a volume may hold. */
  hasRoom(sizeBytes: number): boolean
  usage(): VolumeUsage
  /** Closes it when nothing is in flight. */
  close(): Promise<void>
}

/** Where a volume is and how much it may hold. */
export interface VolumeOptions {
  readonly number: number
  readonly directory: string
  readonly capacityBytes: number
  /** Whether its disk has no room at all, asked now. */
  readonly isSpent: () => boolean
}

/** A volume's directory, inside one of the engine's. */
export function volumePath(directory: string, number: number): string {
  return join(directory, 'volumes', String(number).padStart(4, '0'))
}

// The map is larger than what is filled, so that LMDB's own pages never meet its end.
function mapBytesOf(capacityBytes: number): number {
  return capacityBytes + capacityBytes / 8 + 4 * limits.commitBytes
}


// Smaller values are copied out of the map: a thread would cost more than it saves.
const preadBytesMin = 32 * 1024

/** Opens a volume, or makes it. */
export function openVolume(options: VolumeOptions): Volume {
  const path = volumePath(options.directory, options.number)
  const table = openEnvironment({ path, mapBytes: mapBytesOf(options.capacityBytes) })
  const file = join(path, 'data.mdb')
  const descriptor = openSync(file, 'r')
  const locate = createLocate(table, file)
  const flow = createFlow()
  let failed = false

  async function commit<T>(sizeBytes: number, write: () => Promise<T>): Promise<T> {
    await flow.enter(sizeBytes)
    try {
      return await write()
    } catch (error) {
      const cause = await commitError(error)
      if (isFull(cause) || (isShortWrite(cause) && options.isSpent())) throw new EngineFull('no space left on the disk', { cause })
      failed = true
      throw cause
    } finally {
      flow.leave(sizeBytes)
    }
  }

  async function pread(offset: number, sizeBytes: number): Promise<Buffer | undefined> {
    await flow.enter(0)
    try {
      return await readAt(descriptor, offset, sizeBytes)
    } finally {
      flow.leave(0)
    }
  }

  function getCopy(id: ChunkId): Buffer | undefined {
    table.resetReadTxn()
    return table.get(id)
  }

  return {
    number: options.number,
    directory: options.directory,
    async put(id, bytes) {
      await commit(bytes.length, () => table.put(id, bytes as Buffer))
    },
    async get(id) {
      const sizeBytes = lengthOf(id)
      if (!locate || sizeBytes < preadBytesMin) return getCopy(id)
      const offset = locate(id)
      if (offset === undefined) return undefined
      const bytes = await pread(offset, sizeBytes)
      // What was dropped and written over meanwhile, or is not where it seemed: LMDB knows.
      return bytes && isIntact(id, bytes) ? bytes : getCopy(id)
    },
    has(id) {
      table.resetReadTxn()
      return table.getKeysCount({ start: id, end: id, inclusiveEnd: true, limit: 1 }) > 0
    },
    async remove(ids) {
      const there = await commit(0, () => Promise.all(ids.map((id) => table.remove(id, IF_EXISTS))))
      return ids.filter((_, i) => there[i])
    },
    list(after, limit) {
      table.resetReadTxn()
      const start = after ? { start: after, exclusiveStart: true } : { start: Buffer.from([0]) }
      return [...table.getKeys({ ...start, limit })].map((key) => Buffer.from(key))
    },
    hasRoom: (sizeBytes) => !failed && hasRoom(table, options, flow.bytes() + sizeBytes),
    usage: () => usageOf(table, file, options),
    async close() {
      await flow.drained()
      await table.close()
      close(descriptor)
    },
  }
}

// What is written next may take the pages of dropped chunks, so a volume goes on beyond its
// capacity while a quarter of it is such pages, but not far: they may be the wrong sizes.
function hasRoom(
  table: RootDatabase<Buffer, Buffer>,
  options: VolumeOptions,
  sizeBytes: number,
): boolean {
  table.resetReadTxn()
  const pages = pagesOf(table)
  const fileBytes = (pages.lastPageNumber + 1) * pages.pageSize + sizeBytes
  const liveBytes = pages.overflowPages * pages.pageSize + sizeBytes
  const capacityBytes = options.capacityBytes
  if (fileBytes <= capacityBytes) return true
  return liveBytes < capacityBytes * 0.75 && fileBytes < capacityBytes * 1.125
}

function usageOf(
  table: RootDatabase<Buffer, Buffer>,
  file: string,
  options: VolumeOptions,
): VolumeUsage {
  table.resetReadTxn()
  const pages = pagesOf(table)
  return {
    name: String(options.number).padStart(4, '0'),
    capacityBytes: options.capacityBytes,
    fileBytes: statSync(file).size,
    liveBytes: (pages.overflowPages + pages.treeLeafPageCount) * pages.pageSize,
  }
}

function readAt(descriptor: number, offset: number, sizeBytes: number): Promise<Buffer | undefined> {
  const bytes = Buffer.allocUnsafeSlow(sizeBytes)
  return new Promise((resolve) => {
    read(descriptor, bytes, 0, sizeBytes, offset, (error, readBytes) => {
      resolve(error || readBytes < sizeBytes ? undefined : bytes)
    })
  })
}

interface Flow {
  /** Resolves when there is room in flight for so many bytes. */
  enter(sizeBytes: number): Promise<void>
  leave(sizeBytes: number): void
  bytes(): number
  drained(): Promise<void>
}

/** Bounds what is in flight, because LMDB holds a copy of all that one commit writes. */
function createFlow(): Flow {
  let entered = 0
  let bytes = 0
  let waiting: (() => void)[] = []

  function changed(): Promise<void> {
    return new Promise((resolve) => waiting.push(resolve))
  }

  return {
    async enter(sizeBytes) {
      entered++
      while (bytes > 0 && bytes + sizeBytes > limits.commitBytes) await changed()
      bytes += sizeBytes
    },
    leave(sizeBytes) {
      entered--
      bytes -= sizeBytes
      const woken = waiting
      waiting = []
      for (const wake of woken) wake()
    },
    bytes: () => bytes,
    async drained() {
      while (entered > 0) await changed()
    },
  }
}
