import { deleteConflict } from '../errors.ts'
import { operation } from '../operation.ts'
import { changedPolicyResource } from '../policies.ts'
import { existingVersion } from '../policy-versions.ts'

/**
 * Deletes a version that is not the default.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeletePolicyVersion.html
 */
export const DeletePolicyVersion = operation('DeletePolicyVersion', {
  permission: 'iam:DeletePolicyVersion',
  resource: changedPolicyResource,

  async handle({ input, account, change, now }) {
    await change(async (records) => {
      const { policy, version } = await existingVersion(records, account, input)
      const { arn: _, ...kept } = policy
      if (version.id === policy.defaultVersion) {
        throw deleteConflict('Cannot delete the default version of a policy.')
      }
      const versions = policy.versions.filter(({ id }) => id !== version.id)
      records.put('policy', policy.policyName, { ...kept, versions, updatedAt: now })
    })
    return {}
  },
})
