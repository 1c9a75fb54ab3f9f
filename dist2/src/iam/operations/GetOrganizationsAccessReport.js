import { existingReport, jobOutput } from '../access-report.js';
import { parseWord } from '../bounds.js';
import { operation } from '../operation.js';
import { page } from '../pages.js';
import { serviceNames } from '../service-access.js';
const byNamespace = (a, b) => (a.namespace < b.namespace ? -1 : 1);
const byTime = (a, b) => (a.last?.at ?? 0) - (b.last?.at ?? 0);
const orders = {
    SERVICE_NAMESPACE_ASCENDING: byNamespace,
    SERVICE_NAMESPACE_DESCENDING: (a, b) => byNamespace(b, a),
    LAST_AUTHENTICATED_TIME_ASCENDING: byTime,
    LAST_AUTHENTICATED_TIME_DESCENDING: (a, b) => byTime(b, a),
};
const sortKeys = Object.keys(orders);
/**
 * The services of an organization's report, each with its last use.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetOrganizationsAccessReport.html
 */
export const GetOrganizationsAccessReport = operation('GetOrganizationsAccessReport', {
    permission: 'iam:GetOrganizationsAccessReport',
    resource: () => '*',
    async handle({ input, entities }) {
        const order = parseWord('sortKey', input.SortKey, sortKeys) ?? 'SERVICE_NAMESPACE_ASCENDING';
        const { report, content } = await existingReport(entities, input.JobId, 'organization');
        // Places in the order that was asked for are the names that pages go by.
        const placed = [...content].sort(orders[order]).map((use, index) => ({ use, index }));
        const { items, paging } = page(placed, input, ({ index }) => String(index).padStart(3, '0'));
        return {
            ...jobOutput(report),
            NumberOfServicesAccessible: content.length,
            NumberOfServicesNotAccessed: content.filter(({ last }) => last === undefined).length,
            AccessDetails: items.map(({ use }) => useOutput(use)),
            ...paging,
        };
    },
});
function useOutput({ namespace, accounts, last }) {
    return {
        ServiceName: serviceNames.get(namespace) ?? namespace,
        ServiceNamespace: namespace,
        TotalAuthenticatedEntities: accounts,
        ...(last && {
            Region: last.region,
            EntityPath: last.path,
            LastAuthenticatedTime: new Date(last.at),
        }),
    };
}
