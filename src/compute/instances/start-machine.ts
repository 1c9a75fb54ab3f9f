/**
 * From an instance's records to a machine that runs: its VPC's network, the holder of its interface
 * with its rules, its container. What is there already is left as it is, so it may be done again
 * wherever it was broken off.
 */

import { findImage } from '../images/images.ts'
import { type PlanParts, planInterface } from '../network/interface-plan.ts'
import type { InterfaceRules } from '../network/interface-rules.ts'
import { joinInterface } from '../network/join-interface.ts'
import type { Link, LinkTable } from '../network/links.ts'
import type { NetworkInterface, Vpc } from '../network/network-entities.ts'
import type { AccountCompute, ComputeReader } from '../records.ts'
import { type DockerRuntime, isConnectionLost, isNotFound } from '../runtime/docker.ts'
import { type Holder, startHolder } from '../runtime/holders.ts'
import {
  createMachine,
  findMachine,
  type Machine,
  rebootMachine,
  resizeMachine,
  startMachine,
  stopMachine,
} from '../runtime/machines.ts'
import { finishMoveIfAny, moveMachine } from '../runtime/move-machine.ts'
import { ensureNetwork } from '../runtime/networks.ts'
import { interfacesOf, isWanted } from '../volumes/attachments.ts'
import { instanceSize } from './instance-size.ts'
import type { Instance } from './machine-entities.ts'
import type { MachineService, ServedNetwork } from './machine-services.ts'

/** What the operator lets machines have. */
export interface MachineSettings {
  readonly mayMount: boolean
  readonly ociRuntime: string | undefined
}

/** What machines are started with. */
export interface StartParts {
  readonly runtime: DockerRuntime
  readonly services: Pick<Required<MachineService>, 'serve'>
  readonly plans: PlanParts
  readonly links: LinkTable
  readonly rules: InterfaceRules
  readonly settings: MachineSettings
  /** Lets all others that wait for their turn come first. */
  lineUpAgain(): Promise<void>
  /** By VPC: those that are served, for rules that change later. */
  readonly networks: Map<string, ServedNetwork>
}

/** A machine that cannot start, however often it is tried. */
export class Unstartable extends Error {
  override readonly name = 'Unstartable'
}

/** What an instance is started from; gathered anew at each try. */
interface Plan {
  readonly instance: Instance
  readonly account: string
  readonly vpc: Vpc
  /** That the instance has from its launch to its end. */
  readonly networkInterface: NetworkInterface
  readonly others: readonly NetworkInterface[]
}

/** Starts it; gives Docker's id of its container. Throws Unstartable, or what Docker says. */
export async function startInstance(
  parts: StartParts,
  own: AccountCompute,
  { account, instance }: { readonly account: string; readonly instance: Instance },
): Promise<string> {
  const plan = await planOf(own, account, instance)
  const network = await serveNetwork(parts, plan)
  const holder = await raiseHolder(parts, own, { ...plan, network })
  for (const other of plan.others) {
    await joinInterface(parts, own.records, { network, networkInterface: other })
  }
  const holderContainerId = holder.containerId
  const machine = await machineOf(parts, own, { ...plan, holderContainerId })
  // Of a launch of many, all interfaces come first: a machine that boots takes the processor from
  // them for seconds. Twenty run after 9 s so, else after 15.
  await parts.lineUpAgain()
  // One that runs is in the network of a holder that has ended: it must join the new one.
  const start = machine.isRunning && holder.isNew ? rebootMachine : startMachine
  await start(parts.runtime, instance.instanceId)
  return machine.containerId
}

async function planOf(own: AccountCompute, account: string, instance: Instance): Promise<Plan> {
  const { records } = own
  const { instanceId, vpcId } = instance
  const [networkInterface, ...others] = await interfacesOf(records, instanceId)
  const vpc = await records.get('vpc', vpcId)
  if (networkInterface === undefined || vpc === undefined) {
    throw new Unstartable(`${instanceId} has no network interface in ${vpcId}`)
  }
  return { instance, account, vpc, networkInterface, others: others.filter(isWanted) }
}

