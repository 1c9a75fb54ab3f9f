import { inState, userInitiated } from '../../compute/instances/instance-states.ts'
import {
  changesOutput,
  instancesNamed,
  requireUnprotected,
  theInstances,
} from '../instances/instance-changes.ts'
import { operation } from '../operation.ts'

/**
 * Ends instances, all or none. Their machines, volumes and addresses go when they are shut down.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TerminateInstances.html
 */
export const TerminateInstances = operation('TerminateInstances', {
  resource: theInstances,

  async handle({ input, account, now, host, change }) {
    const changes = await change(async (records) => {
      const instances = await instancesNamed(records, input.InstanceIds)
      for (const instance of instances) requireUnprotected(instance)
      return instances.map((instance) => {
        const { instanceId, state } = instance
        if (state === 'shutting-down' || state === 'terminated')
          return [instance, instance] as const
        const ending = inState(instance, 'shutting-down', { now, reason: userInitiated })
        records.put('instance', instanceId, ending)
        return [instance, ending] as const
      })
    })
    host.changed(account)
    return { TerminatingInstances: changesOutput(changes) }
  },
})
