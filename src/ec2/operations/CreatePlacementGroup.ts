import { generateId } from '../../compute/ids.ts'
import { limits } from '../../limits.ts'
import { invalidParameterValue, limitExceeded, refusal } from '../errors.ts'
import {
  parseGroupName,
  placementGroupOutput,
  placementGroupResource,
} from '../instances/placement-groups.ts'
import { type Input, operation } from '../operation.ts'
import { creationTags } from '../tags.ts'
import { requireSupported, type Unsupported } from '../unsupported.ts'

const strategies = ['cluster', 'partition', 'spread']

/** Hardware that is apart cannot be promised by one host. */
const unsupported: Unsupported<Input<'CreatePlacementGroup'>> = [
  ['partitions: it has one host', ({ Strategy }) => Strategy === 'partition'],
  ['spreading: it has one host', ({ Strategy }) => Strategy === 'spread'],
  [
    'groups that are linked',
    ({ LinkedGroupId, ParentGroupId }) => !!(LinkedGroupId || ParentGroupId),
  ],
  ['groups of operators', ({ Operator }) => Operator !== undefined],
]

/**
 * Makes a placement group, whose instances are on one host, as all are here.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreatePlacementGroup.html
 */
export const CreatePlacementGroup = operation('CreatePlacementGroup', {
  resource: (context) => placementGroupResource(context, context.input.GroupName),
  creates: 'placement-group',

  async handle(context) {
    const { input, change, random } = context
    const groupName = parseGroupName(input.GroupName)
    requireStrategy(input)
    requireSupported(input, unsupported)
    const tags = creationTags(input.TagSpecifications, 'placement-group')
    const made = { groupId: generateId('pg', random), groupName, tags }
    await change(async (records) => {
      const groups = await records.all('placementGroup')
      if (groups.some((group) => group.groupName === groupName)) {
        const message = `The placement group '${groupName}' already exists.`
        throw refusal('InvalidPlacementGroup.Duplicate', message)
      }
      if (groups.length >= limits.placementGroupsPerAccount) {
        throw limitExceeded('PlacementGroupLimitExceeded', 'placement groups')
      }
      records.put('placementGroup', made.groupId, made)
    })
    return { PlacementGroup: placementGroupOutput(made, context) }
  },
})

function requireStrategy({
  Strategy: strategy = 'cluster',
  PartitionCount: partitions,
  SpreadLevel: level,
}: Input<'CreatePlacementGroup'>): void {
  if (!strategies.includes(strategy)) {
    throw invalidParameterValue(`Value (${strategy}) for parameter strategy is invalid.`)
  }
  if (strategy !== 'partition' && partitions !== undefined) {
    throw refusal('InvalidParameterCombination', 'partitionCount is for the strategy partition.')
  }
  if (strategy !== 'spread' && level !== undefined) {
    throw refusal('InvalidParameterCombination', 'spreadLevel is for the strategy spread.')
  }
}
