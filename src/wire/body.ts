/**
 * Bytes on their way in, as the wire hands them to an operation: pulled by the reader, taken out of
 * their framing, digested as they pass, and compared at the end with all that the client stated.
 * Nothing is read before it is pulled, so a request that is refused by its headers costs no body.
 */
import type { Readable } from 'node:stream'
import { limits } from '../limits.ts'
import { AwsChunkedDecoder, type Framing } from './aws-chunked.ts'
import { BodyDigester, type BodyDigests } from './body-digests.ts'
import { ByteSource } from './body-source.ts'
import { type StatedDigests, statedDigests } from './checksum-stated.ts'
import { type ChecksumAlgorithm, checksumAlgorithms } from './checksums.ts'
import { AwsError } from './errors.ts'
import type { Payload } from './payload.ts'

/**
 * A body that is read once, by iterating. It throws AwsError when the bytes are not what the client
 * said, at the latest in place of its end; nothing of it may be kept then. A piece is good until
 * the next is asked for, since the memory of large bodies is used again.
 */
export interface IncomingBody extends AsyncIterable<Buffer> {
  /** Of the object's bytes, without framing; undefined when the client did not say. */
  readonly declaredBytes: number | undefined
  /** For after the end. */
  digests(): Promise<BodyDigests>
}

/** What is known of a body before its first byte. */
export interface BodyOptions {
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>
  /** What was signed of it. */
  readonly payload: Payload
  /** Computed when the client states no checksum; undefined: none. */
  readonly defaultChecksum?: ChecksumAlgorithm | undefined
  /**
   * `optional`: no Content-Length and no Transfer-Encoding means no body, as HTTP has it.
   * `unknown`: the body is what comes until the source ends, as the file of a form.
   */
  readonly length?: 'required' | 'optional' | 'unknown' | undefined
  /** Called before the first byte is waited for: the place for `100 Continue`. */
  readonly onFirstRead?: (() => void) | undefined
  /** How long the client may send nothing; `limits.bodyIdleTimeoutMs` unless given. */
  readonly idleTimeoutMs?: number | undefined
}

const wholeNumber = /^\d{1,15}$/

/**
 * The body of a request; reads nothing yet. Throws what the headers already tell: InvalidDigest,
 * InvalidRequest, MissingContentLength, EntityTooLarge.
 */
export function openBody(source: Readable, options: BodyOptions): IncomingBody {
  const { headers, payload, defaultChecksum } = options
  const stated = statedDigests(headers, payload)
  const declaredBytes = declaredLength(options)
  const digester = new BodyDigester({
    declaredBytes,
    stated,
    sha256: payload.kind === 'hash' ? payload.sha256 : undefined,
    checksum: stated.checksum?.row ?? (defaultChecksum && checksumAlgorithms[defaultChecksum]),
  })
  const contentLength = headers['content-length']
  const rawBytes = contentLength === undefined ? undefined : Number(contentLength)
  const framing =
    payload.kind === 'chunked'
      ? chunkedFraming(payload, stated, { decodedBytes: declaredBytes ?? 0, rawBytes })
      : new PlainFraming(declaredBytes)
  const { onFirstRead, idleTimeoutMs } = options
  const bytes = new ByteSource(source, { rawBytes, onFirstRead, idleTimeoutMs })
  return new VerifiedBody(declaredBytes, { bytes, framing, digester })
}

/** All of a body that is a document. Throws MaxMessageLengthExceeded over `maxBytes`. */
export async function readDocument(body: IncomingBody, maxBytes: number): Promise<Buffer> {
  if ((body.declaredBytes ?? 0) > maxBytes) throw new AwsError('MaxMessageLengthExceeded')
  const pieces: Buffer[] = []
  let sizeBytes = 0
  for await (const piece of body) {
    sizeBytes += piece.length
    if (sizeBytes > maxBytes) throw new AwsError('MaxMessageLengthExceeded')
    // Only of a body in one piece does the memory stay as it is.
    pieces.push(piece.length === body.declaredBytes ? piece : Buffer.from(piece))
  }
  return pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces)
}

/** A body whose bytes are the object's, `declaredBytes` of them if that is known. */
class PlainFraming implements Framing {
  readonly #declaredBytes: number | undefined
  #left: number
  #piece: Buffer | undefined

  constructor(declaredBytes: number | undefined) {
    this.#declaredBytes = declaredBytes
    this.#left = declaredBytes ?? limits.singlePutBytes
  }

  get done(): boolean {
    return this.#left === 0 && this.#piece === undefined
  }

