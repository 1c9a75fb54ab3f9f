/** What proves who a user is, beside access keys: passwords and MFA devices. */
import type { Failures } from './attempts.ts'
import type { PasswordRecord } from './password.ts'

/** A console password. */
export interface LoginProfile {
  readonly createdAt: number
  readonly passwordResetRequired: boolean
  /** The newest first, then those that may not come again. */
  readonly hashes: readonly PasswordRecord[]
  readonly changedAt: number
  /** Attempts since the password was last given. */
  readonly failures?: Failures
}

/** A virtual MFA device, by the name that its serial number ends with. */
export interface MfaDevice {
  /** An ARN: `arn:aws:iam::123456789012:mfa/path/name`. */
  readonly serialNumber: string
  /** Base64; sealed under the serial number. */
  readonly sealedSeed: string
  readonly createdAt: number
  readonly tags: Readonly<Record<string, string>>
  /** Absent: it is nobody's yet. */
  readonly enabled?: {
    readonly at: number
    /** Absent: it is the account root's. */
    readonly userName?: string
  }
  /** The step of the last code that was taken: none is taken twice. */
  readonly lastStep?: number
  /** How many steps its clock is ahead of ours; kept by EnableMFADevice and ResyncMFADevice. */
  readonly driftSteps?: number
  readonly failures?: Failures
}
