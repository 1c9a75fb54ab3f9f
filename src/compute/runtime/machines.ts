/**
 * An instance is a container with an init of its own as first process, in the network namespace
 * of its interface's holder. Measured here (cgroup v1, Debian 12): systemd is `running` 2.0 s
 * after the start, with 8.9 MiB; neither needs SYS_ADMIN.
 */
import type { IncomingMessage } from 'node:http'
import type { Container } from 'dockerode'
import { tarEnd, tarHeader } from '../disks/tar-entry.ts'
import { type DockerRuntime, isConflict, isNotFound } from './docker.ts'
import { handledSignals, isDeaf, shutdownRequests, systemdPowerOff } from './init-signals.ts'
import { accountLabel, nameOf, ownedFilter, readLabel } from './labels.ts'
import { bounds, type MachineSpec, machineContainer } from './machine-container.ts'

/** How an instance's container stands. `broken`: Docker could not start or remove it. */
export type MachineStatus = 'created' | 'running' | 'exited' | 'broken'

/** An instance in Docker. */
export interface Machine {
  readonly account: string
  readonly instanceId: string
  readonly containerId: string
  /** Its first process, as the machine that Docker runs on numbers it; 0: it does not run. */
  readonly processId: number
  /** The holder that it was made for, whether that is there or not. */
  readonly holderContainerId: string
  readonly status: MachineStatus
  /** Why it ended: see `endOf`. */
  readonly end: MachineEnd | undefined
  /** Milliseconds since 1970; undefined when it never started. */
  readonly startedAt: number | undefined
  /** Undefined unless it has ended. */
  readonly endedAt: number | undefined
  /** When the life before this one ended; 0: there was none, or Docker has forgotten. */
  readonly lastEndedAt: number
}

/** Why an instance ended: its own `reboot`, its own shutdown (or ours), or by force. */
export type MachineEnd = 'reboot' | 'shutdown' | 'killed'

/** What dockerode's types leave out. */
interface Stopped {
  readonly StopSignal?: string
}

/** AWS gives a guest some minutes to shut down; then it is cut off. */
const stopSeconds = 90
const askAgainSeconds = 3
/** By then an init has said what it handles. */
const beginningMs = 15_000
/** Of a machine that has ended Docker forgets when its last life did. */
const startNotedMs = 1000
/** AWS keeps 64 KiB of console. */
const consoleBytesMax = 64 * 1024

/**
 * Where Docker has said that it cannot bound roots. It can with overlay2 on XFS mounted with
 * `pquota`, Btrfs and ZFS. https://docs.docker.com/reference/cli/docker/container/run/#storage-opt
 */
const unbounded = new WeakSet<DockerRuntime>()

/** The instance's container, made if it is not there. Gives Docker's id. */
export async function createMachine(
  runtime: DockerRuntime,
  spec: MachineSpec,
  name = nameOf(runtime, spec.instanceId),
): Promise<string> {
  const bounded = unbounded.has(runtime) ? { ...spec, rootGiB: undefined } : spec
  try {
    const image = await runtime.docker.getImage(spec.image).inspect()
    const signal = (image.Config as Stopped).StopSignal ?? systemdPowerOff
    const wanted = { ...machineContainer(runtime, bounded, signal), name }
    const made = await runtime.docker.createContainer(wanted)
    await forgetMachineId(made)
    return made.id
  } catch (error) {
    if (isConflict(error)) return (await runtime.docker.getContainer(name).inspect()).Id
    if (bounded.rootGiB === undefined || !/storage-opt|StorageOpt/i.test(String(error))) throw error
    unbounded.add(runtime)
    return createMachine(runtime, spec, name)
  }
}

/**
 * An image of a machine has the id of that one, by which networks and logs would take the copy for
 * it: an empty file has systemd make a new one. https://man7.org/linux/man-pages/man5/machine-id.5.html
 */
