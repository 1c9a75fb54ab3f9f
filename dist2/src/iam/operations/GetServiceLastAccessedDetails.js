import { existingReport, jobOutput } from '../access-report.js';
import { operation } from '../operation.js';
import { page } from '../pages.js';
import { serviceNames } from '../service-access.js';
/**
 * The services of a report, each with its last use.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetServiceLastAccessedDetails.html
 */
export const GetServiceLastAccessedDetails = operation('GetServiceLastAccessedDetails', {
    permission: 'iam:GetServiceLastAccessedDetails',
    resource: () => '*',
    async handle({ input, entities }) {
        const { report, content } = await existingReport(entities, input.JobId, 'entity');
        const { items, paging } = page(content.services, input, (namespace) => namespace);
        return {
            ...jobOutput(report),
            JobType: report.granularity === 'ACTION_LEVEL'
                ? 'ACTION_LEVEL'
                : 'SERVICE_LEVEL',
            ServicesLastAccessed: items.map((namespace) => serviceOutput(namespace, content)),
            ...paging,
        };
    },
});
function serviceOutput(namespace, { entities }) {
    const users = entities
        .flatMap(({ arn, uses }) => (uses[namespace] ? [{ arn, ...uses[namespace] }] : []))
        .sort((a, b) => b.at - a.at);
    const [last] = users;
    return {
        ServiceName: serviceNames.get(namespace) ?? namespace,
        ServiceNamespace: namespace,
        TotalAuthenticatedEntities: users.length,
        ...(last && {
            LastAuthenticated: new Date(last.at),
            LastAuthenticatedEntity: last.arn,
            LastAuthenticatedRegion: last.region,
        }),
    };
}
