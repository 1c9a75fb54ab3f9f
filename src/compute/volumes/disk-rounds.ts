/**
 * Keeps volumes and snapshots as the records say, with Docker or without. What is quick, plugging
 * in and holding bytes, does not wait for what takes long, bytes to and from the store.
 */
import { limits } from '../../limits.ts'
import { Rounds, Slots } from '../rounds.ts'
import { reconcileSnapshots } from './reconcile-snapshots.ts'
import { reconcileVolumes, type VolumeHost } from './reconcile-volumes.ts'
import { sweepVolumes } from './sweep-volumes.ts'

/** The volumes and snapshots of all accounts. */
export class DiskRounds {
  readonly #host: VolumeHost
  readonly #quick: Rounds
  readonly #slow: Rounds
  /** Snapshots under way share the disk, and so do accounts. */
  readonly #slots = new Slots(limits.imagesAtOnce)
  readonly #timers = new Map<string, NodeJS.Timeout>()
  #isClosed = false

  constructor(host: VolumeHost) {
    this.#host = host
    this.#quick = new Rounds((account) => this.#reconcile(account), problem('volumes'))
    this.#slow = new Rounds((account) => this.#transfer(account), problem('snapshots'))

    function problem(what: string) {
      return (account: string, error: unknown) => host.onProblem(`${what} of ${account}`, error)
    }
  }

  /** Looks at an account soon; resolves when what is quick has been done. */
  ask(account: string): Promise<void> {
    return this.#quick.ask(account)
  }

  /** Looks at all accounts, and removes what was left behind. */
  async sweep(): Promise<void> {
    await sweepVolumes(this.#host)
    for (const { account } of await this.#host.compute.shared.all('tenant')) {
      if (this.#isClosed) return
      await this.ask(account)
    }
  }

  /** Begins no more; resolves when what runs has ended. */
  async close(): Promise<void> {
    this.#isClosed = true
    for (const timer of this.#timers.values()) clearTimeout(timer)
    await this.#quick.close()
    await this.#slow.close()
  }

  async #reconcile(account: string): Promise<void> {
    const { again } = await reconcileVolumes(this.#host, account)
    if (again) this.#askLater(account)
    void this.#slow.ask(account)
  }

  async #transfer(account: string): Promise<void> {
    const { done, again } = await this.#slots.run(() => reconcileSnapshots(this.#host, account))
    // What was restored may be plugged in, and what was held may be deleted.
    if (done > 0) {
      void this.#quick.ask(account)
      this.#host.transferred(account)
    }
    if (again) this.#askLater(account)
  }

  #askLater(account: string): void {
    if (this.#isClosed || this.#timers.has(account)) return
    const timer = setTimeout(() => {
      this.#timers.delete(account)
      void this.ask(account)
    }, limits.volumeRetryMs)
    this.#timers.set(account, timer)
  }
}