async function forgetMachineId(made: Container): Promise<void> {
  try {
    const found = (await made.infoArchive({ path: '/etc/machine-id' })) as IncomingMessage
    found.resume()
    // Images that are no copies have an empty one: to bring a file takes longer than to look.
    const stat = String(found.headers['x-docker-container-path-stat'])
    if ((JSON.parse(Buffer.from(stat, 'base64').toString()) as { size: number }).size === 0) return
  } catch (error) {
    if (isNotFound(error)) return
    throw error
  }
  const mtime = Math.floor(Date.now() / 1000)
  const facts = { type: 'file', mode: 0o444, uid: 0, gid: 0, size: 0, mtime } as const
  const archive = [tarHeader({ ...facts, name: Buffer.from('machine-id') }), tarEnd]
  await made.putArchive(Buffer.concat(archive), { path: '/etc' })
}

/** Starts it; one that runs is left alone. */
export async function startMachine(runtime: DockerRuntime, instanceId: string): Promise<void> {
  await ifNeeded(() => container(runtime, instanceId).start())
}

/**
 * Asks it to shut down, and cuts it off after 90 s or the time given, or at once with `force`. One
 * that does not run, or is not there, is no error.
 */
export async function stopMachine(
  runtime: DockerRuntime,
  instanceId: string,
  { force = false, seconds = stopSeconds }: { force?: boolean; seconds?: number } = {},
): Promise<void> {
  const machine = container(runtime, instanceId)
  try {
    if (!force && seconds > 0 && (await hasShutDown(machine, seconds))) return
    await ifNeeded(() => machine.stop({ t: 0 }))
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
}

/** Asks again and again: an init that has just begun hears nothing yet. */
async function hasShutDown(machine: Container, seconds: number): Promise<boolean> {
  const ended = machine.wait().then(
    () => true,
    () => true,
  )
  const rounds = Math.ceil(seconds / askAgainSeconds)
  for (let round = 0; round < rounds; round += 1) {
    try {
      const { signals, isGivenUp } = await requestsTo(machine, round)
      if (isGivenUp) return false
      await machine.kill({ signal: signals[round % signals.length] })
    } catch (error) {
      if (isConflict(error)) return true
      throw error
    }
    if (await Promise.race([ended, later(askAgainSeconds)])) return true
  }
  return false
}

/** How it is asked. One that hears none of the signals when all were tried is given up. */
async function requestsTo(machine: Container, round: number) {
  const { Config, State } = await machine.inspect()
  const handled = await handledSignals(State.Pid)
  const signals = shutdownRequests((Config as Stopped).StopSignal || systemdPowerOff, handled)
  const isNew = Date.now() - Date.parse(State.StartedAt) < beginningMs
  return { signals, isGivenUp: !isNew && round >= signals.length && isDeaf(handled) }
}

function later(seconds: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), seconds * 1000).unref())
}

/** Shuts it down and starts it again; files and addresses stay. */
export async function rebootMachine(runtime: DockerRuntime, instanceId: string): Promise<void> {
  await stopMachine(runtime, instanceId)
  await startMachine(runtime, instanceId)
}

/** Removes it with all that it wrote. One that is not there is no error. */
export async function removeMachine(runtime: DockerRuntime, instanceId: string): Promise<void> {
  await removeContainer(runtime, movedName(runtime, instanceId))
  await removeContainer(runtime, nameOf(runtime, instanceId))
}

