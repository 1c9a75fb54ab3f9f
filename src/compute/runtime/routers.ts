/**
 * A peering is a router: a container on the networks of both VPCs, which passes packets between
 * their ranges, as they are, and nothing else. So the host has no route into a VPC, and VPCs of
 * other accounts may have the same ranges. It costs a container, and 6 us more a round trip of 22.
 */
import type { Container, ContainerInspectInfo } from 'dockerode'
import { checkedCidr } from '../network/firewall-match.ts'
import { textArchive } from './archive.ts'
import { type DockerRuntime, isConflict, isNotFound } from './docker.ts'
import { execute } from './exec.ts'
import { accountLabel, labels, nameOf, ownedFilter, readLabel } from './labels.ts'
import type { Network } from './networks.ts'

/** One of the two VPCs that a router joins. */
export interface RouterSide {
  readonly network: Network
  /** All ranges of the VPC. */
  readonly cidrs: readonly string[]
}

/** A router as it should be. */
export interface RouterSpec {
  /** Whose label it bears: the requester's. */
  readonly account: string
  /** `pcx-…` */
  readonly peeringId: string
  readonly sides: readonly [RouterSide, RouterSide]
  /** The holder's image. */
  readonly image: string
}

/** A router in Docker. */
export interface RouterState {
  readonly account: string
  readonly peeringId: string
  readonly containerId: string
  readonly isRunning: boolean
}

/** A router that passes packets. */
export interface RaisedRouter {
  readonly containerId: string
  /** On the links of its sides, in their order. */
  readonly addresses: readonly [string, string]
}

/**
 * Has a router run, with the rules and routes of its spec. One that runs
 * goes on; doing it again is fine. Throws what its script says.
 */
export async function ensureRouter(
  runtime: DockerRuntime,
  spec: RouterSpec,
): Promise<RaisedRouter> {
  const container = (await runningRouter(runtime, spec)) ?? (await startRouter(runtime, spec))
  const files = { 'router.nft': routerRuleset(spec), 'router.sh': routerScript(spec) }
  const command = ['/bin/sh', '-euc', 'tar -xf - -C /cairn; . /cairn/router.sh']
  const { code, output } = await execute(container, command, textArchive(files))
  const found = /^ready ([\d.]+) ([\d.]+)$/m.exec(output)
  if (code !== 0 || !found?.[1] || !found[2]) {
    throw new Error(`the router of ${spec.peeringId}: ${output}`)
  }
  return { containerId: container.id, addresses: [found[1], found[2]] }
}

/**
 * Lets nothing pass any more, what stands neither, long before Docker has removed a container. One
 * that does not run is no error.
 */
export async function shutRouter(runtime: DockerRuntime, peeringId: string): Promise<void> {
  const container = runtime.docker.getContainer(nameOf(runtime, peeringId))
  try {
    const { code, output } = await execute(container, ['nft', 'flush chain inet router passing'])
    if (code !== 0) throw new Error(`the router of ${peeringId}: ${output}`)
  } catch (error) {
    if (!isNotFound(error) && !isConflict(error)) throw error
  }
}

/** Removes a router: nothing passes from then on. One that is not there is no error. */
export async function removeRouter(runtime: DockerRuntime, peeringId: string): Promise<void> {
  try {
    await runtime.docker.getContainer(nameOf(runtime, peeringId)).remove({ force: true, v: true })
  } catch (error) {
    // Somebody may be at it already.
    if (!isNotFound(error) && !isConflict(error)) throw error
  }
}

/** The routers that this data directory made, of one account or of all. */
export async function listRouters(
  runtime: DockerRuntime,
  account?: string,
): Promise<RouterState[]> {
  const filters = ownedFilter(runtime, 'peering')
  if (account !== undefined) filters.label.push(accountLabel(account))
  const found = await runtime.docker.listContainers({ all: true, filters })
  return found.flatMap(({ Id, Labels, State }) => {
    const label = readLabel(Labels, 'peering')
    if (label === undefined) return []
    const { account, id } = label
    return [{ account, peeringId: id, containerId: Id, isRunning: State === 'running' }]
  })
}

