/** The rules of interfaces, from records to the holders that run: at the start and live. */
import { firewallRuleset } from './firewall.ts'
import { interfaceFirewall } from './interface-firewall.ts'
import type { Link, LinkTable } from './links.ts'
import type { MachineService, ServedNetwork } from './machine-services.ts'
import type { NetworkInterface } from './network-entities.ts'
import type { ComputeReader } from './records.ts'
import type { Slots } from './rounds.ts'
import type { DockerRuntime } from './runtime/docker.ts'
import { applyRules } from './runtime/holders.ts'

/** What rules are made and put in place with. */
export interface RuleParts {
  readonly runtime: DockerRuntime
  readonly services: Pick<Required<MachineService>, 'serve'>
  readonly links: LinkTable
  readonly slots: Slots
}

/** The rulesets that holders have. */
export class InterfaceRules {
  readonly #parts: RuleParts
  /** By interface: what was loaded last, and into which holder's life. */
  readonly #loaded = new Map<string, { readonly linkAddress: string; readonly text: string }>()

  constructor(parts: RuleParts) {
    this.#parts = parts
  }

  /** The ruleset that an interface should have now. */
  async textOf(
    records: ComputeReader,
    networkInterface: NetworkInterface,
    network: ServedNetwork,
  ): Promise<string> {
    const wall = await interfaceFirewall(records, networkInterface)
    const services = await this.#parts.services.serve(network)
    return firewallRuleset({ ...wall, gateway: network.gateway, services })
  }

  /** Says that a holder began its life with a ruleset. */
  began({ networkInterfaceId, linkAddress }: Link, text: string): void {
    this.#loaded.set(networkInterfaceId, { linkAddress, text })
  }

  /** Says that a holder is no more. */
  ended(networkInterfaceId: string): void {
    this.#loaded.delete(networkInterfaceId)
  }

  /** Puts the rules in place that are other ones than before, on all holders of an account. */
  async refresh(
    records: ComputeReader,
    account: string,
    networks: ReadonlyMap<string, ServedNetwork>,
  ): Promise<void> {
    const { links, slots } = this.#parts
    const own = links.all().filter((link) => link.account === account)
    if (own.length === 0) return
    const done = own.map((link) => slots.run(() => this.#refreshOne(records, link, networks)))
    const failed = (await Promise.allSettled(done)).find(({ status }) => status === 'rejected')
    if (failed !== undefined) throw (failed as PromiseRejectedResult).reason
  }

  async #refreshOne(
    records: ComputeReader,
    { networkInterfaceId, vpcId, linkAddress }: Link,
    networks: ReadonlyMap<string, ServedNetwork>,
  ): Promise<void> {
    const { runtime, links } = this.#parts
    const found = await records.get('networkInterface', networkInterfaceId)
    const network = networks.get(vpcId)
    if (found === undefined || network === undefined) return
    const text = await this.textOf(records, found, network)
    const loaded = this.#loaded.get(networkInterfaceId)
    if (loaded?.text === text && loaded.linkAddress === linkAddress) return
    if (links.of(networkInterfaceId)?.linkAddress !== linkAddress) return
    await applyRules(runtime, networkInterfaceId, text)
    this.#loaded.set(networkInterfaceId, { linkAddress, text })
  }
}