/** Removes a container by Docker's name. One that is not there is no error. */
export async function removeContainer(runtime: DockerRuntime, name: string): Promise<void> {
  try {
    await runtime.docker.getContainer(name).remove({ force: true, v: true })
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
}

/** The name of the container that a machine moves into, until the old one has gone. */
export function movedName(runtime: DockerRuntime, instanceId: string): string {
  return `${nameOf(runtime, instanceId)}-moved`
}

/** How it stands, or undefined when there is none. */
export async function findMachine(
  runtime: DockerRuntime,
  instanceId: string,
): Promise<Machine | undefined> {
  try {
    const { Id, Config, State, HostConfig } = await container(runtime, instanceId).inspect()
    const label = readLabel(Config.Labels, 'instance')
    if (label === undefined) return undefined
    const startedAt = Date.parse(State.StartedAt)
    const status = statusOf(State.Status)
    const endedAt = Date.parse(State.FinishedAt)
    return {
      account: label.account,
      instanceId: label.id,
      containerId: Id,
      processId: State.Pid,
      holderContainerId: HostConfig.NetworkMode?.replace('container:', '') ?? '',
      status,
      end: status === 'exited' ? endOf(State.ExitCode) : undefined,
      startedAt: startedAt > 0 ? startedAt : undefined,
      endedAt: status === 'exited' && endedAt > 0 ? endedAt : undefined,
      lastEndedAt: endedAt > 0 && endedAt < startedAt ? endedAt : 0,
    }
  } catch (error) {
    if (isNotFound(error)) return undefined
    throw error
  }
}

/** An instance in Docker, as a list shows it: `exited` is not said to be why. */
export type ListedMachine = Pick<Machine, 'account' | 'instanceId' | 'containerId' | 'status'>

/** The instances that this data directory made, of one account or of all. */
export async function listedMachines(
  runtime: DockerRuntime,
  account?: string,
): Promise<ListedMachine[]> {
  const filters = ownedFilter(runtime, 'instance')
  if (account !== undefined) filters.label.push(accountLabel(account))
  const found = await runtime.docker.listContainers({ all: true, filters })
  const machines = new Map<string, ListedMachine>()
  for (const { Id, Labels, State, Names } of found) {
    const label = readLabel(Labels, 'instance')
    if (label === undefined) continue
    const { account, id: instanceId } = label
    const isItself = Names.includes(`/${nameOf(runtime, instanceId)}`)
    // One that is being moved (`move-machine.ts`) stands for itself only if the old one has gone.
    if (!isItself && machines.has(instanceId)) continue
    const status = isItself ? statusOf(State) : 'broken'
    machines.set(instanceId, { account, instanceId, containerId: Id, status })
  }
  return [...machines.values()]
}

/** Ids of the instances that this data directory made, whether they run or not. */
export async function listMachines(runtime: DockerRuntime): Promise<string[]> {
  const filters = ownedFilter(runtime, 'instance')
  const found = await runtime.docker.listContainers({ all: true, filters })
  return found.flatMap(({ Labels }) => readLabel(Labels, 'instance')?.id ?? [])
}

/** What it wrote on its console since it last started, its last 64 KiB. */
export async function consoleOutput(runtime: DockerRuntime, instanceId: string): Promise<Buffer> {
  const machine = await findMachine(runtime, instanceId)
  if (machine?.startedAt === undefined) return Buffer.alloc(0)
  const log = (await container(runtime, instanceId).logs({
    stdout: true,
    stderr: true,
    since: lifeBegan(machine, machine.startedAt) / 1000,
    follow: false,
  })) as unknown as Buffer
  return log.subarray(-consoleBytesMax)
}

/** A machine writes before Docker has noted its start, long before on a busy host. */
function lifeBegan({ endedAt, lastEndedAt }: Machine, startedAt: number): number {
  return endedAt === undefined ? lastEndedAt : startedAt - startNotedMs
}

/** Changes what it may use at most, while it runs or not. */
export async function resizeMachine(
  runtime: DockerRuntime,
  instanceId: string,
  { vcpus, memoryBytes }: Pick<MachineSpec, 'vcpus' | 'memoryBytes'>,
): Promise<void> {
  await container(runtime, instanceId).update(bounds({ vcpus, memoryBytes }))
}

function container(runtime: DockerRuntime, instanceId: string) {
  return runtime.docker.getContainer(nameOf(runtime, instanceId))
}

/** Docker's "it is so already" is success. */
async function ifNeeded(act: () => Promise<unknown>): Promise<void> {
  try {
    await act()
  } catch (error) {
    if (!isConflict(error)) throw error
  }
}

function statusOf(status: string): MachineStatus {
  if (status === 'running' || status === 'restarting' || status === 'paused') return 'running'
  if (status === 'created' || status === 'exited') return status
  return 'broken'
}

/** In a process namespace, reboot(2) ends the first process with a signal of the kernel's. */
function endOf(code: number): MachineEnd {
  if (code === 129) return 'reboot'
  return code === 0 || code === 130 ? 'shutdown' : 'killed'
}
