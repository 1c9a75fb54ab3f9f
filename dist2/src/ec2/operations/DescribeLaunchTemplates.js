import { filtered, withTagFilters } from '../filters.js';
import { templateNamed, templateOutput } from '../launch-templates.js';
import { operation } from '../operation.js';
import { requireNoPage, templatePage } from '../pages.js';
import { existing } from '../resources.js';
const filters = withTagFilters({
    'create-time': ({ createdAt }) => new Date(createdAt).toISOString(),
    'launch-template-name': ({ launchTemplateName }) => launchTemplateName,
});
/**
 * The launch templates of an account, without what their versions say.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeLaunchTemplates.html
 */
export const DescribeLaunchTemplates = operation('DescribeLaunchTemplates', {
    resource: () => '*',
    async handle({ input, records }) {
        const ids = [...new Set(input.LaunchTemplateIds)];
        const names = [...new Set(input.LaunchTemplateNames)];
        if (ids.length > 0)
            requireNoPage(input, 'launchTemplateIds');
        if (names.length > 0)
            requireNoPage(input, 'launchTemplateNames');
        const named = [
            ...ids.map((id) => existing(records, 'launch-template', id)),
            ...names.map((LaunchTemplateName) => templateNamed(records, { LaunchTemplateName })),
        ];
        const found = named.length > 0 ? await Promise.all(named) : await records.all('launchTemplate');
        const all = filtered(found, input.Filters, filters);
        const { items, NextToken } = templatePage(all, input, (each) => each.launchTemplateId);
        return { LaunchTemplates: items.map(templateOutput), NextToken };
    },
});
