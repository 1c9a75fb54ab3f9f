/**
 * The volumes that this process has open. It opens one when a chunk in it is asked for, closes those
 * that are gone (within a second: until every process has, the file keeps its space), and writes to
 * one of its own, so that writers do not wait for each other's lock.
 */
import { existsSync } from 'node:fs'
import { EngineFull } from '../engine.ts'
import { makeDirectory } from './directory.ts'
import type { Space } from './space.ts'
import { openVolume, volumePath } from './volume.ts'
import type { Volume } from './volume.ts'
import type { Claim, VolumeTable } from './volume-table.ts'

export interface Volumes {
  /** Works on a volume, which stays open meanwhile; undefined if it is gone or lost. */
  use<T>(number: number, work: (volume: Volume) => Promise<T>): Promise<T | undefined>
  /** Writes where there is room, under a number of its own. Throws {@link EngineFull}. */
  write<T>(sizeBytes: number, work: Write<T>): Promise<T>
  /** Closes a volume that is gone. */
  forget(number: number): Promise<void>
  directoryOf(number: number): string | undefined
  close(): Promise<void>
}

/** What writes to a volume; `sequence` is nobody else's in it, ever. */
export type Write<T> = (volume: Volume, sequence: number) => Promise<T>

export interface VolumesOptions {
  readonly directories: readonly string[]
  readonly slot: number
  readonly capacityBytes: number
  readonly table: VolumeTable
  readonly space: Space
}

interface Opened {
  readonly volume: Volume
  users: number
  closing: (() => void) | undefined
}

interface Current {
  readonly opened: Opened
  readonly claim: Claim
  sequence: number
}

const openMax = 64
const lookEveryMs = 1000

/** The volumes in `directories`. */
export function createVolumes(options: VolumesOptions): Volumes {
  const { directories, table, space, capacityBytes } = options
  const all = new Map<number, Opened>()
  const closing = new Map<number, Promise<void>>()
  let current: Current | undefined
  let moving: Promise<void> | undefined
  let generation = table.generation()

  function directoryOf(number: number): string | undefined {
    return directories.find((directory) => existsSync(volumePath(directory, number)))
  }

  function isHere(number: number): boolean {
    const row = table.find(number)
    return row !== undefined && row.state !== 'gone'
  }

  function find(number: number): Opened | undefined {
    const known = all.get(number)
    if (known) return known
    const directory = isHere(number) ? directoryOf(number) : undefined
    if (directory === undefined) return undefined
    const isSpent = () => space.isSpent(directory)
    const volume = openVolume({ number, directory, capacityBytes, isSpent })
    const opened: Opened = { volume, users: 0, closing: undefined }
    all.set(number, opened)
    closeOldest(number)
    // It may have gone while it was being opened; from now on its generation tells.
    if (isHere(number)) return opened
    void forget(number)
    return undefined
  }

  function closeOldest(newest: number): void {
    for (const [number, opened] of all) {
      if (all.size <= openMax) return
      if (number !== newest && opened !== current?.opened) void forget(number)
    }
  }

  function forget(number: number): Promise<void> {
    const opened = all.get(number)
    if (!opened) return closing.get(number) ?? Promise.resolve()
    all.delete(number)
    if (current?.opened === opened) current = undefined
    const closed = unused(opened)
      .then(() => opened.volume.close())
      .finally(() => closing.delete(number))
    closing.set(number, closed)
    return closed
  }

  async function pinned<T>(opened: Opened, work: (volume: Volume) => Promise<T>): Promise<T> {
    opened.users++
    try {
      return await work(opened.volume)
    } finally {
      opened.users--
      if (opened.users === 0) opened.closing?.()
    }
  }

  function closeGone(): void {
    const latest = table.generation()
    if (latest === generation) return
    generation = latest
    for (const number of [...all.keys()]) if (!isHere(number)) void forget(number)
  }

  function roomiest(): string {
    const best = directories.reduce((a, b) => (space.freeBytes(b) > space.freeBytes(a) ? b : a))
    if (space.isLow(best)) throw new EngineFull('the disk is full')
    return best
  }

  // Takes the next run of numbers: in an open volume on a disk with room, or in a new volume.
  async function move(sizeBytes: number): Promise<void> {
    const directory = roomiest()
    const full = current && !current.opened.volume.hasRoom(sizeBytes) ? current : undefined
    current = undefined
    if (full) await table.change(full.claim.volume, { state: 'full' })
    const claim = await table.claim(options.slot, (number) => {
      const at = directoryOf(number)
      return at !== undefined && !space.isLow(at)
    })
    if (directoryOf(claim.volume) === undefined) makeDirectory(volumePath(directory, claim.volume))
    while (closing.has(claim.volume)) await closing.get(claim.volume)
    const opened = find(claim.volume)
    if (!opened) throw new Error(`volume ${claim.volume} is not there`)
    current = { opened, claim, sequence: claim.firstSequence }
  }

  function isUsable(place: Current | undefined, sizeBytes: number): place is Current {
    return (
      place !== undefined &&
      place.sequence < place.claim.endSequence &&
      !space.isLow(place.opened.volume.directory) &&
      place.opened.volume.hasRoom(sizeBytes)
    )
  }

  const look = setInterval(closeGone, lookEveryMs)
  look.unref()

  return {
    directoryOf,
    forget,
    async use(number, work) {
      while (closing.has(number)) await closing.get(number)
      const opened = find(number)
      return opened && pinned(opened, work)
    },
    async write(sizeBytes, work) {
      while (moving || !isUsable(current, sizeBytes)) {
        moving ??= move(sizeBytes).finally(() => {
          moving = undefined
        })
        await moving
      }
      const sequence = current.sequence++
      space.took(current.opened.volume.directory, sizeBytes)
      return pinned(current.opened, (volume) => work(volume, sequence))
    },
    async close() {
      clearInterval(look)
      await moving?.catch(() => undefined)
      for (const number of [...all.keys()]) void forget(number)
      await Promise.all(closing.values())
    },
  }
}

function unused(opened: Opened): Promise<void> {
  if (opened.users === 0) return Promise.resolve()
  return new Promise((resolve) => {
    opened.closing = resolve
  })
}