  push(raw: Buffer): void {
    if (raw.length > this.#left) {
      throw new AwsError(this.#declaredBytes === undefined ? 'EntityTooLarge' : 'IncompleteBody')
    }
    this.#left -= raw.length
    this.#piece = raw
  }

  read(): Buffer | undefined {
    const piece = this.#piece
    this.#piece = undefined
    return piece
  }

  end(): void {
    if (this.#declaredBytes !== undefined) throw new AwsError('IncompleteBody')
    this.#left = 0
  }
}

interface BodyParts {
  readonly bytes: ByteSource
  readonly framing: Framing
  readonly digester: BodyDigester
}

/** Iterates by hand: an async generator would cost a small body as much as its digests. */
class VerifiedBody implements IncomingBody, AsyncIterator<Buffer, undefined> {
  readonly declaredBytes: number | undefined
  readonly #parts: BodyParts
  #state: 'open' | 'verified' | 'stopped' = 'open'

  constructor(declaredBytes: number | undefined, parts: BodyParts) {
    this.declaredBytes = declaredBytes
    this.#parts = parts
  }

  [Symbol.asyncIterator](): AsyncIterator<Buffer, undefined> {
    return this
  }

  async next(): Promise<IteratorResult<Buffer, undefined>> {
    if (this.#state !== 'open') return { done: true, value: undefined }
    try {
      const ready = this.#advance()
      const piece = ready instanceof Promise ? await ready : ready
      if (piece !== undefined) return { done: false, value: piece }
      const verified = this.#parts.digester.verify(trailerOf(this.#parts.framing))
      if (verified !== undefined) await verified
    } catch (error) {
      this.#stop()
      throw error
    }
    this.#state = 'verified'
    this.#parts.bytes.finish()
    return { done: true, value: undefined }
  }

  async return(): Promise<IteratorResult<Buffer, undefined>> {
    if (this.#state === 'open') this.#stop()
    return { done: true, value: undefined }
  }

  async digests(): Promise<BodyDigests> {
    if (this.#state !== 'verified') throw new Error('digests of a body not read to its end')
    return this.#parts.digester.digests()
  }

  /** The next piece, already digested; undefined at the end. */
  #advance(): Buffer | undefined | Promise<Buffer | undefined> {
    const { bytes, framing, digester } = this.#parts
    for (;;) {
      const piece = framing.read()
      if (piece !== undefined) {
        const behind = digester.update(piece)
        return behind === undefined ? piece : behind.then(() => piece)
      }
      if (framing.done) return undefined
      const raw = bytes.next()
      if (raw instanceof Promise) return raw.then((arrived) => this.#feedAndAdvance(arrived))
      this.#feed(raw)
    }
  }

  #feed(raw: Buffer | undefined): void {
    if (raw === undefined) this.#parts.framing.end()
    else this.#parts.framing.push(raw)
  }

  #feedAndAdvance(raw: Buffer | undefined): Buffer | undefined | Promise<Buffer | undefined> {
    this.#feed(raw)
    return this.#advance()
  }

  #stop(): void {
    this.#state = 'stopped'
    this.#parts.bytes.stop()
    this.#parts.digester.abandon()
  }
}

function trailerOf(framing: Framing): string | undefined {
  return framing instanceof AwsChunkedDecoder ? framing.trailerValue : undefined
}

function chunkedFraming(
  payload: Payload & { kind: 'chunked' },
  stated: StatedDigests,
  sizes: { readonly decodedBytes: number; readonly rawBytes: number | undefined },
): Framing {
  const { checksum } = stated
  const trailerName = checksum?.value === undefined ? checksum?.row.header : undefined
  const { trailer, signature } = payload
  return new AwsChunkedDecoder({ ...sizes, trailer, trailerName, signature })
}

/** The object's size as the headers say. Throws MissingContentLength, EntityTooLarge. */
function declaredLength({ headers, payload, length }: BodyOptions): number | undefined {
  if (length === 'unknown') return undefined
  const chunked = payload.kind === 'chunked'
  const header = chunked ? 'x-amz-decoded-content-length' : 'content-length'
  const bodiless = headers['content-length'] === undefined && !headers['transfer-encoding']
  if (bodiless && !chunked && length === 'optional') return 0
  const text = headers[header]
  if (text === undefined || !wholeNumber.test(text)) throw new AwsError('MissingContentLength')
  const declaredBytes = Number(text)
  if (declaredBytes <= limits.singlePutBytes) return declaredBytes
  throw new AwsError('EntityTooLarge', {
    detail: { ProposedSize: text, MaxSizeAllowed: String(limits.singlePutBytes) },
  })
}

export type { BodyDigests }
