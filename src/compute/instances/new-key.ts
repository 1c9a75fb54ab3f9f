/**
 * New key pairs, their private half as files of OpenSSH (PEM) or PuTTY (PPK).
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/create-key-pairs.html
 */
import { createHash, createHmac, generateKeyPair, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import type { RandomBytes } from '../ids.ts'
import {
  authorizedKey,
  colons,
  ed25519Blob,
  type PublicKey,
  rsaBlob,
  sha256Fingerprint,
} from './public-key.ts'
import { sshNumber, sshString } from './ssh-wire.ts'

const generate = promisify(generateKeyPair)

/** What a new key pair is to be. */
export interface NewKeyFacts {
  readonly keyName: string
  readonly keyType: PublicKey['keyType']
  readonly format: 'pem' | 'ppk'
  readonly random: RandomBytes
}

/** A new key pair: what is kept of it, and the private half, which is not. */
export interface NewKey {
  readonly publicKey: string
  readonly fingerprint: string
  readonly material: string
}

/** Makes a key pair. The fingerprint of RSA is SHA-1 of the private key in PKCS#8. */
export async function makeKeyPair(facts: NewKeyFacts): Promise<NewKey> {
  return facts.keyType === 'rsa' ? makeRsa(facts) : makeEd25519(facts)
}

async function makeRsa({ keyName, format }: NewKeyFacts): Promise<NewKey> {
  const { privateKey, publicKey } = await generate('rsa', { modulusLength: 2048 })
  const blob = rsaBlob(publicKey)
  const pkcs8 = privateKey.export({ format: 'der', type: 'pkcs8' })
  const pem = () => privateKey.export({ format: 'pem', type: 'pkcs1' }).toString()
  const ppk = () => puttyFile({ name: 'ssh-rsa', keyName, blob, secret: rsaSecret(privateKey) })
  return {
    publicKey: authorizedKey({ keyType: 'rsa', blob, key: publicKey }, keyName),
    fingerprint: colons(createHash('sha1').update(pkcs8)),
    material: format === 'pem' ? pem() : ppk(),
  }
}

async function makeEd25519({ keyName, format, random }: NewKeyFacts): Promise<NewKey> {
  const { privateKey, publicKey } = await generate('ed25519')
  const blob = ed25519Blob(publicKey)
  const seed = Buffer.from(privateKey.export({ format: 'jwk' }).d ?? '', 'base64url')
  const secret = sshString(seed)
  return {
    publicKey: authorizedKey({ keyType: 'ed25519', blob, key: publicKey }, keyName),
    fingerprint: sha256Fingerprint(blob),
    material:
      format === 'pem'
        ? openSshFile(blob, seed, random)
        : puttyFile({ name: 'ssh-ed25519', keyName, blob, secret }),
  }
}

function rsaSecret(key: KeyObject): Buffer {
  const { d = '', p = '', q = '', qi = '' } = key.export({ format: 'jwk' })
  return Buffer.concat([d, p, q, qi].map((text) => sshNumber(Buffer.from(text, 'base64url'))))
}

/** Node has no writer for it: PROTOCOL.key of OpenSSH, without encryption. */
function openSshFile(blob: Buffer, seed: Buffer, random: RandomBytes): string {
  const point = blob.subarray(-32)
  const check = random(4)
  const inner = [check, check, blob, sshString(Buffer.concat([seed, point])), sshString('')]
  const length = inner.reduce((sum, part) => sum + part.length, 0)
  const padding = Buffer.from(Array.from({ length: (8 - (length % 8)) % 8 }, (_, at) => at + 1))
  const count = Buffer.alloc(4)
  count.writeUInt32BE(1)
  const file = Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    ...['none', 'none', ''].map(sshString),
    count,
    sshString(blob),
    sshString(Buffer.concat([...inner, padding])),
  ])
  const lines = linesOf(file, 70).join('\n')
  return `-----BEGIN OPENSSH PRIVATE KEY-----\n${lines}\n-----END OPENSSH PRIVATE KEY-----\n`
}

interface PuttyParts {
  readonly name: string
  readonly keyName: string
  readonly blob: Buffer
  readonly secret: Buffer
}

/**
 * Version 2, which all of PuTTY reads.
 * https://the.earth.li/~sgtatham/putty/latest/htmldoc/AppendixC.html
 */
function puttyFile({ name, keyName, blob, secret }: PuttyParts): string {
  const macKey = createHash('sha1').update('putty-private-key-file-mac-key').digest()
  const covered = Buffer.concat([name, 'none', keyName, blob, secret].map(sshString))
  const open = linesOf(blob, 64)
  const closed = linesOf(secret, 64)
  return [
    `PuTTY-User-Key-File-2: ${name}`,
    'Encryption: none',
    `Comment: ${keyName}`,
    `Public-Lines: ${open.length}`,
    ...open,
    `Private-Lines: ${closed.length}`,
    ...closed,
    `Private-MAC: ${createHmac('sha1', macKey).update(covered).digest('hex')}`,
    '',
  ].join('\n')
}

function linesOf(bytes: Buffer, columns: number): string[] {
  return bytes.toString('base64').match(new RegExp(`.{1,${columns}}`, 'g')) ?? []
}
