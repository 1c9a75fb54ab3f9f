import { inState, userInitiated } from '../../compute/instances/instance-states.ts'
import type { Fleet } from '../../compute/instances/template-entities.ts'
import type { ComputeChange } from '../../compute/records.ts'
import { limits } from '../../limits.ts'
import { missingParameter, refusal } from '../errors.ts'
import { livingOf } from '../instances/fleets.ts'
import { requireUnprotected } from '../instances/instance-changes.ts'
import { type Ec2Context, type Input, operation } from '../operation.ts'
import { resourceOf, unknownId } from '../resources.ts'

type Context = Ec2Context<Input<'DeleteFleets'>>

/**
 * Deletes fleets and terminates their instances. One that is kept from termination keeps all that
 * is asked for from being done.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteFleets.html
 */
export const DeleteFleets = operation('DeleteFleets', {
  resource: (context) =>
    Promise.all((context.input.FleetIds ?? []).map((id) => resourceOf(context, 'fleet', id))),

  async handle(context) {
    const { input, account, host, change } = context
    const ids = [...new Set(input.FleetIds)]
    if (ids.length === 0) throw missingParameter('FleetIds')
    if (input.TerminateInstances === undefined) throw missingParameter('TerminateInstances')
    if (!input.TerminateInstances) {
      const message = 'Fleets of type instant are deleted with their instances.'
      throw refusal('NoTerminateInstancesNotSupported', message)
    }
    const refused = await change(async (records) => {
      const errors = new Map<string, Refusal>()
      for (const id of ids) {
        const error = await deleteFleet(records, id, context)
        if (error !== undefined) errors.set(id, error)
      }
      await forgetOld(records, context.now)
      return errors
    })
    host.changed(account)
    return {
      SuccessfulFleetDeletions: ids
        .filter((id) => !refused.has(id))
        .map((FleetId) => ({
          FleetId,
          CurrentFleetState: 'deleted_terminating' as const,
          PreviousFleetState: 'active' as const,
        })),
      UnsuccessfulFleetDeletions: [...refused].map(([FleetId, told]) => ({
        FleetId,
        Error: told,
      })),
    }
  },
})

interface Refusal {
  readonly Code: 'fleetIdDoesNotExist' | 'fleetIdMalformed' | 'fleetNotInDeletableState'
  readonly Message: string
}

/** Why a fleet was not deleted; undefined if it was. */
async function deleteFleet(
  records: ComputeChange,
  id: string,
  context: Context,
): Promise<Refusal | undefined> {
  const fleet = await records.get('fleet', id)
  if (fleet === undefined) {
    const { code, message: Message } = unknownId('fleet', id)
    const isId = code.endsWith('.NotFound')
    return { Code: isId ? 'fleetIdDoesNotExist' : 'fleetIdMalformed', Message }
  }
  if (fleet.deletedAt !== undefined) {
    const Message = `The fleet '${id}' is deleted already.`
    return { Code: 'fleetNotInDeletableState', Message }
  }
  await endInstances(records, fleet, context)
  records.put('fleet', id, { ...fleet, deletedAt: context.now })
  return undefined
}

async function endInstances(records: ComputeChange, fleet: Fleet, context: Context): Promise<void> {
  const { authorize, now } = context
  for (const instance of await livingOf(records, fleet)) {
    const { instanceId, state } = instance
    authorize(
      'ec2:TerminateInstances',
      await resourceOf({ ...context, records }, 'instance', instanceId),
    )
    requireUnprotected(instance)
    if (state === 'shutting-down') continue
    const ending = inState(instance, 'shutting-down', { now, reason: userInitiated })
    records.put('instance', instanceId, ending)
  }
}

async function forgetOld(records: ComputeChange, now: number): Promise<void> {
  for (const { fleetId, deletedAt = now } of await records.all('fleet')) {
    if (deletedAt < now - limits.deletedFleetShownMs) records.remove('fleet', fleetId)
  }
}
