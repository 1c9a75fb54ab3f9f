import { requirePlacementGroup } from '../../compute/instances/placement.ts'
import {
  changeInstance,
  livingInstance,
  requireStopped,
  theInstance,
} from '../instances/instance-changes.ts'
import { groupNameOf } from '../instances/placement-groups.ts'
import { type Input, operation } from '../operation.ts'
import { requireSupported, type Unsupported } from '../unsupported.ts'

/**
 * Puts an instance that is stopped into a placement group, or out of it with an empty name.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyInstancePlacement.html
 */
export const ModifyInstancePlacement = operation('ModifyInstancePlacement', {
  resource: theInstance,

  async handle({ input, change }) {
    requireSupported(input, unsupported)
    const { InstanceId } = input
    await change(async (records) => {
      requireStopped(await livingInstance(records, InstanceId))
      const group = await groupNameOf(records, input)
      await requirePlacementGroup(records, group || undefined)
      await changeInstance(records, InstanceId, (instance) => {
        if (group === undefined) return instance
        const { placementGroup: _before, ...rest } = instance
        return group === '' ? rest : { ...rest, placementGroup: group }
      })
    })
    return { Return: true }
  },
})

const unsupported: Unsupported<Input<'ModifyInstancePlacement'>> = [
  ['dedicated hosts', ({ HostId, HostResourceGroupArn }) => !!(HostId || HostResourceGroupArn)],
  ['host affinity', ({ Affinity }) => (Affinity ?? 'default') !== 'default'],
  ['dedicated tenancy', ({ Tenancy }) => String(Tenancy ?? 'default') !== 'default'],
  ['partitions', ({ PartitionNumber }) => PartitionNumber !== undefined],
]
