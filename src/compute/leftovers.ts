/**
 * What Docker has of ours and no record knows: of a launch that a crash broke off, or of records
 * that are older than it. Records are written first, so what has none is nobody's.
 */
import type { Compute } from './compute.ts'
import type { MachineService } from './instances/machine-services.ts'
import type { NetworkInterface } from './network/network-entities.ts'
import type { VpcPeeringConnection } from './network/peering-entities.ts'
import type { DockerRuntime } from './runtime/docker.ts'
import { listHolders, removeHolder } from './runtime/holders.ts'
import { listedMachines, removeMachine } from './runtime/machines.ts'
import { listNetworks, removeNetwork } from './runtime/networks.ts'
import { listRouters, removeRouter } from './runtime/routers.ts'
import { closeWayOut } from './runtime/way-out.ts'

/** What leftovers are looked for with. */
export interface LeftoverParts {
  readonly compute: Compute
  readonly runtime: DockerRuntime
  readonly services: Pick<Required<MachineService>, 'leave'>
}

/** Removes machines, holders, routers and networks that no record knows. */
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
  for (const { account, peeringId } of await listRouters(runtime)) {
    const peering = await recordsOf(account).get('vpcPeeringConnection', peeringId)
    if (!(await isTravelled(compute, peering))) await removeRouter(runtime, peeringId)
  }
  for (const { account, vpcId } of await listNetworks(runtime)) {
    const interfaces = await recordsOf(account).all('networkInterface')
    if (interfaces.some((one) => one.vpcId === vpcId && isUsed(one))) continue
    await services.leave(vpcId)
    await removeNetwork(runtime, vpcId)
  }
}

/**
 * What is done when Cairn ends: machines go on, but where none is left, nothing of theirs stays on
 * the host. `image` is the holder's.
 */
export async function leaveHost(parts: LeftoverParts, image: string): Promise<void> {
  const { runtime } = parts
  await removeLeftovers(parts)
  if ((await listNetworks(runtime)).length === 0) await closeWayOut(runtime, { image })
}

/** A network with a router on it could not be removed. */
async function isTravelled(
  compute: Compute,
  peering: VpcPeeringConnection | undefined,
): Promise<boolean> {
  if (peering?.state !== 'active') return false
  for (const { account, vpcId } of [peering.requester, peering.accepter]) {
    const interfaces = await compute.existing(account).records.all('networkInterface')
    if (!interfaces.some((one) => one.vpcId === vpcId && isUsed(one))) return false
  }
  return true
}

/** Whether an interface has a holder, or needs its VPC's network: only what is plugged in. */
export function isUsed(found: NetworkInterface | undefined): boolean {
  return found !== undefined && (found.attachment !== undefined || found.requesterManaged)
}
