/**
 * Whether there is room for instances: by the account's quotas, and on the host. Judged in the very
 * change that takes the room. https://docs.aws.amazon.com/ec2/latest/instancetypes/ec2-instance-quotas.html
 */
import type { HostFacts, Overcommit } from '../host.ts'
import type { ComputeReader } from '../records.ts'
import { Refused } from '../refused.ts'
import { type InstanceSize, isKept, takesVcpus, typeOf } from './instance-size.ts'
import type { InstanceType } from './instance-types.ts'

/** What an account may have at once. */
export interface ComputeQuotas {
  /** Of all instances that run. */
  readonly vcpus: number
  /** That are not terminated. */
  readonly instances: number
  readonly volumes: number
  /** Of all volumes together. */
  readonly volumesTiB: number
  /** Of what all snapshots together take in the store. */
  readonly snapshotsGiB: number
  readonly elasticIps: number
}

/** Room that is asked for. */
export interface RoomWish {
  readonly type: InstanceType
  readonly size: InstanceSize
  /** Fewer are none; more are taken as far as there is room. */
  readonly count: { readonly min: number; readonly max: number }
  readonly zone: string
  readonly quotas: ComputeQuotas
  readonly facts: HostFacts
  /** True: they are there, and only their processors come back. */
  readonly restarts?: boolean
}

/** An account's records, and what all share. */
export interface Scopes {
  readonly records: ComputeReader
  readonly shared: ComputeReader
}

/** What all machines together may have of a host. */
export function offeredBy(facts: HostFacts, overcommit: Overcommit): HostFacts {
  const { cpus, memoryMiB } = facts
  return { ...facts, cpus: cpus * overcommit.vcpus, memoryMiB: memoryMiB * overcommit.memory }
}

/**
 * How many may be launched. Throws Refused: VcpuLimitExceeded, InstanceLimitExceeded,
 * InsufficientInstanceCapacity, Unsupported.
 */
export async function requireRoom({ records, shared }: Scopes, wish: RoomWish): Promise<number> {
  const { type, size, count, quotas, facts, restarts = false } = wish
  if (type.architecture !== facts.architecture) throw unsupported(wish)
  const instances = await records.all('instance')
  const kept = instances.filter(isKept).length
  const vcpus = instances.filter(takesVcpus).reduce((sum, each) => sum + typeOf(each).vcpus, 0)
  const byVcpus = Math.floor((quotas.vcpus - vcpus) / type.vcpus)
  if (byVcpus < count.min) throw tooManyVcpus(quotas.vcpus)
  const byInstances = restarts ? count.max : quotas.instances - kept
  if (byInstances < count.min) throw tooManyInstances(kept + count.min, quotas.instances)
  const byHost = await roomOnHost(shared, size, facts)
  if (byHost < count.min) throw insufficient(wish)
  return Math.min(count.max, byVcpus, byInstances, byHost)
}

async function roomOnHost(
  shared: ComputeReader,
  { vcpus, memoryMiB }: InstanceSize,
  facts: HostFacts,
): Promise<number> {
  const all = await shared.all('allocation')
  const taken = (of: 'vcpus' | 'memoryMiB') => all.reduce((sum, each) => sum + each[of], 0)
  const byCpus = (facts.cpus - taken('vcpus')) / vcpus
  const byMemory = (facts.memoryMiB - taken('memoryMiB')) / memoryMiB
  return Math.max(0, Math.floor(Math.min(byCpus, byMemory)))
}

function unsupported({ type, facts }: RoomWish): Refused {
  const { name, architecture } = type
  return new Refused(
    'Unsupported',
    `The requested configuration is currently not supported: ${name} is ${architecture}, ` +
      `and the machines here are ${facts.architecture}.`,
  )
}

function tooManyVcpus(most: number): Refused {
  return new Refused(
    'VcpuLimitExceeded',
    `You have requested more vCPU capacity than your current vCPU limit of ${most} allows for ` +
      'the instance bucket that the specified instance type belongs to. Ask for more with ' +
      'Service Quotas (ec2, L-1216C47A).',
  )
}

function tooManyInstances(asked: number, most: number): Refused {
  return new Refused(
    'InstanceLimitExceeded',
    `You have requested more instances (${asked}) than your current instance limit of ${most} ` +
      'allows for the specified instance type. Ask for more with Service Quotas (ec2, instances).',
  )
}

/** 500 at AWS, too: a moment later somebody may have stopped a machine. */
function insufficient({ type, zone }: RoomWish): Refused {
  return new Refused(
    'InsufficientInstanceCapacity',
    `We currently do not have sufficient ${type.name} capacity in the Availability Zone you ` +
      `requested (${zone}).`,
    { status: 500 },
  )
}
