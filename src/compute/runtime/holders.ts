/**
 * A network interface is a holder: a container that sleeps and owns the network namespace, the
 * addresses and the rules. A machine joins it without NET_ADMIN, so its rules stand before it
 * boots, and nobody inside can change them. Measured: 0.35 MiB each, besides Docker's shim.
 */
import type { Container } from 'dockerode'
import { linkFolder } from '../network/link-device.ts'
import { textArchive } from './archive.ts'
import { type DockerRuntime, isConflict, isNotFound } from './docker.ts'
import { execute } from './exec.ts'
import { guardRuleset, wayRuleset } from './guard.ts'
import { ensureContainer, readyLine, startAndWait } from './holder-container.ts'
import { joinScript, leaveScript } from './joined-link.ts'
import { accountLabel, nameOf, ownedFilter, readLabel } from './labels.ts'
import { findNetwork, type Network } from './networks.ts'
import {
  addressScript,
  type HolderSpec,
  type JoinedLink,
  liveAgainScript,
  liveScript,
} from './wiring.ts'

/** A holder that runs. */
export interface Holder {
  readonly containerId: string
  /** How the host reaches it, and how it shows itself to the host; new at each start. */
  readonly linkAddress: string
  /** False where the kernel (before 5.16) lets raw sockets lie about their address. */
  readonly isGuarded: boolean
  /** It was started just now, with the rules that were given. */
  readonly isNew: boolean
}

/** Where a holder of a data directory stands. */
export interface HolderState {
  readonly account: string
  readonly interfaceId: string
  readonly containerId: string
  readonly isRunning: boolean
}

/** Docker's name of the image that all holders are made of. */
export const holderImage = 'cairn/holder'

/**
 * Starts the interface's holder with its rules (`firewallRuleset`'s text, given the network's
 * gateway); made if it is not there, left as it is when it runs. Throws when a rule does not load:
 * then it does not run, and nothing can join it.
 */
export async function startHolder(
  runtime: DockerRuntime,
  spec: HolderSpec,
  rules: (network: Network) => string,
): Promise<Holder> {
  const network = await networkOf(runtime, spec)
  const container = await ensureContainer(runtime, spec, network)
  const state = await container.inspect()
  if (!state.State.Running) {
    const files = {
      'rules.nft': rules(network),
      'addresses.sh': addressScript(spec, network),
      ...liveFiles(spec, network),
    }
    return { ...(await startAndWait(container, textArchive(files))), isNew: true }
  }
  const since = Date.parse(state.State.StartedAt) / 1000
  const log = String(await container.logs({ stdout: true, stderr: false, since }))
  const ready = readyLine(state.Id, log)
  return ready === undefined ? restart(runtime, spec, rules) : { ...ready, isNew: false }
}

/** It ran, but never got ready: whoever started it was killed on the way. */
async function restart(
  runtime: DockerRuntime,
  spec: HolderSpec,
  rules: (network: Network) => string,
): Promise<Holder> {
  await removeHolder(runtime, spec.interfaceId)
  return startHolder(runtime, spec, rules)
}

/** Where a link is: in the holder of its machine's first interface. */
export interface LinkPlace {
  readonly holderId: string
  /** 0: the holder's own. */
  readonly deviceIndex: number
}

/**
 * Puts new rules in the place of the old ones, all at once, while the machine runs. Throws with
 * nft's words when they do not load; then the old ones stand.
 */
export async function applyRules(
  runtime: DockerRuntime,
  { holderId, deviceIndex }: LinkPlace,
  rules: string,
): Promise<void> {
  const container = runtime.docker.getContainer(nameOf(runtime, holderId))
  const script = `nft -f ${linkFolder(deviceIndex)}/rules.nft`
  await run(container, `rules of ${holderId}`, {
    files: { 'rules.nft': rules },
    deviceIndex,
    script,
  })
}

/**
 * Gives the machine that runs, or is about to, a second interface (`spec.joined`) with its rules.
 * One that is there with the same MAC address stays. Throws when something does not load.
 */
export async function joinLink(
  runtime: DockerRuntime,
  spec: HolderSpec & { readonly joined: JoinedLink },
  rules: string,
): Promise<void> {
  const { joined, interfaceId } = spec
  const network = await networkOf(runtime, spec)
  const container = runtime.docker.getContainer(nameOf(runtime, joined.holderId))
  const files = {
    'rules.nft': rules,
    link: `${joined.linkAddress}\n`,
    'join.sh': joinScript(spec, joined),
    ...liveFiles(spec, network),
  }
  const { deviceIndex } = joined
  const script = `. ${linkFolder(deviceIndex)}/join.sh`
  await run(container, `link of ${interfaceId}`, { files, deviceIndex, script })
}

