/** Virtual MFA devices: whether a code is the device's, and good for the first time. */
import type { Accounts } from './accounts.ts'
import { failedAgain, mustWait } from './attempts.ts'
import type { MfaDevice } from './credential-entities.ts'
import type { EntityReader } from './store.ts'
import { verifyTotp } from './totp.ts'

/** A code, and whose device it is said to come from. */
export interface MfaProof {
  /** Twelve digits. */
  readonly account: string
  /** Whose device it must be; undefined: the account root's. */
  readonly userName: string | undefined
  readonly serialNumber: string
  readonly code: string
}

/** The device of a serial number, enabled or not; undefined if there is none. */
export async function loadMfaDevice(
  records: EntityReader,
  serialNumber: string,
): Promise<MfaDevice | undefined> {
  const device = await records.get('mfaDevice', deviceName(serialNumber))
  return device?.serialNumber === serialNumber ? device : undefined
}

/** The name that a serial number ends with: unique in its account, whatever its path. */
export function deviceName(serialNumber: string): string {
  return serialNumber.slice(serialNumber.lastIndexOf('/') + 1)
}

/** The device's seed, to be kept nowhere. */
export function deviceSeed(accounts: Pick<Accounts, 'openSecret'>, device: MfaDevice): Buffer {
  return Buffer.from(accounts.openSecret(device.serialNumber, device.sealedSeed), 'base64')
}

/**
 * Whether a code proves that its sender has the device. A code is good once. False also for a
 * device that is not there, or not that user's, and while guessing is slowed.
 */
export function verifyMfa(
  accounts: Pick<Accounts, 'entities' | 'openSecret'>,
  { account, userName, serialNumber, code }: MfaProof,
  now: number,
): Promise<boolean> {
  return accounts.entities.change(account, async (records) => {
    const device = await loadMfaDevice(records, serialNumber)
    if (device?.enabled === undefined || device.enabled.userName !== userName) return false
    if (mustWait(device.failures, now)) return false
    const { failures, ...kept } = device
    const step = verifyTotp(deviceSeed(accounts, device), code, {
      now,
      lastStep: device.enabled.lastStep,
    })
    const after: MfaDevice =
      step === undefined
        ? { ...kept, failures: failedAgain(failures, now) }
        : { ...kept, enabled: { ...device.enabled, lastStep: step } }
    records.put('mfaDevice', deviceName(serialNumber), after)
    return step !== undefined
  })
}
