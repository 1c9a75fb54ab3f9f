import { filtered } from '../filters.js';
import { instancesNamed } from '../instance-changes.js';
import { statusFilters, statusOutput } from '../instance-status.js';
import { operation } from '../operation.js';
import { page, requireNoPage } from '../pages.js';
/**
 * How instances are, those that run unless all are asked for.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceStatus.html
 */
export const DescribeInstanceStatus = operation('DescribeInstanceStatus', {
    resource: () => '*',
    async handle({ input, records, region }) {
        const { InstanceIds: ids = [], Filters, IncludeAllInstances: all = false } = input;
        if (ids.length > 0)
            requireNoPage(input, 'instancesSet');
        const found = ids.length > 0 ? await instancesNamed(records, ids) : await records.all('instance');
        const isShown = ({ state }) => all || state === 'running';
        const seen = found.filter(isShown).map((instance) => ({ ...instance, region }));
        const shown = filtered(seen, Filters, statusFilters);
        const { items, NextToken } = page(shown, input, ({ instanceId }) => instanceId);
        return { InstanceStatuses: items.map(statusOutput), NextToken };
    },
});
