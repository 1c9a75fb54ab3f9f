/**
 * Whose the link addresses are: how the host knows who asks it, and where it reaches an interface.
 * A holder has a new one after each start, so this is kept in the host's memory and nowhere else.
 */
import { formatAddress, parseAddress4 } from './ranges.ts'

/** An interface whose holder runs. */
export interface Link {
  /** Unique on this host; it is the sender of what a machine asks the host. */
  readonly linkAddress: string
  /** The host's address on the interface's link. */
  readonly gateway: string
  /** Twelve digits. */
  readonly account: string
  readonly networkInterfaceId: string
  /** The first interface of its machine, in whose holder it is; its own id, if it is that. */
  readonly holderId: string
  readonly deviceIndex: number
  readonly instanceId: string
  readonly vpcId: string
  /** The interface's primary private address. */
  readonly privateAddress: string
}

/** All interfaces whose holders run, to read. */
export interface Links {
  at(linkAddress: string): Link | undefined
  of(networkInterfaceId: string): Link | undefined
  all(): readonly Link[]
}

/** All interfaces whose holders run; only `reconcile.ts` writes it. */
export class LinkTable implements Links {
  readonly #byInterface = new Map<string, Link>()
  readonly #byAddress = new Map<string, Link>()

  at(linkAddress: string): Link | undefined {
    return this.#byAddress.get(linkAddress)
  }

  of(networkInterfaceId: string): Link | undefined {
    return this.#byInterface.get(networkInterfaceId)
  }

  all(): readonly Link[] {
    return [...this.#byInterface.values()]
  }

  /** Takes the place of what the interface had, and of whoever had the address. */
  put(link: Link): void {
    this.remove(link.networkInterfaceId)
    const before = this.#byAddress.get(link.linkAddress)
    if (before !== undefined) this.remove(before.networkInterfaceId)
    this.#byInterface.set(link.networkInterfaceId, link)
    this.#byAddress.set(link.linkAddress, link)
  }

  remove(networkInterfaceId: string): void {
    const link = this.#byInterface.get(networkInterfaceId)
    if (link === undefined) return
    this.#byInterface.delete(networkInterfaceId)
    this.#byAddress.delete(link.linkAddress)
  }
}

/** Docker numbers the first half of a network's links (`networks.ts`), Cairn the second. */
const extraLinksFrom = 2_048
/** But for the last, which is the network's broadcast address. */
export const extraLinksMax = 2_047

/**
 * The link address of a number from 0 to `extraLinksMax - 1` on the network of a gateway, whose
 * address is the first one.
 */
export function extraLink(gateway: string, number: number): string {
  return formatAddress((parseAddress4(gateway) ?? 1) - 1 + extraLinksFrom + number)
}
