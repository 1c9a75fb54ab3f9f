import { operation } from '../operation.ts'
import { existingPolicy, policyResource } from '../policies.ts'
import { tagsPage } from '../tags.ts'

/**
 * The tags of a managed policy.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicyTags.html
 */
export const ListPolicyTags = operation('ListPolicyTags', {
  permission: 'iam:ListPolicyTags',
  resource: policyResource,

  async handle({ input, account, entities }) {
    const { tags } = await existingPolicy(entities, account, input.PolicyArn)
    return tagsPage(tags, input)
  },
})
