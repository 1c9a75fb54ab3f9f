import { theInstance } from '../instances/instance-changes.ts'
import { operation } from '../operation.ts'
import { existing } from '../resources.ts'

/**
 * The password of a Windows instance: machines here are of Linux and have none, so it is empty.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetPasswordData.html
 */
export const GetPasswordData = operation('GetPasswordData', {
  resource: theInstance,

  async handle({ input: { InstanceId: id = '' }, records, now }) {
    const { instanceId } = await existing(records, 'instance', id)
    return { InstanceId: instanceId, Timestamp: new Date(now), PasswordData: '' }
  },
})
