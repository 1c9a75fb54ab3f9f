import { refusal } from '../errors.ts'
import { livingInstance, theInstance } from '../instances/instance-changes.ts'
import { associationOutput, requiredProfile } from '../instances/profile-associations.ts'
import { operation } from '../operation.ts'

/**
 * Gives an instance that has none the role of an instance profile, which the caller may pass.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateIamInstanceProfile.html
 */
export const AssociateIamInstanceProfile = operation('AssociateIamInstanceProfile', {
  resource: theInstance,

  async handle(context) {
    const { input, account, host, change } = context
    const profile = await requiredProfile(context, input.IamInstanceProfile)
    const instance = await change(async (records) => {
      const found = await livingInstance(records, input.InstanceId)
      if (found.profile !== undefined) {
        const message = `There is an existing association for instance ${found.instanceId}`
        throw refusal('IncorrectState', message)
      }
      const associated = { ...found, profile }
      records.put('instance', found.instanceId, associated)
      return associated
    })
    host.changed(account)
    return { IamInstanceProfileAssociation: associationOutput(instance, 'associating') }
  },
})
