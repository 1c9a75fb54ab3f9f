import { filtered, withTagFilters } from '../filters.js';
import { operation } from '../operation.js';
import { page } from '../pages.js';
import { allTagged } from '../tagged.js';
/**
 * The tags of all that an account has.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeTags.html
 */
export const DescribeTags = operation('DescribeTags', {
    resource: () => '*',
    async handle({ input, records }) {
        const tags = (await allTagged(records)).flatMap(({ id, type, tags: own }) => Object.entries(own).map(([Key, Value]) => ({
            ResourceId: id,
            ResourceType: type,
            Key,
            Value,
            tags: { [Key]: Value },
        })));
        const found = filtered(tags, input.Filters, tagFilters);
        const { items, NextToken } = page(found, input, ({ ResourceId, Key }) => `${ResourceId} ${Key}`);
        return { Tags: items.map(({ tags: _, ...tag }) => tag), NextToken };
    },
});
const tagFilters = withTagFilters({
    key: ({ Key }) => Key,
    'resource-id': ({ ResourceId }) => ResourceId,
    'resource-type': ({ ResourceType }) => ResourceType,
    value: ({ Value }) => Value,
});