/** The router if it runs on both networks as they are now. */
async function runningRouter(
  runtime: DockerRuntime,
  { peeringId, sides }: RouterSpec,
): Promise<Container | undefined> {
  const container = runtime.docker.getContainer(nameOf(runtime, peeringId))
  try {
    const { Id, State, NetworkSettings } = (await container.inspect()) as ContainerInspectInfo
    const joined = Object.values(NetworkSettings.Networks).map(({ NetworkID }) => NetworkID)
    const isOnAll = sides.every(({ network }) => joined.includes(network.networkId))
    return State.Running && isOnAll ? runtime.docker.getContainer(Id) : undefined
  } catch (error) {
    if (isNotFound(error)) return undefined
    throw error
  }
}

/** It keeps nothing, so one that is not whole is made anew. */
async function startRouter(runtime: DockerRuntime, spec: RouterSpec): Promise<Container> {
  const { account, peeringId, sides, image } = spec
  const [one, other] = sides
  await removeRouter(runtime, peeringId)
  const container = await runtime.docker.createContainer({
    name: nameOf(runtime, peeringId),
    Image: image,
    Cmd: ['/bin/sleep', '2147483647'],
    Labels: labels(runtime, { kind: 'peering', account, id: peeringId }),
    StopSignal: 'SIGKILL',
    HostConfig: {
      NetworkMode: one.network.networkId,
      Sysctls: { 'net.ipv4.ip_forward': '1' },
      CapDrop: ['ALL'],
      CapAdd: ['NET_ADMIN'],
      SecurityOpt: ['no-new-privileges'],
      LogConfig: { Type: 'none', Config: {} },
      PidsLimit: 32,
    },
  })
  const Container = container.id
  await runtime.docker
    .getNetwork(other.network.networkId)
    .connect({ Container })
    .catch((error: unknown) => {
      if (!isConflict(error)) throw error
    })
  await container.start()
  return container
}

/** What a router passes; `$one` and `$other` are its devices. It hears and says nothing itself. */
export function routerRuleset({ sides: [one, other] }: Pick<RouterSpec, 'sides'>): string {
  const set = ({ cidrs }: RouterSide) => `{ ${cidrs.map(checkedCidr).join(', ')} }`
  const passes = (from: string, to: string) => `iifname $${from} oifname $${to}`
  return [
    'add table inet router',
    'delete table inet router',
    'table inet router {',
    '  chain passing {',
    '    type filter hook forward priority filter; policy drop',
    `    ${passes('one', 'other')} ip saddr ${set(one)} ip daddr ${set(other)} accept`,
    `    ${passes('other', 'one')} ip saddr ${set(other)} ip daddr ${set(one)} accept`,
    '  }',
    '  chain arriving { type filter hook input priority filter; policy drop; }',
    '  chain leaving { type filter hook output priority filter; policy drop; }',
    '}',
    '',
  ].join('\n')
}

/** Docker may plug in the two networks in any order: a device is known by its link address. */
function routerScript({ sides: [one, other] }: RouterSpec): string {
  return [
    "address='s/^ *inet \\([0-9.]*\\)\\/.* \\([^ ]*\\)$/\\1 \\2/p'",
    'find() { set -- $(ip -4 addr show to "$1" | sed -n "$address" | head -n 1)',
    '  link=$1; device=$2; }',
    ...foundLines('one', one),
    ...foundLines('other', other),
    'nft -D "one=$one" -D "other=$other" -f /cairn/router.nft',
    ...sideLines('one', one),
    ...sideLines('other', other),
    'echo "ready $one_link $other_link"',
    '',
  ].join('\n')
}

function foundLines(name: string, { network }: RouterSide): string[] {
  return [`find ${checkedCidr(network.linkCidr)}`, `${name}=$device; ${name}_link=$link`]
}

/** The link's range is not the router's to reach: only the VPC's, by who bears its addresses. */
function sideLines(name: string, { cidrs }: RouterSide): string[] {
  const device = `dev "$${name}"`
  return [
    // Of its address, which another router may have had: machines remember for a while who bears
    // it. Interfaces' begin with `02`.
    `ifconfig "$${name}" hw ether "$(IFS=.; printf '06:42:%02x:%02x:%02x:%02x' $${name}_link)"`,
    `case "$(ip -4 addr show ${device})" in *"inet $${name}_link/32 "*) ;; *)`,
    `  ip addr flush ${device}; ip addr add "$${name}_link/32" ${device} ;; esac`,
    ...cidrs.map((cidr) => `ip route replace ${checkedCidr(cidr)} ${device} src "$${name}_link"`),
  ]
}
