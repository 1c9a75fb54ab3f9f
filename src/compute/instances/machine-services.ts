/**
 * What the host does for machines beside running them: metadata, names, Cairn's own endpoint, ways
 * in and out. Each is a `MachineService`; the server starts them (`server/machine-room.ts`), and
 * `reconcile.ts` tells them of networks, links and changes.
 */
import type { HostService } from '../network/firewall.ts'
import type { Links } from '../network/links.ts'
import type { ComputeReader } from '../records.ts'
import type { Resolver } from '../runtime/wiring.ts'

/** A VPC whose network is there. */
export interface ServedNetwork {
  /** Twelve digits. */
  readonly account: string
  readonly vpcId: string
  /** Of the VPC, not of its link. */
  readonly vpcCidr: string
  /** The host's address on the VPC's links: to listen on. */
  readonly gateway: string
  /** All link addresses of the VPC, as a CIDR. */
  readonly linkCidr: string
  /** The name of the VPC's bridge on the host. */
  readonly bridge: string
}

/** One thing that the host does for machines. */
export interface MachineService {
  /** Addresses that machines of a network ask it at; empty when they ask for nothing. */
  addresses(network: Pick<ServedNetwork, 'vpcCidr'>): readonly string[]
  /**
   * Serves a network, and says where: asked before each start of an interface in it and at each
   * change of its rules, so it answers the same when it serves already.
   */
  serve(network: ServedNetwork): Promise<readonly HostService[]>
  /** Who answers for names in a network; undefined: not this service, or nobody. */
  resolver?(records: ComputeReader, network: ServedNetwork): Promise<Resolver | undefined>
  /** The network is gone. */
  leave?(vpcId: string): Promise<void>
  /**
   * An account's records or links have changed: `links` are as they are now. It is called once at
   * a time for an account; what it throws is reported, and it is called again at the next sweep.
   */
  changed?(account: string, links: Links): Promise<void>
  /** All is to end; machines go on. */
  close(): Promise<void>
}

/** All services as one. */
export function allServices(services: readonly MachineService[]): Required<MachineService> {
  return {
    addresses: (network) => [...new Set(services.flatMap((one) => one.addresses(network)))],
    serve: async (network) => (await Promise.all(services.map((one) => one.serve(network)))).flat(),
    async resolver(records, network) {
      for (const one of services) {
        const found = await one.resolver?.(records, network)
        if (found !== undefined) return found
      }
      return undefined
    },
    async leave(vpcId) {
      for (const one of services) await one.leave?.(vpcId)
    },
    async changed(account, links) {
      for (const one of services) await one.changed?.(account, links)
    },
    async close() {
      await Promise.allSettled(services.map((one) => one.close()))
    },
  }
}
