/** User data, which travels in base64 and is kept as Latin-1 text that stands for its bytes. */
import { limits } from '../../limits.ts'
import { invalidParameterValue, refusal } from '../errors.ts'

/**
 * The bytes of user data. Throws InvalidUserData.Malformed, InvalidParameterValue.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html
 */
export function parseUserData(base64: string): string {
  const text = base64.replace(/\s+/g, '')
  const isBase64 = /^[A-Za-z0-9+/]*={0,2}$/.test(text) && text.replace(/=+$/, '').length % 4 !== 1
  if (!isBase64) {
    throw refusal('InvalidUserData.Malformed', 'Invalid BASE64 encoding of user data.')
  }
  return keptUserData(Buffer.from(text, 'base64'))
}

/** Bytes of user data as they are kept. Throws InvalidParameterValue. */
export function keptUserData(bytes: Uint8Array): string {
  if (bytes.length <= limits.userDataBytes) return Buffer.from(bytes).toString('latin1')
  throw invalidParameterValue(`User data is limited to ${limits.userDataBytes} bytes`)
}

/** As it travels. */
export function userDataOutput(userData: string): string {
  return Buffer.from(userData, 'latin1').toString('base64')
}
