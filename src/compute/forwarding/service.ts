/** Public addresses, as the host serves them: nothing that machines ask, but a way in to them. */
import type { Compute } from '../compute.ts'
import type { MachineService } from '../instances/machine-services.ts'
import { extraLink, type Link, type Links } from '../network/links.ts'
import { type Forwarders, startForwarders } from './forwarders.ts'
import { type Forwarding, forwardings } from './forwardings.ts'
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

/** Docker is asked once for a link: it is a new one in each life of its holder. */
function createPlaces({ links, processOf }: ForwarderServiceParts) {
  const known = new Map<string, { readonly link: Link; readonly processId: number }>()
  return async (forwarding: Forwarding): Promise<HolderPlace | undefined> => {
    const { networkInterfaceId, linkNumber } = forwarding
    const link = links()?.of(networkInterfaceId)
    if (link === undefined) {
      known.delete(networkInterfaceId)
      return undefined
    }
    const { gateway } = link
    const linkAddress = linkNumber === undefined ? link.linkAddress : extraLink(gateway, linkNumber)
    const before = known.get(networkInterfaceId)
    if (before?.link === link && isThere(before)) {
      return { linkAddress, processId: before.processId }
    }
    const processId = await processOf(link.holderId)
    if (processId === undefined) return undefined
    known.set(networkInterfaceId, { link, processId })
    return { linkAddress, processId }
  }
}

/** Docker may give the same link address again. */
function isThere({ processId }: Pick<HolderPlace, 'processId'>): boolean {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
