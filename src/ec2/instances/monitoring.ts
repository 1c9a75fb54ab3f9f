/** Detailed monitoring, which an instance has or has not. */
import type { ComputeChange } from '../../compute/records.ts'
import { incorrectState, instancesNamed } from './instance-changes.ts'

/** Turns it on or off for instances, all or none; gives what answers show. */
export function monitor(ids: readonly string[] | undefined, { isOn }: { readonly isOn: boolean }) {
  return async (records: ComputeChange) => {
    const instances = await instancesNamed(records, ids)
    return instances.map((instance) => {
      const { instanceId, state } = instance
      if (state === 'terminated') throw incorrectState(instance, 'monitored')
      records.put('instance', instanceId, { ...instance, monitoring: isOn })
      const State = isOn ? ('enabled' as const) : ('disabled' as const)
      return { InstanceId: instanceId, Monitoring: { State } }
    })
  }
}
