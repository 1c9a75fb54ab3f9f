/** Bytes on their way in, as the wire hands them to an operation: pulled, verified at the end. */
import type { ChecksumAlgorithm } from './checksums.ts'

export interface BodyDigests {
  readonly md5: Buffer
  readonly checksum?: { readonly algorithm: ChecksumAlgorithm; readonly value: string } | undefined
}

export interface IncomingBody extends AsyncIterable<Buffer> {
  readonly declaredBytes: number | undefined
  digests(): Promise<BodyDigests>
}
