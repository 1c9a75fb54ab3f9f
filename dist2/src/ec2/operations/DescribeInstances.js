import { readParts } from '../../compute/instance-parts.js';
import { filtered } from '../filters.js';
import { instancesNamed } from '../instance-changes.js';
import { instanceFilters, reservationsOutput } from '../instances.js';
import { operation } from '../operation.js';
import { page, requireNoPage } from '../pages.js';
/**
 * The instances of an account, by their launches.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstances.html
 */
export const DescribeInstances = operation('DescribeInstances', {
    resource: () => '*',
    async handle({ input, records, account, region }) {
        const { InstanceIds: ids = [], Filters } = input;
        if (ids.length > 0)
            requireNoPage(input, 'instancesSet');
        const found = ids.length > 0 ? await instancesNamed(records, ids) : await records.all('instance');
        const place = { account, region };
        const parts = await readParts(records);
        const seen = Filters ? found.map((instance) => ({ ...instance, parts, place })) : [];
        const shown = Filters ? filtered(seen, Filters, instanceFilters) : found;
        const { items, NextToken } = page(shown, input, ({ instanceId }) => instanceId);
        return { Reservations: reservationsOutput(items, parts, place), NextToken };
    },
});
