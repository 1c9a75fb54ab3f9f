/** How much room the disks have, asked at most once a second and reckoned with in between. */
import { statfsSync } from 'node:fs'

/** The room on the disks of directories. */
export interface Space {
  /** Whether a directory's disk has less than the reserve left, so that only deletes may go on. */
  isLow(directory: string): boolean
  /** Whether there is so little, asked now, that a write which came short did so for lack of it. */
  isSpent(directory: string): boolean
  freeBytes(directory: string): number
  /** Counts bytes that were written since the disk was asked. */
  took(directory: string, bytes: number): void
}

const askEveryMs = 1000
const spentBytes = 4 * 1024 * 1024

/** Watches disks; `reserveBytes` stays free on each for deletes and bookkeeping. */
export function createSpace(reserveBytes: number): Space {
  const known = new Map<string, { askedAt: number; freeBytes: number }>()

  function ask(directory: string): number {
    const disk = statfsSync(directory)
    const freeBytes = disk.bavail * disk.bsize
    known.set(directory, { askedAt: performance.now(), freeBytes })
    return freeBytes
  }

  function freeBytes(directory: string): number {
    const last = known.get(directory)
    if (last && performance.now() - last.askedAt < askEveryMs) return last.freeBytes
    return ask(directory)
  }

  return {
    freeBytes,
    isLow: (directory) => freeBytes(directory) < reserveBytes,
    isSpent: (directory) => ask(directory) < Math.max(reserveBytes, spentBytes),
    took(directory, bytes) {
      const last = known.get(directory)
      if (last) last.freeBytes -= bytes
    },
  }
}
