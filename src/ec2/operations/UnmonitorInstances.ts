import { theInstances } from '../instances/instance-changes.ts'
import { monitor } from '../instances/monitoring.ts'
import { operation } from '../operation.ts'

/**
 * Turns detailed monitoring of instances off.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_UnmonitorInstances.html
 */
export const UnmonitorInstances = operation('UnmonitorInstances', {
  resource: theInstances,

  async handle({ input, change }) {
    return { InstanceMonitorings: await change(monitor(input.InstanceIds, { isOn: false })) }
  },
})
