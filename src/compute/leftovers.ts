/**
 * What Docker has of ours and no record knows: of a launch that a crash broke off, or of records
 * that are older than it. Records are written first, so what has none is nobody's.
 */
import type { Compute } from './compute.ts'
import type { MachineService } from './machine-services.ts'
import type { NetworkInterface } from './network-entities.ts'
import type { DockerRuntime } from './runtime/docker.ts'
import { listHolders, removeHolder } from './runtime/holders.ts'
import { listedMachines, removeMachine } from './runtime/machines.ts'
import { listNetworks, removeNetwork } from './runtime/networks.ts'

/** What leftovers are looked for with. */
export interface LeftoverParts {
  readonly compute: Compute
  readonly runtime: DockerRuntime
  readonly services: Pick<Required<MachineService>, 'leave'>
}

/** Removes machines, holders and networks that no record knows. */
export async function removeLeftovers({
  compute,
  runtime,
  services,
}: LeftoverParts): Promise<void> {
  const recordsOf = (account: string) => compute.existing(account).records
  for (const { account, instanceId } of await listedMachines(runtime)) {
    const instance = await recordsOf(account).get('instance', instanceId)
    if (instance === undefined) await removeMachine(runtime, instanceId)
  }
  for (const { account, interfaceId } of await listHolders(runtime)) {
    const found = await recordsOf(account).get('networkInterface', interfaceId)
    if (!isUsed(found)) await removeHolder(runtime, interfaceId)
  }
  for (const { account, vpcId } of await listNetworks(runtime)) {
    const interfaces = await recordsOf(account).all('networkInterface')
    if (interfaces.some((one) => one.vpcId === vpcId && isUsed(one))) continue
    await services.leave(vpcId)
    await removeNetwork(runtime, vpcId)
  }
}

/** Only what is plugged in has a holder. */
function isUsed(found: NetworkInterface | undefined): boolean {
  return found !== undefined && (found.attachment !== undefined || found.requesterManaged)
}
