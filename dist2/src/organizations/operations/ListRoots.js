import { operation } from '../operation.js';
import { page } from '../pages.js';
import { rootOutput } from '../units.js';
/**
 * The one root, and which types of policies bind.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListRoots.html
 */
export const ListRoots = operation('ListRoots', {
    callers: 'delegated',
    resource: () => '*',
    async handle({ input, organization, records }) {
        const units = await records.all('organizationalUnit');
        const roots = units.filter(({ parent }) => parent === undefined);
        const { items, NextToken } = page(roots, input, ({ id }) => id);
        return { Roots: items.map((root) => rootOutput(organization, root)), NextToken };
    },
});
