/**
 * Public keys that may be brought along, and how AWS takes their fingerprints.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/verify-keys.html
 */
import { createHash, createPublicKey, type KeyObject } from 'node:crypto'
import { parseStrings, sshNumber, sshString } from './ssh-wire.ts'

/** A public key as SSH has it. */
export interface PublicKey {
  readonly keyType: 'rsa' | 'ed25519'
  /** The blob that `authorized_keys` has in base64. */
  readonly blob: Buffer
  readonly key: KeyObject
}

const rsaName = 'ssh-rsa'
const ed25519Name = 'ssh-ed25519'
/** AWS: the lengths of RSA keys that may be imported. */
const rsaBits = [1024, 2048, 4096]

/**
 * Reads a key in OpenSSH's format, that of RFC 4716, base64 of DER or PEM; undefined for what is
 * none, or of a kind or length that EC2 does not take.
 */
export function parsePublicKey(text: string): PublicKey | undefined {
  const trimmed = text.trim()
  if (trimmed.startsWith('---- BEGIN SSH2 PUBLIC KEY ----')) return ofBlob(rfc4716(trimmed))
  const [name, base64 = ''] = trimmed.split(/\s+/)
  if (name === rsaName || name === ed25519Name) return ofBlob(base64)
  return ofDer(trimmed.replace(/-----[^-]+-----/g, '').replace(/\s+/g, ''))
}

function rfc4716(text: string): string {
  const lines = text.split(/\r?\n/).filter((line) => !line.startsWith('----'))
  const isHeader = (line: string) => line.includes(':')
  const body: string[] = []
  let continues = false
  for (const line of lines) {
    if (!continues && !isHeader(line)) body.push(line.trim())
    continues = (continues || isHeader(line)) && line.endsWith('\\')
  }
  return body.join('')
}

const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/

function ofBlob(base64: string): PublicKey | undefined {
  if (!isBase64.test(base64)) return undefined
  const blob = Buffer.from(base64, 'base64')
  const [name, first, second, ...more] = parseStrings(blob) ?? []
  if (first === undefined || more.length > 0) return undefined
  if (name?.toString() === ed25519Name && second === undefined && first.length === 32) {
    return { keyType: 'ed25519', blob, key: ed25519(first) }
  }
  if (name?.toString() !== rsaName || second === undefined) return undefined
  return rsa(blob, jwkKey({ kty: 'RSA', e: number(first), n: number(second) }))
}

function ofDer(base64: string): PublicKey | undefined {
  if (!isBase64.test(base64)) return undefined
  const der = Buffer.from(base64, 'base64')
  const key = attempt(() => createPublicKey({ key: der, format: 'der', type: 'spki' }))
  if (key?.asymmetricKeyType !== 'rsa') return undefined
  return rsa(rsaBlob(key), key)
}

function rsa(blob: Buffer, key: KeyObject | undefined): PublicKey | undefined {
  const bits = key?.asymmetricKeyDetails?.modulusLength ?? 0
  return key && rsaBits.includes(bits) ? { keyType: 'rsa', blob, key } : undefined
}

function number(bytes: Buffer): string {
  return (bytes[0] === 0 ? bytes.subarray(1) : bytes).toString('base64url')
}

function ed25519(point: Buffer): KeyObject {
  const x = point.toString('base64url')
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
}

function jwkKey(key: { kty: string; e: string; n: string }): KeyObject | undefined {
  return attempt(() => createPublicKey({ key, format: 'jwk' }))
}

function attempt(make: () => KeyObject): KeyObject | undefined {
  try {
    return make()
  } catch {
    return undefined
  }
}

/** The blob of an RSA key. */
export function rsaBlob(key: KeyObject): Buffer {
  const { e = '', n = '' } = key.export({ format: 'jwk' })
  const numbers = [e, n].map((text) => sshNumber(Buffer.from(text, 'base64url')))
  return Buffer.concat([sshString(rsaName), ...numbers])
}

/** The blob of an ED25519 key. */
export function ed25519Blob(key: KeyObject): Buffer {
  const { x = '' } = key.export({ format: 'jwk' })
  return Buffer.concat([sshString(ed25519Name), sshString(Buffer.from(x, 'base64url'))])
}

/** As in `authorized_keys`, with a comment. */
export function authorizedKey({ keyType, blob }: PublicKey, comment: string): string {
  return `${keyType === 'rsa' ? rsaName : ed25519Name} ${blob.toString('base64')} ${comment}`
}

/** The fingerprint of an imported key: MD5 of the public DER, or of ED25519 SHA-256 of the blob. */
export function importedFingerprint({ keyType, blob, key }: PublicKey): string {
  if (keyType === 'ed25519') return sha256Fingerprint(blob)
  return colons(createHash('md5').update(key.export({ format: 'der', type: 'spki' })))
}

/** SHA-256 of a key's blob in base64, as OpenSSH has it, but padded. */
export function sha256Fingerprint(blob: Buffer): string {
  return createHash('sha256').update(blob).digest('base64')
}

/** A digest as pairs of hex digits. */
export function colons(hash: ReturnType<typeof createHash>): string {
  return (hash.digest('hex').match(/../g) ?? []).join(':')
}
