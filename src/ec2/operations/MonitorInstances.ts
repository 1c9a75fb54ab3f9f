import { theInstances } from '../instances/instance-changes.ts'
import { monitor } from '../instances/monitoring.ts'
import { operation } from '../operation.ts'

/**
 * Turns detailed monitoring of instances on.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_MonitorInstances.html
 */
export const MonitorInstances = operation('MonitorInstances', {
  resource: theInstances,

  async handle({ input, change }) {
    return { InstanceMonitorings: await change(monitor(input.InstanceIds, { isOn: true })) }
  },
})
