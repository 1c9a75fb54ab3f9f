import type { ResourceType } from '@aws-sdk/client-ec2'
import { filtered, withTagFilters } from '../filters.ts'
import { operation } from '../operation.ts'
import { page } from '../pages.ts'
import { allTagged } from '../tagged.ts'

/**
 * The tags of all that an account has.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeTags.html
 */
export const DescribeTags = operation('DescribeTags', {
  resource: () => '*',

  async handle({ input, records }) {
    const tags = (await allTagged(records)).flatMap(({ id, type, tags: own }) =>
      Object.entries(own).map(([Key, Value]) => ({
        ResourceId: id,
        ResourceType: type as ResourceType,
        Key,
        Value,
        tags: { [Key]: Value },
      })),
    )
    const found = filtered(tags, input.Filters, tagFilters)
    const { items, NextToken } = page(found, input, ({ ResourceId, Key }) => `${ResourceId} ${Key}`)
    return { Tags: items.map(({ tags: _, ...tag }) => tag), NextToken }
  },
})

interface Shown {
  readonly ResourceId: string
  readonly ResourceType: string
  readonly Key: string
  readonly Value: string
  readonly tags: Readonly<Record<string, string>>
}

const tagFilters = withTagFilters<Shown>({
  key: ({ Key }) => Key,
  'resource-id': ({ ResourceId }) => ResourceId,
  'resource-type': ({ ResourceType }) => ResourceType,
  value: ({ Value }) => Value,
})
