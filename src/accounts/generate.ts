/** New ids and secrets, in AWS's shapes. `random` gives that many random bytes. */

export type RandomBytes = (count: number) => Buffer

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const base62 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/**
 * `AKIA` and 16 letters and digits.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
export function generateAccessKeyId(random: RandomBytes): string {
  return `AKIA${letters(16, random)}`
}

/** The unique id of a user (`AIDA`), group (`AGPA`), role (`AROA`), policy (`ANPA`), …. */
export function generateUniqueId(prefix: string, random: RandomBytes): string {
  return prefix + letters(17, random)
}

function letters(count: number, random: RandomBytes): string {
  let text = ''
  for (const byte of random(count)) text += base32[byte % base32.length]
  return text
}

/** 40 letters and digits: AWS's length, without its slashes and pluses, which URLs quote. */
export function generateSecret(random: RandomBytes): string {
  let secret = ''
  while (secret.length < 40) {
    for (const byte of random(40)) {
      // 248 is the last multiple of 62 in a byte: beyond it letters would not be equally likely.
      if (byte < 248 && secret.length < 40) secret += base62[byte % base62.length]
    }
  }
  return secret
}

/** Twelve digits, the first not zero. */
export function generateAccountId(random: RandomBytes): string {
  return String(1e11 + (random(6).readUIntBE(0, 6) % 9e11))
}

/** A random UUID, as jobs and providers are named. RFC 9562, version 4. */
export function generateUuid(random: RandomBytes): string {
  const bytes = Buffer.from(random(16))
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

/** 32 hexadecimal digits and eight letters and digits, as AWS's ids of quota requests look. */
export function generateQuotaRequestId(random: RandomBytes): string {
  return random(16).toString('hex') + generateSecret(random).slice(0, 8)
}
