/** Proves that the records of machines and networks agree with each other, for `cairn check`. */
import type { Records } from '../engine/engine.ts'
import { createCompute } from './compute.ts'
import type { ComputeEntities } from './entities.ts'
import type { Instance } from './instances/machine-entities.ts'
import { checkPeerings } from './network/check-peerings.ts'
import type { ElasticIp, NetworkInterface } from './network/network-entities.ts'
import type { ComputeReader } from './records.ts'
import type { Allocation, PublicAddress } from './region-entities.ts'
import type { Volume } from './volumes/volume-entities.ts'

/** What is wrong, each a sentence. */
export async function checkCompute(records: Records): Promise<string[]> {
  const compute = createCompute({ records })
  const problems: string[] = []
  const shared = {
    allocations: byKey(await compute.shared.all('allocation'), ({ instanceId }) => instanceId),
    addresses: byKey(await compute.shared.all('publicAddress'), ({ publicIp }) => publicIp),
  }
  for (const { account } of await compute.shared.all('tenant')) {
    const found = await readAccount(compute.existing(account).records)
    const own = [
      ...missingReferences(found),
      ...sharedAddresses(found),
      ...wrongAllocations(found, shared.allocations),
      ...(await checkPeerings(compute, account)),
      ...wrongPublicAddresses(found, { account, addresses: shared.addresses }),
    ]
    problems.push(...own.map((problem) => `compute: ${problem} (account ${account})`))
  }
  // What accounts have was taken out; nobody has the rest.
  for (const { instanceId } of shared.allocations.values()) {
    problems.push(`compute: room is taken for ${instanceId}, which does not run`)
  }
  for (const { publicIp, holder } of shared.addresses.values()) {
    problems.push(`compute: ${publicIp} is held by ${holder}, which does not have it`)
  }
  return problems
}

function byKey<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T> {
  return new Map(items.map((item) => [keyOf(item), item]))
}

interface Found {
  readonly instances: readonly Instance[]
  readonly interfaces: readonly NetworkInterface[]
  readonly elasticIps: readonly ElasticIp[]
  readonly volumes: readonly Volume[]
  /** Ids of all that others refer to; of instances only those that are not terminated. */
  readonly ids: ReadonlySet<string>
  /** Each says: `from` names `to`. */
  readonly references: readonly (readonly [from: string, to: string])[]
}

async function readAccount(records: ComputeReader): Promise<Found> {
  const all = <K extends keyof ComputeEntities & string>(kind: K) => records.all(kind)
  const instances = await all('instance')
  const interfaces = await all('networkInterface')
  const elasticIps = await all('elasticIp')
  const volumes = await all('volume')
  const vpcs = await all('vpc')
  const subnets = await all('subnet')
  const groups = await all('securityGroup')
  const tables = await all('routeTable')
  const live = instances.filter(({ state }) => state !== 'terminated')
  const ids = new Set([
    ...live.map(({ instanceId }) => instanceId),
    ...interfaces.map(({ networkInterfaceId }) => networkInterfaceId),
    ...vpcs.map(({ vpcId }) => vpcId),
    ...subnets.map(({ subnetId }) => subnetId),
    ...groups.map(({ groupId }) => groupId),
  ])
  const references: (readonly [string, string])[] = [
    ...live.flatMap(({ instanceId, vpcId, subnetId }) => both(instanceId, vpcId, subnetId)),
    ...interfaces.flatMap(({ networkInterfaceId, vpcId, subnetId, groupIds, attachment }) =>
      both(networkInterfaceId, vpcId, subnetId, ...groupIds, attachment?.instanceId),
    ),
    ...volumes.flatMap(({ volumeId, attachment }) => both(volumeId, attachment?.instanceId)),
    ...subnets.flatMap(({ subnetId, vpcId }) => both(subnetId, vpcId)),
    ...groups.flatMap(({ groupId, vpcId }) => both(groupId, vpcId)),
    ...tables.flatMap(({ routeTableId, vpcId, associations }) =>
      both(routeTableId, vpcId, ...associations.map(({ subnetId }) => subnetId)),
    ),
    ...(await all('internetGateway')).flatMap((one) => both(one.internetGatewayId, one.vpcId)),
    ...elasticIps.flatMap((one) => both(one.allocationId, one.association?.networkInterfaceId)),
  ]
  return { instances, interfaces, elasticIps, volumes, ids, references }
}

/** One thing's references; to instances only where it names one. */
function both(from: string, ...to: readonly (string | undefined)[]): [string, string][] {
  return to.flatMap((id): [string, string][] => (id ? [[from, id]] : []))
}

const known = /^(i|eni|vpc|subnet|sg)-/

function missingReferences({ references, ids, instances, interfaces }: Found): string[] {
  const missing = references
    .filter(([, to]) => known.test(to) && !ids.has(to))
    .map(([from, to]) => `${from} names ${to}, which is not there`)
  const plugged = new Set(
    interfaces.flatMap(({ attachment }) =>
      attachment?.deviceIndex === 0 ? [attachment.instanceId] : [],
    ),
  )
  const bare = instances
    .filter(({ instanceId, state }) => state !== 'terminated' && !plugged.has(instanceId))
    .map(({ instanceId }) => `${instanceId} has no network interface`)
  return [...missing, ...bare]
}

/** A private address is one interface's in its subnet. */
function sharedAddresses({ interfaces }: Found): string[] {
  const holders = new Map<string, string>()
  const problems: string[] = []
  for (const { networkInterfaceId, subnetId, addresses } of interfaces) {
    for (const { address } of addresses) {
      const holder = holders.get(`${subnetId} ${address}`)
      if (holder !== undefined) {
        problems.push(`${holder} and ${networkInterfaceId} both have ${address}`)
      }
      holders.set(`${subnetId} ${address}`, networkInterfaceId)
    }
  }
  return problems
}

/** An instance that may run has room, one that stands still has none. */
function wrongAllocations({ instances }: Found, allocations: Map<string, Allocation>): string[] {
  const problems: string[] = []
  for (const { instanceId, state } of instances) {
    const has = allocations.has(instanceId)
    if (state === 'stopped' || state === 'terminated') continue
    allocations.delete(instanceId)
    // It may have been stopped before it was to end.
    if (!has && state !== 'shutting-down') problems.push(`${instanceId} is ${state} without room`)
  }
  return problems
}

/** A public address is held by what says that it has it. */
function wrongPublicAddresses(
  { interfaces, elasticIps }: Found,
  {
    account,
    addresses,
  }: { readonly account: string; readonly addresses: Map<string, PublicAddress> },
): string[] {
  const claims = [
    ...elasticIps.map(({ allocationId, publicIp }) => [allocationId, publicIp] as const),
    ...interfaces.flatMap(({ networkInterfaceId, addresses: own }) =>
      own.flatMap(({ publicIp }) => (publicIp ? [[networkInterfaceId, publicIp] as const] : [])),
    ),
  ]
  const problems: string[] = []
  for (const [holder, publicIp] of claims) {
    const held = addresses.get(publicIp)
    if (held?.holder === holder && held.account === account) addresses.delete(publicIp)
    else problems.push(`${holder} has ${publicIp}, which is ${held?.holder ?? "nobody's"}`)
  }
  return problems
}
