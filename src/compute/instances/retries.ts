/** How often a step of an instance failed, and when it is tried again. */
import { limits } from '../../limits.ts'

/** The failures of all instances, in memory: after a restart all is tried anew. */
export class Retries {
  readonly #failures = new Map<string, { readonly count: number; readonly until: number }>()
  readonly #starts = new Map<string, { readonly at: number; readonly inRow: number }>()

  /** Whether its next try is still to come. */
  waits(instanceId: string): boolean {
    const failure = this.#failures.get(instanceId)
    return failure !== undefined && performance.now() < failure.until
  }

  /** Counts a failure; each next try is later. */
  failed(instanceId: string): { readonly count: number; readonly delayMs: number } {
    const count = (this.#failures.get(instanceId)?.count ?? 0) + 1
    const delayMs = Math.min(limits.stepRetryMs * 4 ** (count - 1), limits.hostSweepMs)
    this.#failures.set(instanceId, { count, until: performance.now() + delayMs - 1 })
    return { count, delayMs: delayMs + 1 }
  }

  succeeded(instanceId: string): void {
    this.#failures.delete(instanceId)
  }

  /** It runs. What ran before for a moment only, and was not wished for anew, adds up. */
  started(instanceId: string, { isWished }: { readonly isWished: boolean }): void {
    const last = this.#starts.get(instanceId)
    const isSoon = last !== undefined && performance.now() - last.at < limits.earlyEndMs
    const inRow = isSoon && !isWished ? last.inRow + 1 : 0
    this.#starts.set(instanceId, { at: performance.now(), inRow })
  }

  /** False: its last runs were moments, one after another. */
  mayStartAgain(instanceId: string): boolean {
    const last = this.#starts.get(instanceId)
    const isSoon = last !== undefined && performance.now() - last.at < limits.earlyEndMs
    return !isSoon || last.inRow + 1 < limits.stepAttempts
  }
}
