/** Changes of several instances at once: all or none. */
import type { Instance } from '../compute/machine-entities.ts'
import type { ComputeReader } from '../compute/records.ts'
import { missingParameter, refusal } from './errors.ts'
import { stateOutput } from './instance-output.ts'
import { existing } from './resources.ts'

/**
 * The instances that ids name, each once. Throws MissingParameter, InvalidInstanceID.Malformed,
 * InvalidInstanceID.NotFound with all that are not there.
 */
export async function instancesNamed(
  records: ComputeReader,
  ids: readonly string[] | undefined,
): Promise<readonly Instance[]> {
  const asked = [...new Set(ids)]
  const [only] = asked
  if (only === undefined) throw missingParameter('InstanceId')
  if (asked.length === 1) return [await existing(records, 'instance', only)]
  const found = await Promise.all(asked.map((id) => records.get('instance', id)))
  const missing = asked.filter((_id, index) => found[index] === undefined)
  const [first, ...others] = missing
  if (first !== undefined && others.length === 0) await existing(records, 'instance', first)
  if (first !== undefined) {
    for (const id of missing) requireIdOf(id)
    const message = `The instance IDs '${missing.join(', ')}' do not exist`
    throw refusal('InvalidInstanceID.NotFound', message)
  }
  return found.flatMap((instance) => instance ?? [])
}

function requireIdOf(id: string): void {
  if (/^i-(?:[0-9a-f]{8}|[0-9a-f]{17})$/.test(id)) return
  throw refusal('InvalidInstanceID.Malformed', `Invalid id: "${id}"`)
}

/** How instances were and are, as answers of changes show it. */
export function changesOutput(changes: readonly (readonly [before: Instance, now: Instance])[]) {
  return changes.map(([before, now]) => ({
    InstanceId: now.instanceId,
    CurrentState: stateOutput(now.state),
    PreviousState: stateOutput(before.state),
  }))
}

/** Throws IncorrectInstanceState. */
export function incorrectState({ instanceId, state }: Instance, wanted: string): Error {
  const message = `The instance '${instanceId}' is not in a state from which it can be ${wanted}`
  return refusal('IncorrectInstanceState', `${message}: it is ${state}.`)
}
