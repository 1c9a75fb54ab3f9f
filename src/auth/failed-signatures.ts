/**
 * Slows down who guesses: after some wrong signatures of one key within a minute, each further one
 * is answered ever later. A right signature never waits, whatever others do with its key's id, so
 * nobody can be locked out; who guesses learns of each guess only after the delay, and holds a
 * connection meanwhile.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { limits } from '../limits.ts'
import { AwsError } from '../wire/errors.ts'
import type { Authenticator } from './authenticate.ts'

interface Failures {
  count: number
  /** When the minute of the first of them is over. */
  readonly until: number
}

/** How time goes by. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Resolves after a while; does not keep the process. */
  readonly wait?: (delayMs: number) => Promise<unknown>
}

const unreferenced = (delayMs: number) => sleep(delayMs, undefined, { ref: false })

/** An authenticator that answers wrong signatures ever later. */
export function slowFailures(
  { authenticate, authenticateForm }: Authenticator,
  clock: Clock,
): Authenticator {
  const failures = new FailedSignatures(clock)
  const slow = (error: unknown) => failures.refuse(error)
  return {
    authenticate: (request, call) => authenticate(request, call).catch(slow),
    authenticateForm: (fields, bucket) => authenticateForm(fields, bucket).catch(slow),
  }
}

/** Counts wrong signatures by access key id. */
class FailedSignatures {
  readonly #now: () => number
  readonly #wait: (delayMs: number) => Promise<unknown>
  readonly #failures = new Map<string, Failures>()
  #waiting = 0

  constructor({ now, wait = unreferenced }: Clock) {
    this.#now = now
    this.#wait = wait
  }

  /** Throws what was thrown; a wrong signature later, if there were many. */
  async refuse(error: unknown): Promise<never> {
    if (error instanceof AwsError && error.code === 'SignatureDoesNotMatch') {
      const id = error.detail?.AWSAccessKeyId
      if (id !== undefined) await this.#delay(this.#count(id))
    }
    throw error
  }

  #count(accessKeyId: string): number {
    const now = this.#now()
    const known = this.#failures.get(accessKeyId)
    const counted =
      known !== undefined && now < known.until
        ? known
        : { count: 0, until: now + limits.signatureFailuresMs }
    counted.count += 1
    // What failed last is kept longest.
    this.#failures.delete(accessKeyId)
    this.#failures.set(accessKeyId, counted)
    const [oldest] = this.#failures.keys()
    if (this.#failures.size > limits.signatureFailuresKept && oldest) this.#failures.delete(oldest)
    return counted.count
  }

  async #delay(count: number): Promise<void> {
    const beyond = count - limits.signatureFailuresFree
    if (beyond <= 0 || this.#waiting >= limits.signatureDelaysAtOnce) return
    const { signatureDelayMs, signatureDelayMsMax } = limits
    const delayMs = Math.min(signatureDelayMs * 2 ** (beyond - 1), signatureDelayMsMax)
    this.#waiting += 1
    try {
      await this.#wait(delayMs)
    } finally {
      this.#waiting -= 1
    }
  }
}
