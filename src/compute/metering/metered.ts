/**
 * What is metered, in one table. AWS bills the same things, by the second.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-lifecycle.html#lifecycle-differences
 * https://docs.aws.amazon.com/ebs/latest/userguide/ebs-snapshots.html
 */
import type { ComputeEntities } from '../entities.ts'
import type { Metered, MeterName } from './metering-entities.ts'

/** Kinds of what is metered. */
export type MeteredKind = 'instance' | 'volume' | 'snapshot' | 'elasticIp' | 'natGateway'

type Table = {
  readonly [K in MeteredKind]: (entity: ComputeEntities[K]) => Metered | undefined
}

const table: Table = {
  // While it runs: not while it starts, stops or stands still.
  instance: ({ state, instanceType: detail }) =>
    state === 'running' ? { meter: 'instance', detail, units: 1 } : undefined,
  // From CreateVolume to DeleteVolume, attached or not; its size of the moment.
  volume: ({ state, volumeType: detail, size: units }) =>
    state === 'deleting' || state === 'error' ? undefined : { meter: 'volume', detail, units },
  // From when it is complete to DeleteSnapshot: what it takes beyond the snapshot before it.
  snapshot: ({ state, storedBytes, fullBytes = 0 }) =>
    state === 'completed'
      ? { meter: 'snapshot', detail: '', units: storedBytes ?? fullBytes }
      : undefined,
  // From AllocateAddress to ReleaseAddress, associated or not.
  elasticIp: () => ({ meter: 'elastic-ip', detail: '', units: 1 }),
  natGateway: ({ deletedAt, connectivityType: detail }) =>
    deletedAt === undefined ? { meter: 'nat-gateway', detail, units: 1 } : undefined,
}

/** All of them. */
export const meteredKinds = Object.keys(table) as readonly MeteredKind[]

/** What reports say the units of a meter are, and how many of its own make one. */
export const reportUnits: Readonly<Record<MeterName, readonly [name: string, units: number]>> = {
  instance: ['instance-hours', 1],
  volume: ['GiB-hours', 1],
  snapshot: ['GiB-hours', 1024 ** 3],
  'elastic-ip': ['address-hours', 1],
  'nat-gateway': ['gateway-hours', 1],
}

/** What something is counted as at this moment; undefined: it is not. */
export function meteredAs<K extends MeteredKind>(
  kind: K,
  entity: ComputeEntities[K] | undefined,
): Metered | undefined {
  return entity && table[kind](entity)
}

/** Whether two are counted alike. */
export function isSameMeter(one: Metered | undefined, other: Metered | undefined): boolean {
  if (one === undefined || other === undefined) return one === other
  return one.meter === other.meter && one.detail === other.detail && one.units === other.units
}
