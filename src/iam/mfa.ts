/** Virtual MFA devices, as IAM's operations find and show them. */
import type { AccountRoot } from '../accounts/account-entities.ts'
import { accountRoot } from '../accounts/account-root.ts'
import type { MfaDevice } from '../accounts/credential-entities.ts'
import type { User } from '../accounts/entities.ts'
import { type CodePair, deviceName, loadMfaDevice, synchronize } from '../accounts/mfa.ts'
import type { EntityChange, EntityReader } from '../accounts/store.ts'
import type { CallContext, Resource } from '../auth/call.ts'
import type { Caller } from '../auth/caller.ts'
import { limits } from '../limits.ts'
import { parseLength, parsePattern } from './bounds.ts'
import {
  entityTemporarilyUnmodifiable,
  invalidAuthenticationCode,
  noSuchEntity,
  noSuchEntityMessage,
} from './errors.ts'
import { secretViolation } from './names.ts'
import { existingUser, parseSubject } from './users.ts'

/** A serial number. Throws ValidationError. */
export function parseSerialNumber(text: string | undefined): string {
  const { serialNumberMin, serialNumberMax } = limits
  const serialNumber = parseLength('serialNumber', text, [serialNumberMin, serialNumberMax])
  return parsePattern('serialNumber', serialNumber, /^[\w+=/:,.@-]+$/)
}

interface GivenCodes {
  readonly AuthenticationCode1?: string | undefined
  readonly AuthenticationCode2?: string | undefined
}

/** The two codes of an input. Throws ValidationError, which repeats neither. */
export function parseCodes(input: GivenCodes): CodePair {
  return [
    parseCode('authenticationCode1', input.AuthenticationCode1),
    parseCode('authenticationCode2', input.AuthenticationCode2),
  ]
}

function parseCode(member: string, code = ''): string {
  if (/^\d{6}$/.test(code)) return code
  throw secretViolation(member, 'satisfy regular expression pattern: [\\d]{6}')
}

/**
 * Whose device an operation is about, undefined for the root, who calls itself by the account's id,
 * as GetUser shows it. Throws ValidationError.
 */
export function parseDeviceOwner(
  given: string | undefined,
  { account, caller }: { readonly account: string; readonly caller: Caller },
): string | undefined {
  if (given === account && caller.type === 'root') return undefined
  return parseSubject(given, caller)
}

/** The device of a serial number; throws NoSuchEntity. */
export async function existingDevice(
  records: EntityReader,
  serialNumber: string,
): Promise<MfaDevice> {
  const device = await loadMfaDevice(records, serialNumber)
  if (device !== undefined) return device
  throw noSuchEntityMessage(`VirtualMFADevice with serial number ${serialNumber} doesn't exist.`)
}

/** The device that somebody has enabled; throws NoSuchEntity. */
export async function enabledDevice(
  records: EntityReader,
  serialNumber: string,
  userName: string | undefined,
): Promise<MfaDevice> {
  const { mfaDevices } = await deviceOwner(records, userName)
  const device = await existingDevice(records, serialNumber)
  if (mfaDevices.includes(serialNumber)) return device
  throw noSuchEntity(`MFA Device with serial number ${serialNumber} for user ${userName ?? 'root'}`)
}

/** A user, or the account's root. Throws NoSuchEntity. */
export function deviceOwner(
  records: EntityReader,
  userName: string | undefined,
): Promise<User | AccountRoot> {
  return userName === undefined ? accountRoot(records) : existingUser(records, userName)
}

/** Writes down which devices somebody has. */
export function putDevices(
  records: EntityChange,
  owner: User | AccountRoot,
  mfaDevices: readonly string[],
): void {
  if ('userName' in owner) records.put('user', owner.userName, { ...owner, mfaDevices })
  else records.put('root', 'root', { ...owner, mfaDevices })
}

/** What two codes came to. */
export type Synchronized = 'right' | 'wrong' | 'wait'

/** Sets a device's clock by two codes, and writes down what came of it. */
export function synchronizeDevice(
  records: EntityChange,
  { device, codes }: { readonly device: MfaDevice; readonly codes: CodePair },
  { accounts, now }: Pick<CallContext<unknown>, 'accounts' | 'now'>,
): Synchronized {
  const tried = synchronize(accounts, { device, codes }, now)
  if (tried === undefined) return 'wait'
  records.put('mfaDevice', deviceName(device.serialNumber), tried.device)
  return tried.isRight ? 'right' : 'wrong'
}

/** Throws what AWS says to codes that are not the device's; after the attempt was written down. */
export function requireRight(outcome: Synchronized, serialNumber: string): void {
  if (outcome === 'wrong') throw invalidAuthenticationCode()
  if (outcome === 'right') return
  throw entityTemporarilyUnmodifiable(
    `MFA Device ${serialNumber} cannot be modified after too many wrong codes. Try again later.`,
  )
}

/** The device that an input names. */
export async function deviceResource({
  input: { SerialNumber: serialNumber },
  entities,
}: CallContext<{ readonly SerialNumber?: string | undefined }>): Promise<Resource> {
  const arn = parseSerialNumber(serialNumber)
  const device = await loadMfaDevice(entities, arn)
  return { arn, ...(device && { tags: device.tags }) }
}
