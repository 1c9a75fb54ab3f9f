import {
  associatedInstance,
  associatedResource,
  associationOutput,
  requiredProfile,
} from '../instances/profile-associations.ts'
import { operation } from '../operation.ts'

/**
 * Gives an instance the role of another instance profile, in one step: it is never without one.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ReplaceIamInstanceProfileAssociation.html
 */
export const ReplaceIamInstanceProfileAssociation = operation(
  'ReplaceIamInstanceProfileAssociation',
  {
    resource: associatedResource,

    async handle(context) {
      const { input, account, host, change } = context
      const profile = await requiredProfile(context, input.IamInstanceProfile)
      const instance = await change(async (records) => {
        const found = await associatedInstance(records, input.AssociationId)
        const replaced = { ...found, profile }
        records.put('instance', found.instanceId, replaced)
        return replaced
      })
      host.changed(account)
      return { IamInstanceProfileAssociation: associationOutput(instance, 'associating') }
    },
  },
)
