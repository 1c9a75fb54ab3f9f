import { operation } from '../operation.js';
import { page } from '../pages.js';
import { existingParent, targetResource } from '../targets.js';
import { unitOutput } from '../units.js';
/**
 * The units right under the root or a unit.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListOrganizationalUnitsForParent.html
 */
export const ListOrganizationalUnitsForParent = operation('ListOrganizationalUnitsForParent', {
    callers: 'delegated',
    resource: (context) => targetResource(context, context.input.ParentId),
    async handle({ input, organization, records }) {
        const { id: parent } = await existingParent(records, input.ParentId);
        const units = await records.all('organizationalUnit');
        const children = units.filter((unit) => unit.parent === parent);
        const { items, NextToken } = page(children, input, ({ id }) => id);
        return { OrganizationalUnits: items.map((unit) => unitOutput(organization, unit)), NextToken };
    },
});