async function serveNetwork(
  { runtime, services, networks }: StartParts,
  { account, vpc }: Plan,
): Promise<ServedNetwork> {
  const { vpcId } = vpc
  const network = { ...(await ensureNetwork(runtime, { account, vpcId })), vpcCidr: rangeOf(vpc) }
  await services.serve(network)
  networks.set(vpcId, network)
  return network
}

/** A VPC's own range; those that were added are beside it. */
function rangeOf({ ranges }: Vpc): string {
  return ranges[0]?.cidrBlock ?? '0.0.0.0/32'
}

async function raiseHolder(
  { runtime, plans, links, rules }: StartParts,
  { records }: AccountCompute,
  { instance, account, vpc, networkInterface, network }: Plan & { network: ServedNetwork },
): Promise<Holder> {
  const { networkInterfaceId, addresses } = networkInterface
  const privateAddress = addresses[0].address
  const hostname = hostnameOf(instance, privateAddress)
  const plan = await planInterface(plans, records, { network, networkInterface, hostname })
  const holder = await startHolder(runtime, plan.spec, () => plan.rules)
  const link: Link = {
    linkAddress: holder.linkAddress,
    gateway: network.gateway,
    account,
    networkInterfaceId,
    holderId: networkInterfaceId,
    deviceIndex: 0,
    instanceId: instance.instanceId,
    vpcId: vpc.vpcId,
    privateAddress,
  }
  links.put(link)
  if (holder.isNew) rules.began(link, plan)
  return holder
}

function hostnameOf({ hostnameType, instanceId }: Instance, privateAddress: string): string {
  return hostnameType === 'resource-name' ? instanceId : `ip-${privateAddress.replaceAll('.', '-')}`
}

async function machineOf(
  { runtime, settings }: StartParts,
  { records, shared }: AccountCompute,
  { instance, account, holderContainerId }: Plan & { holderContainerId: string },
): Promise<{ readonly containerId: string; readonly isRunning: boolean }> {
  const { instanceId, imageId } = instance
  const { vcpus, memoryMiB } = instanceSize(instance)
  const bounds = { vcpus, memoryBytes: memoryMiB * 1024 ** 2 }
  const { mayMount, ociRuntime } = settings
  const spec = { account, instanceId, holderContainerId, ...bounds, mayMount, ociRuntime }
  const there = await foundMachine(runtime, instanceId)
  if (there !== undefined && there.holderContainerId !== holderContainerId) {
    // Somebody removed the holder that it is tied to.
    if (there.status === 'running') await stopMachine(runtime, instanceId)
    return { containerId: await moveMachine(runtime, spec), isRunning: false }
  }
  if (there !== undefined) {
    // Its type may have been changed while it was stopped.
    const isRunning = there.status === 'running'
    if (!isRunning) await resizeMachine(runtime, instanceId, bounds)
    return { containerId: there.containerId, isRunning }
  }
  // Removed since it was looked at: an empty disk in its place would be a lie; the next look tells.
  if (instance.containerId !== undefined) throw new Error(`${instanceId} has lost its container`)
  const image = await findImage(records, shared, { account, imageId })
  if (image?.dockerImage === undefined) throw new Unstartable(`${imageId} is not there`)
  try {
    const rootGiB = await rootSize(records, instanceId)
    const made = { ...spec, rootGiB, image: image.dockerImage }
    return { containerId: await createMachine(runtime, made), isRunning: false }
  } catch (error) {
    if (!isNotFound(error) || isConnectionLost(error)) throw error
    throw new Unstartable(`Docker has no image ${image.dockerImage} for ${imageId}`)
  }
}

/** What Docker has of it, when a move that was broken off has been finished. */
async function foundMachine(
  runtime: DockerRuntime,
  instanceId: string,
): Promise<Machine | undefined> {
  const found = await findMachine(runtime, instanceId)
  if (found !== undefined) return found
  await finishMoveIfAny(runtime, instanceId)
  return findMachine(runtime, instanceId)
}

async function rootSize(records: ComputeReader, instanceId: string): Promise<number | undefined> {
  const volumes = await records.all('volume')
  return volumes.find((each) => each.isRoot && each.attachment?.instanceId === instanceId)?.size
}
