/** Public addresses, as the host serves them: nothing that machines ask, but a way in to them. */
import type { Compute } from '../compute.ts'
import type { Links } from '../links.ts'
import type { MachineService } from '../machine-services.ts'
import { type Forwarders, startForwarders } from './forwarders.ts'
import { forwardings } from './forwardings.ts'
import type { HolderPlace, PublicAddressParts } from './public-address.ts'

/** What forwarders are made of. */
export interface ForwarderServiceParts extends PublicAddressParts {
  readonly compute: Pick<Compute, 'existing'>
  links(): Pick<Links, 'of'> | undefined
  /** The process of an interface's holder on this machine; undefined when it does not run. */
  processOf(networkInterfaceId: string): Promise<number | undefined>
}

/** The service; it follows each account's records and links. */
export function forwarderService(parts: ForwarderServiceParts): MachineService {
  const { compute } = parts
  const forwarders: Forwarders = startForwarders({ ...parts, placeOf: createPlaces(parts) })
  return {
    addresses: () => [],
    serve: async () => [],
    async changed(account) {
      await forwarders.update(account, await forwardings(compute.existing(account).records))
    },
    close: () => forwarders.close(),
  }
}

/** Docker is asked once in a holder's life: its link address is new with each. */
function createPlaces({ links, processOf }: ForwarderServiceParts) {
  const known = new Map<string, HolderPlace>()
  return async (networkInterfaceId: string): Promise<HolderPlace | undefined> => {
    const link = links()?.of(networkInterfaceId)
    if (link === undefined) {
      known.delete(networkInterfaceId)
      return undefined
    }
    const before = known.get(networkInterfaceId)
    if (before?.linkAddress === link.linkAddress && isThere(before)) return before
    const processId = await processOf(networkInterfaceId)
    if (processId === undefined) return undefined
    const place = { linkAddress: link.linkAddress, processId }
    known.set(networkInterfaceId, place)
    return place
  }
}

/** Docker may give the same link address again. */
function isThere({ processId }: HolderPlace): boolean {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
