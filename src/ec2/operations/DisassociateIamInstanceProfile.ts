import {
  associatedInstance,
  associatedResource,
  associationOutput,
} from '../instances/profile-associations.ts'
import { operation } from '../operation.ts'

/**
 * Takes the role of an instance profile from an instance.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DisassociateIamInstanceProfile.html
 */
export const DisassociateIamInstanceProfile = operation('DisassociateIamInstanceProfile', {
  resource: associatedResource,

  async handle({ input, account, host, change }) {
    const instance = await change(async (records) => {
      const found = await associatedInstance(records, input.AssociationId)
      const { profile: _, ...without } = found
      records.put('instance', found.instanceId, without)
      return found
    })
    host.changed(account)
    return { IamInstanceProfileAssociation: associationOutput(instance, 'disassociating') }
  },
})
