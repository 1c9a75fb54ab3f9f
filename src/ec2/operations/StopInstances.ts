import { inState, userInitiated } from '../../compute/instances/instance-states.ts'
import type { Instance } from '../../compute/instances/machine-entities.ts'
import { refusal } from '../errors.ts'
import {
  changesOutput,
  incorrectState,
  instancesNamed,
  theInstances,
} from '../instances/instance-changes.ts'
import { operation } from '../operation.ts'

/**
 * Shuts instances down; they keep their addresses and volumes. All or none.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_StopInstances.html
 */
export const StopInstances = operation('StopInstances', {
  resource: theInstances,

  async handle({ input, account, now, host, change }) {
    const { InstanceIds, Hibernate, Force, SkipOsShutdown } = input
    if (Hibernate) throw refusal('UnsupportedOperation', 'This server does not offer hibernation.')
    const isForced = Force === true || SkipOsShutdown === true
    const changes = await change(async (records) => {
      const instances = await instancesNamed(records, InstanceIds)
      for (const instance of instances) requireStoppable(instance)
      return instances.map((instance) => {
        const { instanceId, state } = instance
        if (state === 'stopped') return [instance, instance] as const
        const stopping =
          state === 'stopping'
            ? instance
            : inState(instance, 'stopping', { now, reason: userInitiated })
        const wished = { ...stopping, isForced: isForced || instance.isForced }
        records.put('instance', instanceId, wished)
        return [instance, wished] as const
      })
    })
    host.changed(account)
    return { StoppingInstances: changesOutput(changes) }
  },
})

function requireStoppable(instance: Instance): void {
  const { instanceId, state, disableApiStop } = instance
  if (!['running', 'stopping', 'stopped'].includes(state)) throw incorrectState(instance, 'stopped')
  if (!disableApiStop || state !== 'running') return
  throw refusal(
    'OperationNotPermitted',
    `The instance '${instanceId}' may not be stopped. Modify its 'disableApiStop' instance ` +
      'attribute and try again.',
  )
}
