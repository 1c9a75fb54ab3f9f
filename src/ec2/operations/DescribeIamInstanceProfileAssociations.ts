import { type FilterTable, filtered } from '../filters.ts'
import {
  associatedInstance,
  associationOutput,
  type ProfiledInstance,
  profiledInstances,
} from '../instances/profile-associations.ts'
import { operation } from '../operation.ts'
import { page, requireNoPage } from '../pages.ts'

const filters: FilterTable<ProfiledInstance> = {
  'instance-id': ({ instanceId }) => instanceId,
  state: () => 'associated',
}

/**
 * Which instances have the roles of which instance profiles.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeIamInstanceProfileAssociations.html
 */
export const DescribeIamInstanceProfileAssociations = operation(
  'DescribeIamInstanceProfileAssociations',
  {
    resource: () => '*',

    async handle({ input, records }) {
      const ids = [...new Set(input.AssociationIds)]
      if (ids.length > 0) requireNoPage(input, 'associationIds')
      const found =
        ids.length > 0
          ? await Promise.all(ids.map((id) => associatedInstance(records, id)))
          : await profiledInstances(records)
      const all = filtered(found, input.Filters, filters)
      const { items, NextToken } = page(all, input, ({ profile }) => profile.associationId)
      return {
        IamInstanceProfileAssociations: items.map((each) => associationOutput(each, 'associated')),
        NextToken,
      }
    },
  },
)
