/**
 * Hashers for every checksum that S3 knows, all with one face. What Node and `@node-rs/crc32` lack
 * comes from hash-wasm, whose state lives in the memory of one WebAssembly instance: the instance
 * is lent to the hasher that is being fed, and the state of the one before is put aside, so any
 * number of bodies share it without waiting for a new instance.
 */
import { createHash, hash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { crc32c } from '@node-rs/crc32'
import type { IHasher as WasmHasher } from 'hash-wasm'
import crc64 from 'hash-wasm/dist/crc64.umd.min.js'
import xxhash3 from 'hash-wasm/dist/xxhash3.umd.min.js'
import xxhash64 from 'hash-wasm/dist/xxhash64.umd.min.js'
import xxhash128 from 'hash-wasm/dist/xxhash128.umd.min.js'

/** Digests bytes that come piece by piece. `digest` is for once, after the last piece. */
export interface Hasher {
  update(bytes: Uint8Array): void
  /** The digest, in AWS's byte order: most significant byte first. */
  digest(): Buffer
}

/** One way to digest: piece by piece, or all at once, which is cheaper for small bodies. */
export interface HashFunction {
  create(): Hasher
  once(bytes: Uint8Array): Buffer
}

/** A digest that `node:crypto` has, by its name there. */
export function cryptoHash(name: 'md5' | 'sha1' | 'sha256' | 'sha512'): HashFunction {
  return {
    create: () => createHash(name),
    once: (bytes) => hash(name, bytes, 'buffer'),
  }
}

/** A 32-bit CRC made by a function that continues from the CRC of what came before. */
function crc32Hash(next: (bytes: Uint8Array, crc: number) => number): HashFunction {
  return {
    create: () => new Crc32Hasher(next),
    once: (bytes) => bigEndian32(next(bytes, 0)),
  }
}

class Crc32Hasher implements Hasher {
  readonly #next: (bytes: Uint8Array, crc: number) => number
  #crc = 0

  constructor(next: (bytes: Uint8Array, crc: number) => number) {
    this.#next = next
  }

  update(bytes: Uint8Array): void {
    // zlib forgets what came before when an empty array of its own memory is given (Node 20.20).
    if (bytes.length > 0) this.#crc = this.#next(bytes, this.#crc)
  }

  digest(): Buffer {
    return bigEndian32(this.#crc)
  }
}

function bigEndian32(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(4)
  bytes.writeUInt32BE(value >>> 0)
  return bytes
}

/** One WebAssembly instance, and the hasher whose state it holds now. */
class SharedInstance implements HashFunction {
  readonly #wasm: WasmHasher
  #holder: SharedHasher | undefined

  constructor(wasm: WasmHasher) {
    this.#wasm = wasm
  }

  create(): Hasher {
    return new SharedHasher(this)
  }

  once(bytes: Uint8Array): Buffer {
    this.#putAside()
    return asBuffer(this.#wasm.init().update(bytes).digest('binary'))
  }

  /** The instance, holding the state of this hasher. */
  lend(hasher: SharedHasher): WasmHasher {
    if (this.#holder === hasher) return this.#wasm
    this.#putAside()
    this.#holder = hasher
    if (hasher.state === undefined) return this.#wasm.init()
    // The instance takes a state only between `init` and `digest`.
    return this.#wasm.init().load(hasher.state)
  }

  release(): void {
    this.#holder = undefined
  }

  #putAside(): void {
    if (this.#holder !== undefined) this.#holder.state = this.#wasm.save()
    this.#holder = undefined
  }
}

class SharedHasher implements Hasher {
  readonly #instance: SharedInstance
  state: Uint8Array | undefined

  constructor(instance: SharedInstance) {
    this.#instance = instance
  }

  update(bytes: Uint8Array): void {
    this.#instance.lend(this).update(bytes)
  }

  digest(): Buffer {
    const digest = this.#instance.lend(this).digest('binary')
    this.#instance.release()
    return asBuffer(digest)
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** CRC-64/NVME's polynomial, reflected. NVM Command Set Specification 1.0, 5.2.1.3.4. */
const crc64NvmePolynomial = '9a6c9329ac4bc9b5'

const [crc64Nvme, xxHash64, xxHash3, xxHash128] = await Promise.all([
  crc64.createCRC64(crc64NvmePolynomial),
  xxhash64.createXXHash64(),
  xxhash3.createXXHash3(),
  xxhash128.createXXHash128(),
])

/** The digests that are not in `node:crypto`. */
export const fastHashes = {
  crc32: crc32Hash(crc32),
  crc32c: crc32Hash((bytes, crc) => crc32c(bytes, crc)),
  crc64Nvme: new SharedInstance(crc64Nvme),
  xxHash64: new SharedInstance(xxHash64),
  xxHash3: new SharedInstance(xxHash3),
  xxHash128: new SharedInstance(xxHash128),
} as const
