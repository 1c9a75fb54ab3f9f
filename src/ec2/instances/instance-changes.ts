/** Changes of several instances at once: all or none. */
import type { Resource } from '../../auth/call.ts'
import type { Instance } from '../../compute/instances/machine-entities.ts'
import type { ComputeChange, ComputeReader } from '../../compute/records.ts'
import { missingParameter, refusal } from '../errors.ts'
import { existing, type Place, resourceOf } from '../resources.ts'
import { stateOutput } from './instance-output.ts'

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

/** What of a context says what an operation concerns. */
type Concerning<I> = Place & { readonly records: ComputeReader; readonly input: I }

/** The one instance of an input, as policies see it. */
export function theInstance(
  context: Concerning<{ readonly InstanceId?: string | undefined }>,
): Promise<Resource> {
  return resourceOf(context, 'instance', context.input.InstanceId)
}

/** The instances of an input, as policies see them. */
export function theInstances(
  context: Concerning<{ readonly InstanceIds?: readonly string[] | undefined }>,
): Promise<Resource[]> {
  const { InstanceIds: ids = [] } = context.input
  return Promise.all(ids.map((id) => resourceOf(context, 'instance', id)))
}

/**
 * One instance that is not ending. Throws MissingParameter, InvalidInstanceID.Malformed,
 * InvalidInstanceID.NotFound, IncorrectInstanceState.
 */
export async function livingInstance(
  records: ComputeReader,
  id: string | undefined,
): Promise<Instance> {
  if (!id) throw missingParameter('InstanceId')
  const instance = await existing(records, 'instance', id)
  if (instance.state !== 'terminated' && instance.state !== 'shutting-down') return instance
  throw incorrectState(instance, 'modified')
}

/** Throws IncorrectInstanceState. */
export function requireStopped(instance: Instance): void {
  const { instanceId, state } = instance
  if (state === 'stopped') return
  const message = `The instance '${instanceId}' is not in the 'stopped' state: it is ${state}.`
  throw refusal('IncorrectInstanceState', message)
}

/** Puts a living instance as it is changed, and gives it. Throws as `livingInstance` does. */
export async function changeInstance(
  records: ComputeChange,
  id: string | undefined,
  changed: (instance: Instance) => Instance,
): Promise<Instance> {
  const instance = changed(await livingInstance(records, id))
  records.put('instance', instance.instanceId, instance)
  return instance
}

/** Throws OperationNotPermitted for one that is kept from termination. */
export function requireUnprotected({ instanceId, state, disableApiTermination }: Instance): void {
  if (!disableApiTermination || state === 'terminated') return
  throw refusal(
    'OperationNotPermitted',
    `The instance '${instanceId}' may not be terminated. Modify its 'disableApiTermination' ` +
      'instance attribute and try again.',
  )
}
