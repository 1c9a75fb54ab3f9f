import { operation } from '../operation.ts'
import { page } from '../pages.ts'
import { existingPolicy, policyResource, versionOutput } from '../policies.ts'
import { newestFirst } from '../policy-versions.ts'

/**
 * The versions of a managed policy, the newest first, without their texts.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicyVersions.html
 */
export const ListPolicyVersions = operation('ListPolicyVersions', {
  permission: 'iam:ListPolicyVersions',
  resource: policyResource,

  async handle({ input, account, entities }) {
    const policy = await existingPolicy(entities, account, input.PolicyArn)
    const { items, paging } = page(policy.versions, input, newestFirst)
    return { Versions: items.map((version) => versionOutput(policy, version)), ...paging }
  },
})
