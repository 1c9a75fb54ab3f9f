import { placementGroupNamed, requireEmptyGroup } from '../../compute/instances/placement.ts'
import { parseGroupName, placementGroupResource } from '../instances/placement-groups.ts'
import { operation } from '../operation.ts'

/**
 * Removes a placement group that no instance is in.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeletePlacementGroup.html
 */
export const DeletePlacementGroup = operation('DeletePlacementGroup', {
  resource: (context) => placementGroupResource(context, context.input.GroupName),

  async handle({ input, change }) {
    const groupName = parseGroupName(input.GroupName)
    await change(async (records) => {
      const { groupId } = await placementGroupNamed(records, groupName)
      await requireEmptyGroup(records, groupName)
      records.remove('placementGroup', groupId)
    })
    return {}
  },
})
