import { placementGroupNamed } from '../../compute/instances/placement.ts'
import { filtered } from '../filters.ts'
import { placementGroupFilters, placementGroupOutput } from '../instances/placement-groups.ts'
import { operation } from '../operation.ts'
import { existing } from '../resources.ts'

/**
 * The placement groups of an account, in the order of their names.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribePlacementGroups.html
 */
export const DescribePlacementGroups = operation('DescribePlacementGroups', {
  resource: () => '*',

  async handle(context) {
    const { input, records, account, region } = context
    const { GroupNames: names = [], GroupIds: ids = [], Filters } = input
    for (const name of names) await placementGroupNamed(records, name)
    for (const id of ids) await existing(records, 'placement-group', id)
    const all = (await records.all('placementGroup'))
      .filter(({ groupName }) => names.length === 0 || names.includes(groupName))
      .filter(({ groupId }) => ids.length === 0 || ids.includes(groupId))
      .map((group) => ({ ...group, place: { account, region } }))
    const found = [...filtered(all, Filters, placementGroupFilters)]
    const sorted = found.sort((a, b) => (a.groupName < b.groupName ? -1 : 1))
    return { PlacementGroups: sorted.map((group) => placementGroupOutput(group, context)) }
  },
})
