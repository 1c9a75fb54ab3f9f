/**
 * Signatures of `aws-chunked` bodies: each chunk's covers the one before, the first covers the
 * request's own (the seed).
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 */
import type { ChunkSigner } from '../wire/payload.ts'
import { emptySha256, type SigningKey, sha256Hex } from './signing-keys.ts'

/** What a chain of chunk signatures hangs on. */
export interface Seed {
  readonly key: SigningKey
  /** `20130524T000000Z`, the time of the request. */
  readonly date: string
  /** `20130524/us-east-1/s3/aws4_request` */
  readonly scope: string
  /** The request's own signature. */
  readonly signature: string
}

/** Signs a body chunk after chunk, then its trailer. */
export function createChunkSigner({ key, date, scope, signature }: Seed): ChunkSigner {
  const chunkHead = `AWS4-HMAC-SHA256-PAYLOAD\n${date}\n${scope}\n`
  const trailerHead = `AWS4-HMAC-SHA256-TRAILER\n${date}\n${scope}\n`
  let previous = signature
  return {
    chunk(sha256OfChunkHex) {
      const text = `${chunkHead}${previous}\n${emptySha256}\n${sha256OfChunkHex}`
      previous = key.sign(text)
      return previous
    },
    trailer(canonicalTrailerBytes) {
      return key.sign(`${trailerHead}${previous}\n${sha256Hex(canonicalTrailerBytes)}`)
    },
  }
}
