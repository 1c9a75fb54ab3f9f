import { operation } from '../operation.ts'
import { existingHolder, roleHolder } from '../policy-holders.ts'
import { tagsPage } from '../tags.ts'

/** The tags of a role. https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoleTags.html */
export const ListRoleTags = operation('ListRoleTags', {
  permission: 'iam:ListRoleTags',
  resource: roleHolder,

  async handle({ input, entities }) {
    const role = await existingHolder(entities, { kind: 'role', name: input.RoleName })
    return tagsPage(role.tags, input)
  },
})
