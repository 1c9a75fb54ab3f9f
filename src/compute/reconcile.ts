/**
 * Makes the machines what the records say. It looks at one account at a time: reads what is wished
 * for and what Docker has, and takes for each instance the next step (`machine-steps.ts`). A step
 * may be done twice and broken off anywhere; the look after it finds what is left to do. It is
 * woken by changes, by what happens in Docker, and now and then by a clock.
 */
import { limits } from '../limits.ts'
import type { Compute } from './compute.ts'
import { forgetTerminated } from './instances/instance-end.ts'
import type { Instance } from './instances/machine-entities.ts'
import { lookAt, type Sight } from './instances/machine-look.ts'
import type { MachineService, ServedNetwork } from './instances/machine-services.ts'
import { Retries } from './instances/retries.ts'
import type { InstanceAt, SettleParts } from './instances/settle.ts'
import { type MachineSettings, Unstartable } from './instances/start-machine.ts'
import { giveUp, type StepParts, takeStep } from './instances/take-step.ts'
import { removeLeftovers } from './leftovers.ts'
import { InterfaceRules } from './network/interface-rules.ts'
import type { LinkTable } from './network/links.ts'
import { type PlugParts, plugInterfaces } from './network/reconcile-interfaces.ts'
import { PeeringFollower, RouterTable } from './network/reconcile-peerings.ts'
import { Rounds, Slots } from './rounds.ts'
import { type DockerRuntime, isConnectionLost } from './runtime/docker.ts'

/** Something else that follows an account's records: volumes, images. */
export interface Follower {
  readonly name: string
  /** Called once at a time for an account, after each change; the sweep calls it again. */
  follow(account: string): Promise<void>
  /** An instance's container has started, or is gone. */
  restarted?(account: string, instanceId: string): Promise<void>
  /** An instance that reboots stands still, and starts when this is done. */
  halted?(account: string, instanceId: string): Promise<void>
  /** Begins nothing more; resolves when all that runs has ended. */
  close?(): Promise<void>
}

/** What the reconciler works with. */
export interface ReconcileParts extends SettleParts {
  readonly compute: Compute
  readonly runtime: DockerRuntime
  readonly services: Required<MachineService>
  readonly settings: MachineSettings
  /** Docker's name of the holders' image. */
  readonly holderImage: string
  readonly links: LinkTable
  /** Whether the host sends anything on. */
  hasWayOut(): boolean
  readonly followers: readonly Follower[]
  /** Told of all that was tried in vain. */
  onProblem(what: string, error: unknown): void
}

/** Keeps machines as records say. */
export class Reconciler {
  readonly #parts: ReconcileParts
  readonly #steps: Omit<StepParts, 'lineUpAgain'>
  readonly #rounds: readonly Rounds[]
  readonly #followers: readonly Follower[]
  readonly #rules: Rounds
  readonly #looks: Rounds
  readonly #slots = new Slots(limits.stepsAtOnce)
  readonly #busy = new Map<string, Promise<void>>()
  readonly #retries = new Retries()
  readonly #timers = new Set<NodeJS.Timeout>()
  #isClosed = false

