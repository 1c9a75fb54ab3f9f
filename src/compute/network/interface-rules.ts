/** Keeps the rules and ways of interfaces that run as the records say, and touches no others. */

import type { ServedNetwork } from '../instances/machine-services.ts'
import type { ComputeReader } from '../records.ts'
import { remembered } from '../remembered.ts'
import type { Slots } from '../rounds.ts'
import type { DockerRuntime } from '../runtime/docker.ts'
import { applyRules, applyWiring } from '../runtime/holders.ts'
import { type InterfacePlan, type PlanParts, planInterface } from './interface-plan.ts'
import type { Link, LinkTable } from './links.ts'

/** What rules are put in place with. */
export interface RuleParts {
  readonly runtime: DockerRuntime
  readonly plans: PlanParts
  readonly links: LinkTable
  readonly slots: Slots
}

/** What a holder has been given in this life of its. */
interface Loaded extends Pick<InterfacePlan, 'rules' | 'wiring'> {
  readonly linkAddress: string
}

const nothing = { rules: '', wiring: '' }

/** The rulesets that holders have. */
export class InterfaceRules {
  readonly #parts: RuleParts
  /** By interface. */
  readonly #loaded = new Map<string, Loaded>()

  constructor(parts: RuleParts) {
    this.#parts = parts
  }

  /** Says that a holder began its life with a plan. */
  began({ networkInterfaceId, linkAddress }: Link, { rules, wiring }: InterfacePlan): void {
    this.#loaded.set(networkInterfaceId, { linkAddress, rules, wiring })
  }

  /** Says that a holder is no more. */
  ended(networkInterfaceId: string): void {
    this.#loaded.delete(networkInterfaceId)
  }

  /** Puts in place what is otherwise than before, on all holders of an account that run. */
  async refresh(
    records: ComputeReader,
    account: string,
    networks: ReadonlyMap<string, ServedNetwork>,
  ): Promise<void> {
    const { links, slots } = this.#parts
    const own = links.all().filter((link) => link.account === account)
    // Each interface asks for all members of its groups: they are read once for all of them.
    const now = remembered(records)
    const done = own.map((link) => slots.run(() => this.#refreshOne(now, link, networks)))
    const settled = await Promise.allSettled(done)
    const failed = settled.find(({ status }) => status === 'rejected')
    if (failed !== undefined) throw (failed as PromiseRejectedResult).reason
  }

  async #refreshOne(
    records: ComputeReader,
    link: Link,
    networks: ReadonlyMap<string, ServedNetwork>,
  ): Promise<void> {
    const { runtime, plans, links } = this.#parts
    const { networkInterfaceId, linkAddress } = link
    const networkInterface = await records.get('networkInterface', networkInterfaceId)
    const network = networks.get(link.vpcId)
    if (networkInterface === undefined || network === undefined) return
    // A name is given at the start, and stays.
    const at = { network, networkInterface, hostname: '' }
    const plan = await planInterface(plans, records, at)
    const before = this.#loaded.get(networkInterfaceId)
    const loaded = before?.linkAddress === linkAddress ? before : nothing
    const isHere = () => links.of(networkInterfaceId)?.linkAddress === linkAddress
    if (loaded.rules !== plan.rules && isHere()) {
      await applyRules(runtime, link, plan.rules)
    }
    if (loaded.wiring !== plan.wiring && isHere()) await applyWiring(runtime, plan.spec)
    if (isHere()) this.began(link, plan)
  }
}
