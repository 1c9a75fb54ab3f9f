import { parseChoice } from '../choices.ts'
import { refusal } from '../errors.ts'
import { changeInstance, requireStopped, theInstance } from '../instances/instance-changes.ts'
import { operation } from '../operation.ts'

/**
 * Changes what an instance is called in its VPC; its own name only while it is stopped.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyPrivateDnsNameOptions.html
 */
export const ModifyPrivateDnsNameOptions = operation('ModifyPrivateDnsNameOptions', {
  resource: theInstance,

  async handle({ input, account, host, change }) {
    const { InstanceId, EnableResourceNameDnsARecord: resourceNameARecord } = input
    if (input.EnableResourceNameDnsAAAARecord) {
      throw refusal('UnsupportedOperation', 'This server does not offer IPv6.')
    }
    const hostnameType = parseChoice(input.PrivateDnsHostnameType, {
      name: 'PrivateDnsHostnameType',
      values: ['ip-name', 'resource-name'],
    })
    await change((records) =>
      changeInstance(records, InstanceId, (instance) => {
        if (hostnameType !== undefined) requireStopped(instance)
        return {
          ...instance,
          ...(hostnameType && { hostnameType }),
          ...(resourceNameARecord !== undefined && { resourceNameARecord }),
        }
      }),
    )
    host.changed(account)
    return { Return: true }
  },
})