  constructor(parts: ReconcileParts) {
    this.#parts = parts
    const { compute, runtime, services, links, settings, holderImage, onProblem } = parts
    const networks = new Map<string, ServedNetwork>()
    // Rules do not wait for machines that start.
    const slots = new Slots(limits.stepsAtOnce)
    const recordsOf = (account: string) => compute.existing(account).records
    const routers = new RouterTable()
    const peers = { recordsOf, routerOf: routers.routerOf }
    const refresh = (account: string) => this.refresh(account)
    const later = (account: string) => this.#later(account, limits.dockerRetryMs)
    const peering = { compute, runtime, image: holderImage, routers, refresh, later, onProblem }
    this.#followers = [...parts.followers, new PeeringFollower(peering)]
    const plans = { services, holderImage, peers, hasWayOut: () => parts.hasWayOut() }
    const rules = new InterfaceRules({ runtime, plans, links, slots })
    const restarted = async (account: string, instanceId: string) => {
      for (const one of this.#followers) await one.restarted?.(account, instanceId)
    }
    const halted = async (account: string, instanceId: string) => {
      for (const one of this.#followers) await one.halted?.(account, instanceId)
    }
    const { now, journal } = parts
    const made = { runtime, services, plans, settings, links, rules, networks }
    this.#steps = { ...made, now, journal, restarted, halted }
    const plugging = { ...made, isBusy: (instanceId: string) => this.#busy.has(instanceId) }
    // One change asks for all of these, and a launch of twenty makes eighty changes.
    const gap = { gapMs: limits.roundGapMs }
    const rounds = (what: string, work: (account: string) => Promise<void>) =>
      new Rounds(work, problem(what), gap)
    this.#looks = rounds('machines', (account) => this.#look(account))
    this.#rules = rounds('rules', (account) => rules.refresh(recordsOf(account), account, networks))
    this.#rounds = [
      this.#rules,
      new Rounds(
        (account) => this.#plug(account, plugging),
        (account, error) => {
          problem('interfaces')(account, error)
          this.#later(account, limits.dockerRetryMs)
        },
        gap,
      ),
      rounds('services', (account) => services.changed(account, links)),
      ...this.#followers.map((one) => rounds(one.name, (account) => one.follow(account))),
      this.#looks,
    ]

    function problem(what: string) {
      return (account: string, error: unknown) => onProblem(`${what} of ${account}`, error)
    }
  }

  /** Looks at an account soon. */
  changed(account: string): void {
    for (const rounds of this.#rounds) void rounds.ask(account)
  }

  /** Looks at the rules and ways of an account's interfaces soon: what is beyond it has changed. */
  refresh(account: string): void {
    void this.#rules.ask(account)
  }

  /**
   * Docker told of something in an account. It tells of an end before its list shows it (moby's
   * handleContainerExit), so there is a second look.
   */
  happened(account: string): void {
    this.changed(account)
    this.#later(account, limits.dockerListedMs)
  }

  /** Looks at all accounts, and removes what belongs to no record. */
  async sweep(): Promise<void> {
    const { compute, onProblem } = this.#parts
    for (const { account } of await compute.shared.all('tenant')) {
      if (this.#isClosed) return
      for (const rounds of this.#rounds) if (rounds !== this.#looks) void rounds.ask(account)
      await this.#looks.ask(account)
    }
    await removeLeftovers(this.#parts).catch((error) => onProblem('leftovers', error))
  }

  /** Begins nothing more; resolves when all that runs has ended. */
  async close(): Promise<void> {
    this.#isClosed = true
    for (const timer of this.#timers) clearTimeout(timer)
    await Promise.all(this.#followers.map((one) => one.close?.()))
    await Promise.all(this.#rounds.map((rounds) => rounds.close()))
    // What takes longer is broken off, as a crash would: it is taken up again at the next start.
    const late = new Promise((resolve) => setTimeout(resolve, limits.hostCloseMs).unref())
    await Promise.race([Promise.all(this.#busy.values()), late])
  }

  async #look(account: string): Promise<void> {
    const own = this.#parts.compute.existing(account)
    const busy = new Set(this.#busy.keys())
    const sights = await lookAt(this.#steps, own, account)
    for (const { instance, step } of sights) {
      const { instanceId } = instance
      if (step === 'keep' || busy.has(instanceId) || this.#retries.waits(instanceId)) continue
      this.#begin({ own, account, instance }, step)
    }
    const hasEnded = sights.some(({ instance }) => instance.state === 'terminated')
    if (hasEnded) await own.change((records) => forgetTerminated(records, this.#parts.now()))
  }

  async #plug(account: string, plugging: PlugParts): Promise<void> {
    const isNew = await plugInterfaces(plugging, this.#parts.compute.existing(account))
    if (isNew && !this.#isClosed) this.changed(account)
  }

  #begin(at: InstanceAt, step: Sight['step']): void {
    const { instanceId } = at.instance
    const taken = this.#slots
      .run(async (lineUpAgain) => {
        if (this.#isClosed) return
        this.#requireLife(at, step)
        await takeStep({ ...this.#steps, lineUpAgain }, at, step)
        this.#retries.succeeded(instanceId)
        if (step === 'start') this.#retries.started(instanceId, { isWished: isWished(at) })
      })
      .catch((error: Error) => this.#failed(at, step, error))
      .catch((error: unknown) => this.#parts.onProblem(`${step} of ${instanceId}`, error))
      .then(() => {
        this.#busy.delete(instanceId)
        if (!this.#isClosed) this.changed(at.account)
      })
    this.#busy.set(instanceId, taken)
  }

  /** Throws Unstartable for a machine that ends again and again as soon as it starts. */
  #requireLife({ instance: { instanceId, state } }: InstanceAt, step: Sight['step']): void {
    if (step !== 'start' || isWished({ instance: { state } })) return
    if (this.#retries.mayStartAgain(instanceId)) return
    throw new Unstartable('The machine ends as soon as it starts')
  }

  /** What Docker's absence breaks off is no failure: it goes on when Docker is back. */
  async #failed(at: InstanceAt, step: Sight['step'], error: Error): Promise<void> {
    const { instanceId } = at.instance
    if (isConnectionLost(error)) return this.#later(at.account, limits.dockerRetryMs)
    this.#parts.onProblem(`${step} of ${instanceId}`, error)
    const { count, delayMs } = this.#retries.failed(instanceId)
    // One that ran is to run again, however long Docker takes to recover.
    const isGivenUp = isWished(at) && count >= limits.stepAttempts
    const isHopeless = error instanceof Unstartable || isGivenUp
    if (step !== 'start' || !isHopeless) return this.#later(at.account, delayMs)
    this.#retries.succeeded(instanceId)
    await giveUp(this.#steps, at, error)
  }

  #later(account: string, delayMs: number): void {
    if (this.#isClosed) return
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      this.changed(account)
    }, delayMs)
    this.#timers.add(timer)
  }
}

/** Somebody asked for it to start, and waits. */
function isWished({ instance }: { readonly instance: Pick<Instance, 'state'> }): boolean {
  return instance.state === 'pending'
}
