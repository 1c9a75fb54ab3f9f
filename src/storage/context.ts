/**
 * What every part of storage works with. Clock and randomness come from outside, so tests choose
 * them.
 */
import type { Engine } from '../engine/engine.ts'
import type { ChecksumAlgorithm, ChecksumType } from './model.ts'

/** What every part of storage is given. */
export interface Context {
  readonly engine: Engine
  /** Milliseconds since 1970. */
  now(): number
  /** Unpredictable bytes. */
  random(bytes: number): Buffer
  readonly checksums: ChecksumMath
  /** Blobs that are being read by this process; `reclaim` leaves them alone. */
  readonly reading: BlobsInUse
}

/** How an object's checksum follows from its parts'. The arithmetic is the wire's. */
export interface ChecksumMath {
  /** Base64, with `-N` behind it when COMPOSITE. */
  ofParts(
    algorithm: ChecksumAlgorithm,
    type: ChecksumType,
    parts: readonly { readonly value: string; readonly sizeBytes: number }[],
  ): string
  /** Base64, of all the bytes. */
  of(algorithm: ChecksumAlgorithm, bytes: AsyncIterable<Buffer>): Promise<string>
}

/** Counts the readers of each blob. */
export class BlobsInUse {
  readonly #readers = new Map<string, number>()

  /** Marks blobs as being read; call what it answers when done. */
  hold(blobs: Iterable<string>): () => void {
    const held = [...new Set(blobs)]
    for (const blob of held) this.#readers.set(blob, (this.#readers.get(blob) ?? 0) + 1)
    return () => {
      for (const blob of held.splice(0)) {
        const left = (this.#readers.get(blob) ?? 1) - 1
        if (left === 0) this.#readers.delete(blob)
        else this.#readers.set(blob, left)
      }
    }
  }

  /** Those of `blobs` that are being read. */
  among(blobs: readonly string[]): string[] {
    return blobs.filter((blob) => this.#readers.has(blob))
  }
}

/**
 * A new identity: 24 hex digits, in the order of time, so that records written together lie
 * together.
 */
export function newId(context: Context): string {
  return context.now().toString(16).padStart(12, '0') + context.random(6).toString('hex')
}

/** When a change happens, as S3 keeps it: whole seconds, in milliseconds. */
export function changeTime(context: Context): number {
  return Math.floor(context.now() / 1000) * 1000
}
