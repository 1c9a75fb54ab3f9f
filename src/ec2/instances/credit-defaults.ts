/**
 * What new instances of a family that bursts may use beyond their share, if a launch says nothing.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/burstable-performance-instances-unlimited-mode-concepts.html
 */
import { instanceTypes } from '../../compute/instances/instance-types.ts'
import type { CpuCredits } from '../../compute/instances/machine-entities.ts'
import type { ComputeReader } from '../../compute/records.ts'
import { parseChoice } from '../choices.ts'
import { missingParameter } from '../errors.ts'
import { usualCredits } from './instance-processors.ts'
import type { LaunchInput } from './launch-parameters.ts'

function familiesThatBurst(): string[] {
  const types = [...instanceTypes().values()].filter(({ burstable }) => burstable)
  return [...new Set(types.map(({ name }) => familyOf(name)))]
}

function familyOf(type: string): string {
  return type.split('.')[0] ?? ''
}

/** A family that bursts. Throws MissingParameter, InvalidParameterValue. */
export function parseFamily(name: string | undefined): string {
  const family = parseChoice(name, { name: 'instanceFamily', values: familiesThatBurst() })
  if (family === undefined) throw missingParameter('InstanceFamily')
  return family
}

/** What new instances of a family have. */
export async function defaultCredits(records: ComputeReader, family: string): Promise<CpuCredits> {
  const wished = await records.get('creditDefault', family)
  return wished?.cpuCredits ?? usualCredits(family)
}

/** A launch with the credits of the account's wish, where it has none of its own. */
export async function withCredits(
  records: ComputeReader,
  input: LaunchInput,
): Promise<LaunchInput> {
  if (input.CreditSpecification?.CpuCredits !== undefined) return input
  const wished = await records.get('creditDefault', familyOf(input.InstanceType ?? ''))
  if (wished === undefined) return input
  return { ...input, CreditSpecification: { CpuCredits: wished.cpuCredits } }
}

/** A family's, as answers show them. */
export function familyOutput(family: string, CpuCredits: CpuCredits) {
  return { InstanceFamilyCreditSpecification: { InstanceFamily: family as 't2', CpuCredits } }
}
