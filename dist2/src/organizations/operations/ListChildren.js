import { parseEnum } from '../inputs.js';
import { operation } from '../operation.js';
import { page } from '../pages.js';
import { existingParent, targetResource } from '../targets.js';
const childTypes = ['ACCOUNT', 'ORGANIZATIONAL_UNIT'];
/**
 * The units or the accounts right under the root or a unit.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListChildren.html
 */
export const ListChildren = operation('ListChildren', {
    callers: 'delegated',
    resource: (context) => targetResource(context, context.input.ParentId),
    async handle({ input, records }) {
        const Type = parseEnum(input.ChildType, childTypes);
        const { id: parent } = await existingParent(records, input.ParentId);
        const kind = Type === 'ACCOUNT' ? 'account' : 'organizationalUnit';
        const children = (await records.all(kind)).filter((child) => child.parent === parent);
        const { items, NextToken } = page(children, input, ({ id }) => id);
        return { Children: items.map(({ id: Id }) => ({ Id, Type })), NextToken };
    },
});
