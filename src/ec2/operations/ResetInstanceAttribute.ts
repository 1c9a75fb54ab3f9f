import { invalidParameterValue } from '../errors.ts'
import { livingInstance, requireStopped, theInstance } from '../instances/instance-changes.ts'
import { setSourceDestCheck } from '../instances/instance-parts-changes.ts'
import { operation } from '../operation.ts'

/**
 * Gives an attribute of an instance back the value that it has without being changed.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ResetInstanceAttribute.html
 */
export const ResetInstanceAttribute = operation('ResetInstanceAttribute', {
  resource: theInstance,

  async handle({ input: { InstanceId, Attribute: name }, account, host, change }) {
    await change(async (records) => {
      const instance = await livingInstance(records, InstanceId)
      if (name === 'sourceDestCheck') {
        return setSourceDestCheck(records, instance.instanceId, { isOn: true })
      }
      if (name !== 'kernel' && name !== 'ramdisk') {
        const message = `Value (${name}) for parameter attribute is invalid. It cannot be reset.`
        throw invalidParameterValue(message)
      }
      // Machines here have no kernel but their image's, so it is as a reset would make it.
      requireStopped(instance)
    })
    host.changed(account)
    return {}
  },
})
