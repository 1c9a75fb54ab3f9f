/** Access keys, as IAM's operations find and show them. */
import type { KeyChange, KeyOwner } from '../accounts/key-changes.ts'
import { limits } from '../limits.ts'
import { parseLength, parsePattern } from './bounds.ts'
import { noSuchEntity, unmodifiableEntity } from './errors.ts'

/** An access key's id. Throws ValidationError. */
export function parseAccessKeyId(text: string | undefined): string {
  const { accessKeyIdMin, accessKeyIdMax } = limits
  const id = parseLength('accessKeyId', text, [accessKeyIdMin, accessKeyIdMax])
  // AWS's own ids are words; an operator may have configured another for the root.
  return parsePattern('accessKeyId', id, /^[\x21-\x7e]+$/)
}

/** Throws what AWS says to a change of a key that was not made. */
export function requireChanged(change: KeyChange, { userName }: KeyOwner, id: string): void {
  if (change === 'changed') return
  if (change === 'NoSuchUser') throw noSuchEntity(`The user with name ${userName}`)
  if (change === 'NoSuchKey') throw noSuchEntity(`The Access Key with id ${id}`)
  throw unmodifiableEntity(
    "Cannot change the root key that the server was started with; it is replaced by the server's " +
      'configuration.',
  )
}
