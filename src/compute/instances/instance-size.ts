/** What an instance takes of its host, and what it counts for. */
import { type InstanceType, instanceTypes } from './instance-types.ts'
import type { Instance, InstanceState } from './machine-entities.ts'

/** Of processors and memory. */
export interface InstanceSize {
  readonly vcpus: number
  readonly memoryMiB: number
}

/** An instance's type; throws for a name that is none, as records never hold one. */
export function typeOf({ instanceType }: Pick<Instance, 'instanceType'>): InstanceType {
  const type = instanceTypes().get(instanceType)
  if (type === undefined) throw new TypeError(`${instanceType} is no instance type`)
  return type
}

/** What its machine may use: the type's, or fewer processors if its CPU options say so. */
export function instanceSize(
  instance: Pick<Instance, 'instanceType' | 'cpuOptions'>,
): InstanceSize {
  const { vcpus, memoryMiB } = typeOf(instance)
  const { cpuOptions } = instance
  if (cpuOptions === undefined) return { vcpus, memoryMiB }
  return { vcpus: cpuOptions.coreCount * cpuOptions.threadsPerCore, memoryMiB }
}

const takingVcpus: readonly InstanceState[] = ['pending', 'running', 'stopping']

/** Whether its vCPUs count for the account's quota. */
export function takesVcpus({ state }: Pick<Instance, 'state'>): boolean {
  return takingVcpus.includes(state)
}

/** Whether it counts for the account's quota of instances. */
export function isKept({ state }: Pick<Instance, 'state'>): boolean {
  return state !== 'shutting-down' && state !== 'terminated'
}
