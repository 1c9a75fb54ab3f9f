import { operation } from '../operation.ts'
import { arnOf, existingTrail } from '../trails.ts'

/**
 * The tags of trails.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ListTags.html
 */
export const ListTags = operation('ListTags', {
  permission: 'cloudtrail:ListTags',
  resource: (place) => arnOf(place, place.input.ResourceIdList?.[0]),

  async handle({ input, account, region, entities }) {
    const list = []
    for (const id of input.ResourceIdList ?? []) {
      const { tags } = await existingTrail(entities, { account, region }, id)
      const TagsList = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
      list.push({ ResourceId: id, TagsList })
    }
    return { ResourceTagList: list }
  },
})