/** Takes a second interface away; one that is not there, or whose holder has ended, is no error. */
export async function leaveLink(
  runtime: DockerRuntime,
  { holderId, deviceIndex }: LinkPlace,
): Promise<void> {
  const container = runtime.docker.getContainer(nameOf(runtime, holderId))
  try {
    const script = leaveScript(deviceIndex)
    await run(container, `link ${deviceIndex} of ${holderId}`, { files: {}, deviceIndex, script })
  } catch (error) {
    if (!isNotFound(error) && !isConflict(error)) throw error
  }
}

/** Ends the holder, and keeps it: a machine that stopped starts in it again. */
export async function stopHolder(runtime: DockerRuntime, interfaceId: string): Promise<void> {
  try {
    await runtime.docker.getContainer(nameOf(runtime, interfaceId)).kill({ signal: 'SIGKILL' })
  } catch (error) {
    if (!isNotFound(error) && !isConflict(error)) throw error
  }
}

/**
 * Puts what may have changed while the machine runs in its place: ways out, ranges of the VPC, who
 * answers for names (`LiveWiring`). What is closed is closed for connections that stand, too: a
 * route has no memory. Throws when something does not load.
 */
export async function applyWiring(runtime: DockerRuntime, spec: HolderSpec): Promise<void> {
  const { interfaceId, joined } = spec
  const network = await networkOf(runtime, spec)
  const holderId = joined?.holderId ?? interfaceId
  const container = runtime.docker.getContainer(nameOf(runtime, holderId))
  const script = `. ${linkFolder(joined?.deviceIndex)}/again.sh`
  const files = liveFiles(spec, network)
  await run(container, `wiring of ${interfaceId}`, {
    files,
    deviceIndex: joined?.deviceIndex ?? 0,
    script,
  })
}

async function networkOf(runtime: DockerRuntime, { vpcId }: HolderSpec): Promise<Network> {
  const network = await findNetwork(runtime, vpcId)
  if (network === undefined) throw new Error(`${vpcId} has no network`)
  return network
}

/** Files for a link, which are in a folder of the holder, and what to do with them. */
interface LinkWork {
  readonly files: Readonly<Record<string, string>>
  readonly deviceIndex: number
  readonly script: string
}

/**
 * Does it in one call: Docker's own way to bring files starts a program of 60 MB for each archive,
 * 67 ms of the processor. Throws with what the script says.
 */
async function run(
  container: Container,
  what: string,
  { files, deviceIndex, script }: LinkWork,
): Promise<void> {
  const folder = linkFolder(deviceIndex).slice(1)
  const named = Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text])
  const archive = textArchive(Object.fromEntries(named))
  const command = ['/bin/sh', '-euc', `tar -xf - -C /; ${script}`]
  const { code, output } = await execute(container, command, archive)
  if (code !== 0) throw new Error(`${what}: ${output}`)
}

function liveFiles(spec: HolderSpec, network: Network) {
  return {
    'guard.nft': guardRuleset(spec, network),
    'way.nft': wayRuleset(spec, network),
    'live.sh': liveScript(spec, network),
    'again.sh': liveAgainScript(spec.joined?.deviceIndex),
  }
}

/**
 * The holder's process as the machine that Docker runs on numbers it; undefined when it does not
 * run. What listens in its network stands in its `/proc`.
 */
export async function holderProcess(
  runtime: DockerRuntime,
  interfaceId: string,
): Promise<number | undefined> {
  try {
    const { State } = await runtime.docker.getContainer(nameOf(runtime, interfaceId)).inspect()
    return State.Running && State.Pid > 0 ? State.Pid : undefined
  } catch (error) {
    if (isNotFound(error)) return undefined
    throw error
  }
}

/** Removes the holder; no machine may be running in it. One that is not there is no error. */
export async function removeHolder(runtime: DockerRuntime, interfaceId: string): Promise<void> {
  try {
    await runtime.docker.getContainer(nameOf(runtime, interfaceId)).remove({ force: true, v: true })
  } catch (error) {
    if (!isNotFound(error)) throw error
  }
}

/** The holders that this data directory made, of one account or of all. */
export async function listHolders(
  runtime: DockerRuntime,
  account?: string,
): Promise<HolderState[]> {
  const filters = ownedFilter(runtime, 'interface')
  if (account !== undefined) filters.label.push(accountLabel(account))
  const found = await runtime.docker.listContainers({ all: true, filters })
  return found.flatMap(({ Id, Labels, State }) => {
    const label = readLabel(Labels, 'interface')
    if (label === undefined) return []
    const { account, id } = label
    return [{ account, interfaceId: id, containerId: Id, isRunning: State === 'running' }]
  })
}
