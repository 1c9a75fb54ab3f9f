import { incorrectState, instancesNamed, theInstances } from '../instances/instance-changes.ts'
import { operation } from '../operation.ts'

/**
 * Asks instances that run to shut down and start again. All or none.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RebootInstances.html
 */
export const RebootInstances = operation('RebootInstances', {
  resource: theInstances,

  async handle({ input, account, host, change }) {
    await change(async (records) => {
      for (const instance of await instancesNamed(records, input.InstanceIds)) {
        if (instance.state !== 'running') throw incorrectState(instance, 'rebooted')
        const rebootsAsked = instance.rebootsAsked + 1
        records.put('instance', instance.instanceId, { ...instance, rebootsAsked })
      }
    })
    host.changed(account)
    return {}
  },
})
