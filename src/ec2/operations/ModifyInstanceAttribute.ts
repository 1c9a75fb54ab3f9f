import { attributeChange } from '../instances/attribute-changes.ts'
import { livingInstance, theInstance } from '../instances/instance-changes.ts'
import { operation } from '../operation.ts'

/**
 * Changes one attribute of an instance; some only while it is stopped.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyInstanceAttribute.html
 */
export const ModifyInstanceAttribute = operation('ModifyInstanceAttribute', {
  resource: theInstance,

  async handle({ input, account, host, change }) {
    const changed = attributeChange(input)
    await change(async (records) => {
      const instance = await livingInstance(records, input.InstanceId)
      const other = await changed(instance, records)
      if (other)
        records.put('instance', instance.instanceId, { ...instance, ...other } as typeof instance)
    })
    host.changed(account)
    return {}
  },
})
