/**
 * The digests of a body: what the client stated is compared, what storage keeps is handed out. A
 * body that came in one piece is digested in one call each, and only for what is asked; one of a
 * megabyte or more has its MD5 computed in the hash thread while it passes.
 */
import { createHash, type Hash } from 'node:crypto'
import { limits } from '../limits.ts'
import { cryptoHash } from './checksum-hashers.ts'
import { type StatedDigests, trailerValue } from './checksum-stated.ts'
import type { ChecksumAlgorithm, ChecksumRow, Hasher } from './checksums.ts'
import { AwsError } from './errors.ts'
import { type OffloadedMd5, openOffloadedMd5 } from './hash-offload.ts'

/** What a body turned out to be. `value` is base64, `md5` 16 bytes. */
export interface BodyDigests {
  readonly md5: Buffer
  readonly checksum?: { readonly algorithm: ChecksumAlgorithm; readonly value: string } | undefined
}

/** What is to be computed of a body, and what it must come to. */
export interface DigestPlan {
  readonly declaredBytes: number | undefined
  readonly stated: StatedDigests
  /** `x-amz-content-sha256`, when it is a hash. */
  readonly sha256?: Buffer | undefined
  /** The checksum to keep: the stated one, or the default. */
  readonly checksum?: ChecksumRow | undefined
}

const nothing = Buffer.alloc(0)
const md5Hash = cryptoHash('md5')
const sha256Hash = cryptoHash('sha256')

/** Follows one body from its first byte to its digests. */
export class BodyDigester {
  readonly #plan: DigestPlan
  /** The whole body, if it came in one piece or is empty. */
  #whole: Buffer = nothing
  #offloaded: OffloadedMd5 | undefined
  #running:
    | { md5: Hash | undefined; sha256: Hash | undefined; checksum: Hasher | undefined }
    | undefined
  #md5: Buffer | undefined
  #checksum: Buffer | undefined

  constructor(plan: DigestPlan) {
    this.#plan = plan
  }

  /** Takes the next bytes; a promise when the hash thread must catch up first. */
  update(bytes: Buffer): Promise<void> | undefined {
    if (this.#running === undefined) {
      if (bytes.length === this.#plan.declaredBytes) {
        this.#whole = bytes
        return undefined
      }
      this.#begin()
    }
    const running = this.#running
    running?.sha256?.update(bytes)
    running?.checksum?.update(bytes)
    running?.md5?.update(bytes)
    return this.#offloaded?.update(bytes)
  }

  /** Compares with what was stated. Throws BadDigest, InvalidRequest, XAmzContentSHA256Mismatch. */
  verify(trailer: string | undefined): Promise<void> | undefined {
    if (this.#offloaded === undefined) return this.#compare(trailer)
    return this.#offloaded.digest().then((md5) => {
      this.#offloaded = undefined
      this.#md5 = md5
      this.#compare(trailer)
    })
  }

  /** After `verify`. */
  digests(): BodyDigests {
    const { checksum } = this.#plan
    const md5 = this.#md5Value()
    if (checksum === undefined) return { md5 }
    const value = this.#checksumValue(checksum).toString('base64')
    return { md5, checksum: { algorithm: checksum.algorithm, value } }
  }

  /** Stops computing, for a body that failed. */
  abandon(): void {
    this.#offloaded?.abandon()
    this.#offloaded = undefined
  }

  #begin(): void {
    const { declaredBytes, sha256, checksum } = this.#plan
    const offload = (declaredBytes ?? 0) >= limits.hashInlineBytes
    if (offload) this.#offloaded = openOffloadedMd5()
    this.#running = {
      md5: offload ? undefined : createHash('md5'),
      sha256: sha256 && createHash('sha256'),
      checksum: checksum?.create(),
    }
  }

  #compare(trailer: string | undefined): undefined {
    const { stated, sha256 } = this.#plan
    if (sha256 !== undefined) compareSha256(sha256, this.#sha256Value())
    if (stated.md5 !== undefined) compareMd5(stated.md5, this.#md5Value())
    if (stated.checksum === undefined) return
    const { row, value = trailerValue(row, trailer ?? '') } = stated.checksum
    if (value.equals(this.#checksumValue(row))) return
    throw new AwsError('BadDigest', {
      message: `The ${row.algorithm} you specified did not match the calculated checksum.`,
    })
  }

  #md5Value(): Buffer {
    this.#md5 ??= this.#running?.md5?.digest() ?? md5Hash.once(this.#whole)
    return this.#md5
  }

  #checksumValue(row: ChecksumRow): Buffer {
    this.#checksum ??= this.#running?.checksum?.digest() ?? row.once(this.#whole)
    return this.#checksum
  }

  #sha256Value(): Buffer {
    return this.#running?.sha256?.digest() ?? sha256Hash.once(this.#whole)
  }
}

function compareSha256(stated: Buffer, computed: Buffer): void {
  if (stated.equals(computed)) return
  throw new AwsError('XAmzContentSHA256Mismatch', {
    detail: {
      ClientComputedContentSHA256: stated.toString('hex'),
      S3ComputedContentSHA256: computed.toString('hex'),
    },
  })
}

function compareMd5(stated: Buffer, computed: Buffer): void {
  if (stated.equals(computed)) return
  throw new AwsError('BadDigest', {
    detail: {
      ExpectedDigest: stated.toString('base64'),
      CalculatedDigest: computed.toString('base64'),
    },
  })
}
