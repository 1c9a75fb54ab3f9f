/** A look at one account: each of its instances, beside what Docker has of it. */
import type { LinkTable } from '../network/links.ts'
import type { AccountCompute } from '../records.ts'
import type { DockerRuntime } from '../runtime/docker.ts'
import { listHolders } from '../runtime/holders.ts'
import { findMachine, type ListedMachine, listedMachines } from '../runtime/machines.ts'
import type { Instance } from './machine-entities.ts'
import { type Found, type Step, stepOf } from './machine-steps.ts'

/** An instance with what is to be done. */
export interface Sight {
  readonly instance: Instance
  readonly step: Step
}

/** Who looks: links whose holders have ended are taken out. */
export interface LookParts {
  readonly runtime: DockerRuntime
  readonly links: LinkTable
}

/** All instances of an account, with the next step of each. */
export async function lookAt(
  { runtime, links }: LookParts,
  { records }: AccountCompute,
  account: string,
): Promise<readonly Sight[]> {
  const instances = await records.all('instance')
  if (instances.length === 0) return []
  const known = links.all().filter((link) => link.account === account)
  const [machines, holders] = await Promise.all([
    listedMachines(runtime, account),
    listHolders(runtime, account),
  ])
  const listed = new Map(machines.map((machine) => [machine.instanceId, machine]))
  const up = new Set(holders.flatMap((one) => (one.isRunning ? [one.interfaceId] : [])))
  const first = new Map<string | undefined, string>()
  for (const { attachment, networkInterfaceId } of await records.all('networkInterface')) {
    if (attachment?.deviceIndex === 0) first.set(attachment.instanceId, networkInterfaceId)
  }
  for (const link of known) {
    const { holderId, networkInterfaceId } = link
    const isNew = links.of(networkInterfaceId) !== link
    if (!up.has(holderId) && !isNew) links.remove(networkInterfaceId)
  }
  const sights: Sight[] = []
  for (const instance of instances) {
    const { instanceId } = instance
    const networkInterfaceId = first.get(instanceId) ?? ''
    const isUp = up.has(networkInterfaceId)
    const found = await foundOf(runtime, listed.get(instanceId), { instance, isUp })
    const step = stepOf(instance, found)
    // Its interface is not known, as after a start of the host's process, or it has ended.
    const isLost = step === 'keep' && found === 'running' && !links.of(networkInterfaceId)
    sights.push({ instance, step: isLost ? 'start' : step })
  }
  return sights
}

/** Why one ended matters only where it should run; the interface outlives what a guest does. */
async function foundOf(
  runtime: DockerRuntime,
  listed: ListedMachine | undefined,
  { instance, isUp }: { instance: Instance; isUp: boolean },
): Promise<Found> {
  if (listed === undefined) return 'none'
  if (listed.status !== 'exited') return listed.status
  if (instance.state !== 'running') return 'killed'
  if (!isUp) return 'outage'
  const machine = await findMachine(runtime, instance.instanceId)
  if (machine === undefined) return 'none'
  if (machine.status !== 'exited') return machine.status
  const ends = { reboot: 'rebooted', shutdown: 'shutDown', killed: 'killed' } as const
  return ends[machine.end ?? 'killed']
}
