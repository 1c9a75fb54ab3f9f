/** Puts storage together. */
import type { Engine } from '../engine/engine.ts'
import { buckets } from './buckets.ts'
import { BlobsInUse, type ChecksumMath, type Context } from './context.ts'
import { images } from './images.ts'
import { objects } from './objects.ts'
import { quotas } from './quotas.ts'
import type { Storage } from './storage.ts'
import { uploads } from './uploads.ts'

/** What storage is made of. */
export interface StorageOptions {
  readonly engine: Engine
  readonly checksums: ChecksumMath
  /** Milliseconds since 1970. */
  now(): number
  /** Unpredictable bytes, for ids. */
  random(bytes: number): Buffer
}

/** Storage on an engine. It has nothing to close; the engine has. */
export function openStorage(options: StorageOptions): Storage {
  const reading = new BlobsInUse()
  const context: Context = { ...options, reading }
  return {
    buckets: buckets(context),
    objects: objects(context),
    uploads: uploads(context),
    images: images(context),
    quotas: quotas(context),
    reading,
  }
}
