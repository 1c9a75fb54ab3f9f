/** Processors of an instance: how many, and what those that burst may use. */
import type { InstanceType } from '../../compute/instances/instance-types.ts'
import type { CpuCredits, CpuOptions } from '../../compute/instances/machine-entities.ts'
import { parseChoice } from '../choices.ts'
import { invalidParameterCombination, invalidParameterValue, refusal } from '../errors.ts'

interface CpuInput {
  readonly CoreCount?: number | undefined
  readonly ThreadsPerCore?: number | undefined
}

/**
 * Processors that are fewer than the type's; undefined: the type's. Throws
 * InvalidParameterCombination, InvalidParameterValue.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/cpu-options-supported-instances-values.html
 */
export function parseCpuOptions(
  given: CpuInput | undefined,
  { name, vcpus, cores }: InstanceType,
): CpuOptions | undefined {
  const { CoreCount: coreCount, ThreadsPerCore: threadsPerCore } = given ?? {}
  if (coreCount === undefined && threadsPerCore === undefined) return undefined
  if (coreCount === undefined || threadsPerCore === undefined) {
    const message = 'CpuOptions must have both coreCount and threadsPerCore'
    throw invalidParameterCombination(message)
  }
  const most = vcpus / cores
  if (!Number.isInteger(coreCount) || coreCount < 1 || coreCount > cores) {
    const message = `The specified CoreCount: ${coreCount}`
    throw invalidParameterValue(`${message} is not a valid value for ${name}: 1 to ${cores}.`)
  }
  if (threadsPerCore !== 1 && threadsPerCore !== most) {
    const message = `The specified ThreadsPerCore: ${threadsPerCore}`
    throw invalidParameterValue(`${message} is not a valid value for ${name}: 1 or ${most}.`)
  }
  return { coreCount, threadsPerCore }
}

/**
 * Throws InvalidParameterValue for what is none of the two, InvalidParameterCombination for a type
 * that does not burst.
 */
export function parseCredits(
  given: string | undefined,
  { name, burstable }: InstanceType,
): CpuCredits {
  const asked = parseChoice(given, { name: 'cpuCredits', values: ['standard', 'unlimited'] })
  if (asked !== undefined && !burstable) {
    const message = `The instance type ${name} has no CPU credits.`
    throw refusal('InvalidParameterCombination', message)
  }
  return asked ?? (burstable ? usualCredits(name.slice(0, name.indexOf('.'))) : 'standard')
}

/** What a family that bursts begins with. */
export function usualCredits(family: string): CpuCredits {
  return family === 't2' ? 'standard' : 'unlimited'
}
