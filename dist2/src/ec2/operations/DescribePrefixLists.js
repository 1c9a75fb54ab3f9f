import { awsPrefixLists } from '../../compute/aws-prefix-lists.js';
import { filtered } from '../filters.js';
import { operation } from '../operation.js';
import { page } from '../pages.js';
import { unknownId } from '../resources.js';
/**
 * The prefix lists of AWS's services that gateway endpoints lead to.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribePrefixLists.html
 */
export const DescribePrefixLists = operation('DescribePrefixLists', {
    resource: () => '*',
    async handle({ input, region }) {
        const ids = input.PrefixListIds ?? [];
        const all = awsPrefixLists(region);
        const missing = ids.find((id) => !all.some(({ prefixListId }) => prefixListId === id));
        if (missing !== undefined)
            throw unknownId('prefix-list', missing);
        const asked = all.filter(({ prefixListId: id }) => ids.length === 0 || ids.includes(id));
        const found = filtered(asked, input.Filters, filters);
        const { items, NextToken } = page(found, input, ({ prefixListId }) => prefixListId);
        return {
            PrefixLists: items.map(({ prefixListId, name, cidrs }) => ({
                PrefixListId: prefixListId,
                PrefixListName: name,
                Cidrs: [...cidrs],
            })),
            NextToken,
        };
    },
});
const filters = {
    'prefix-list-id': ({ prefixListId }) => prefixListId,
    'prefix-list-name': ({ name }) => name,
};
