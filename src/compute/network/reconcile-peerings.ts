/**
 * Keeps a router for each active peering whose VPCs both have machines, and the rules of the
 * accounts on its sides as their neighbours' records say. The requester's account is the one that
 * is looked at, so that two accounts never build the same router at once.
 */
import type { Compute } from '../compute.ts'
import { isUsed } from '../leftovers.ts'
import { Rounds } from '../rounds.ts'
import type { DockerRuntime } from '../runtime/docker.ts'
import { findNetwork } from '../runtime/networks.ts'
import {
  ensureRouter,
  listRouters,
  type RouterSide,
  type RouterState,
  removeRouter,
  shutRouter,
} from '../runtime/routers.ts'
import type { Peers } from './peered-ways.ts'
import type { PeeringSide, VpcPeeringConnection } from './peering-entities.ts'
import { accountsOf } from './peerings.ts'

/** What peerings are kept with. */
export interface PeeringFollowerParts {
  readonly compute: Compute
  readonly runtime: DockerRuntime
  /** The holder's image. */
  readonly image: string
  readonly routers: RouterTable
  /** Has the rules and ways of an account's interfaces looked at. */
  refresh(account: string): void
  /** Has an account looked at again after a while. */
  later(account: string): void
  onProblem(what: string, error: unknown): void
}

/** A router that has been given its rules in this life of the host's process. */
interface Router {
  readonly containerId: string
  /** Its spec, in a text that differs when it does. */
  readonly text: string
  /** By VPC. */
  readonly links: ReadonlyMap<string, string>
}

/** The routers that run. */
export class RouterTable {
  readonly #routers = new Map<string, Router>()

  /** See `Peers`. */
  readonly routerOf: Peers['routerOf'] = (peeringId, vpcId) =>
    this.#routers.get(peeringId)?.links.get(vpcId)

  of(peeringId: string): Router | undefined {
    return this.#routers.get(peeringId)
  }

  put(peeringId: string, router: Router): void {
    this.#routers.set(peeringId, router)
  }

  /** True if there was one. */
  remove(peeringId: string): boolean {
    return this.#routers.delete(peeringId)
  }
}

/** Follows peerings: a `Follower` of the reconciler's. */
export class PeeringFollower {
  readonly name = 'peerings'
  readonly #parts: PeeringFollowerParts
  readonly #rounds: Rounds

  constructor(parts: PeeringFollowerParts) {
    this.#parts = parts
    this.#rounds = new Rounds(
      (account) => this.#keep(account),
      (account, error) => {
        parts.onProblem(`peerings of ${account}`, error)
        parts.later(account)
      },
    )
  }

  async follow(account: string): Promise<void> {
    const { compute, refresh } = this.#parts
    const all = await compute.existing(account).records.all('vpcPeeringConnection')
    // What is to be cut waits for no router that is being made.
    await Promise.all(all.map((one) => one.state === 'active' || this.#shut(one)))
    const active = all.filter(({ state }) => state === 'active')
    // Their rules may name groups of this account's.
    const neighbours = new Set(active.flatMap(accountsOf))
    neighbours.delete(account)
    for (const each of neighbours) refresh(each)
    const requesters = new Set(all.map(({ requester }) => requester.account))
    for (const each of requesters) void this.#rounds.ask(each)
  }

  close(): Promise<void> {
    return this.#rounds.close()
  }

  async #keep(account: string): Promise<void> {
    const { compute, runtime } = this.#parts
    const all = await compute.existing(account).records.all('vpcPeeringConnection')
    const own = all.filter(({ requester }) => requester.account === account)
    if (own.length === 0) return
    const there = await listRouters(runtime, account)
    for (const peering of own) {
      const { vpcPeeringConnectionId: id } = peering
      const sides = peering.state === 'active' ? await this.#sidesOf(peering) : undefined
      const router = there.find(({ peeringId }) => peeringId === id)
      if (sides !== undefined) await this.#raise(peering, sides, router)
      else await this.#cut(peering, router)
    }
  }

  /** Undefined where one side has no machine that could send anything. */
  async #sidesOf({
    requester,
    accepter,
  }: VpcPeeringConnection): Promise<[RouterSide, RouterSide] | undefined> {
    const one = await this.#sideOf(requester)
    const other = one && (await this.#sideOf(accepter))
    return one && other && [one, other]
  }

  async #sideOf({ account, vpcId, cidrBlocks }: PeeringSide): Promise<RouterSide | undefined> {
    const { compute, runtime } = this.#parts
    const interfaces = await compute.existing(account).records.all('networkInterface')
    if (!interfaces.some((one) => one.vpcId === vpcId && isUsed(one))) return undefined
    const network = await findNetwork(runtime, vpcId)
    return network && { network, cidrs: cidrBlocks }
  }

  async #raise(
    peering: VpcPeeringConnection,
    sides: readonly [RouterSide, RouterSide],
    found: RouterState | undefined,
  ): Promise<void> {
    const { runtime, routers, image } = this.#parts
    const { vpcPeeringConnectionId: peeringId, requester } = peering
    const text = JSON.stringify(sides)
    const before = routers.of(peeringId)
    const isSame = before?.text === text && before.containerId === found?.containerId
    if (isSame && found?.isRunning) return
    const spec = { account: requester.account, peeringId, sides, image }
    const { containerId: id, addresses } = await ensureRouter(runtime, spec)
    const links = new Map(sides.map(({ network }, at) => [network.vpcId, addresses[at] ?? '']))
    routers.put(peeringId, { containerId: id, text, links })
    this.#refresh(peering)
  }

  /** Removes a router that is known, or that was found. */
  async #cut(peering: VpcPeeringConnection, found?: RouterState): Promise<void> {
    const isKnown = await this.#shut(peering)
    const { runtime } = this.#parts
    if (isKnown || found !== undefined) await removeRouter(runtime, peering.vpcPeeringConnectionId)
  }

  /** True for a router that is known: it passes nothing from then on. */
  async #shut(peering: VpcPeeringConnection): Promise<boolean> {
    const { runtime, routers, onProblem } = this.#parts
    const { vpcPeeringConnectionId: id } = peering
    if (!routers.remove(id)) return false
    this.#refresh(peering)
    await shutRouter(runtime, id).catch((error) => onProblem(`peering ${id}`, error))
    return true
  }

  #refresh(peering: VpcPeeringConnection): void {
    for (const account of accountsOf(peering)) this.#parts.refresh(account)
  }
}
