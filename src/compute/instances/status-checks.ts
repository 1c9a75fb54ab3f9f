/**
 * Whether machines that run have booted, as AWS's status checks tell. Nothing is run inside: what
 * listens in a machine's network is in the kernel's table, and sshd listens in nearly all of them.
 * One in which nothing listens has booted when its init has had time and has begun others.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/monitoring-system-instance-status-check.html
 */
import { limits } from '../../limits.ts'
import type { Compute } from '../compute.ts'
import { readListening } from '../forwarding/listening.ts'
import type { Follower } from '../reconcile.ts'
import type { AccountCompute } from '../records.ts'
import type { DockerRuntime } from '../runtime/docker.ts'
import { hasBegun } from '../runtime/init-signals.ts'
import { findMachine, type Machine } from '../runtime/machines.ts'
import { interfacesOf } from '../volumes/attachments.ts'
import type { Instance, StatusCheck } from './machine-entities.ts'

/** What machines are checked with. */
export interface StatusCheckParts {
  readonly compute: Compute
  readonly runtime: DockerRuntime
  now(): number
  onProblem(what: string, error: unknown): void
}

/** Checks machines from their start until they have booted, or are late. */
export class StatusChecks implements Follower {
  readonly name = 'status checks'
  readonly #parts: StatusCheckParts
  readonly #looking = new Set<string>()
  readonly #timers = new Set<NodeJS.Timeout>()

  constructor(parts: StatusCheckParts) {
    this.#parts = parts
  }

  /** Begins with those that are not checked yet; looks again at those that were late. */
  async follow(account: string): Promise<void> {
    const own = this.#parts.compute.existing(account)
    for (const { instanceId, state, check } of await own.records.all('instance')) {
      if (state === 'running' && check?.status !== 'passed') this.#begin(own, instanceId)
    }
  }

  /** One that has started anew has not booted yet. */
  async restarted(account: string, instanceId: string): Promise<void> {
    const own = this.#parts.compute.existing(account)
    const machine = await findMachine(this.#parts.runtime, instanceId)
    const startedAt = machine?.startedAt
    await changed(own, instanceId, ({ check, ...rest }) =>
      check === undefined || check.startedAt === startedAt ? undefined : rest,
    )
    this.#begin(own, instanceId)
  }

  async close(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer)
  }

  #begin(own: AccountCompute, instanceId: string): void {
    if (this.#looking.has(instanceId)) return
    this.#looking.add(instanceId)
    void this.#look(own, instanceId)
      .catch((error) => {
        this.#parts.onProblem(`status of ${instanceId}`, error)
        return false
      })
      .then((isUndecided) => {
        this.#looking.delete(instanceId)
        if (isUndecided) this.#later(() => this.#begin(own, instanceId))
      })
  }

  #later(work: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      work()
    }, limits.statusLookMs)
    this.#timers.add(timer.unref())
  }

  /** True when it must be looked at again soon. */
  async #look(own: AccountCompute, instanceId: string): Promise<boolean> {
    const { runtime, now } = this.#parts
    const instance = await own.records.get('instance', instanceId)
    if (instance?.state !== 'running' || instance.check?.status === 'passed') return false
    const machine = await findMachine(runtime, instanceId)
    if (machine?.status !== 'running' || machine.startedAt === undefined) return false
    const { startedAt } = machine
    const ageMs = now() - startedAt
    const [primary] = await interfacesOf(own.records, instanceId)
    const address = primary?.addresses[0].address ?? ''
    const isUp = await hasBooted(machine, address, ageMs)
    const isLate = ageMs > limits.statusLateMs
    if (!isUp && (!isLate || instance.check !== undefined)) return !isLate
    const status = isUp ? 'passed' : 'failed'
    const check: StatusCheck = { status, startedAt, since: now() }
    await changed(own, instanceId, (found) => ({ ...found, check }))
    return false
  }
}

async function hasBooted(
  { processId }: Machine,
  privateIp: string,
  ageMs: number,
): Promise<boolean> {
  const listening = await readListening(processId, privateIp).catch(() => undefined)
  if (listening !== undefined && listening.tcp.size > 0) return true
  return ageMs > limits.statusQuietMs && (await hasBegun(processId))
}

async function changed(
  own: AccountCompute,
  instanceId: string,
  change: (instance: Instance) => Instance | undefined,
): Promise<void> {
  await own.change(async (records) => {
    const found = await records.get('instance', instanceId)
    const now = found?.state === 'running' ? change(found) : undefined
    if (now !== undefined) records.put('instance', instanceId, now)
  })
}
