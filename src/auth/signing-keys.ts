/** The keys of Signature V4: derived from a secret for one day, region and service. */
import { createHmac, createSecretKey, hash, type KeyObject, timingSafeEqual } from 'node:crypto'
import type { Credential } from './credential.ts'
import { scopeOf } from './credential.ts'

/** The SHA-256 of no bytes, in hex. */
export const emptySha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

/** SHA-256 in hex. */
export function sha256Hex(bytes: Uint8Array): string {
  return hash('sha256', bytes, 'hex')
}

/** HMAC-SHA256 of an ASCII text, in hex: what a signature of V4 is. */
export function signText(key: KeyObject, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex')
}

/** Whether two signatures are the same; takes equally long wherever they differ. */
export function sameSignature(ours: string, theirs: string): boolean {
  const expected = Buffer.from(ours, 'latin1')
  const provided = Buffer.from(theirs, 'latin1')
  return expected.length === provided.length && timingSafeEqual(expected, provided)
}

/**
 * Derives the signing key of a scope.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 */
export function deriveSigningKey(secret: string, scope: Credential): KeyObject {
  let key: Buffer = Buffer.from(`AWS4${secret}`)
  for (const step of [scope.date, scope.region, scope.service, 'aws4_request']) {
    key = createHmac('sha256', key).update(step).digest()
  }
  return createSecretKey(key)
}

interface Derived {
  readonly secret: string
  readonly key: KeyObject
}

/**
 * Signing keys already derived, by access key and scope, at most `max`; the oldest goes first. One
 * is given only for the secret that it came from, so a changed secret needs no invalidation.
 */
export class SigningKeys {
  readonly #derived = new Map<string, Derived>()
  readonly #max: number

  constructor(max: number) {
    this.#max = max
  }

  get(secret: string, credential: Credential): KeyObject {
    const name = `${credential.accessKeyId}/${scopeOf(credential)}`
    const found = this.#derived.get(name)
    if (found !== undefined && found.secret === secret) return found.key
    return this.#derive(name, secret, credential)
  }

  #derive(name: string, secret: string, credential: Credential): KeyObject {
    const key = deriveSigningKey(secret, credential)
    this.#derived.set(name, { secret, key })
    if (this.#derived.size > this.#max) {
      for (const oldest of this.#derived.keys()) {
        this.#derived.delete(oldest)
        break
      }
    }
    return key
  }
}
