import { existingReport, jobOutput } from '../access-report.js';
import { noSuchEntity } from '../errors.js';
import { operation } from '../operation.js';
import { page } from '../pages.js';
import { parseNamespace } from '../service-access.js';
/**
 * Who may use one service of a report, each with the last use.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetServiceLastAccessedDetailsWithEntities.html
 */
export const GetServiceLastAccessedDetailsWithEntities = operation('GetServiceLastAccessedDetailsWithEntities', {
    permission: 'iam:GetServiceLastAccessedDetailsWithEntities',
    resource: () => '*',
    async handle({ input, entities }) {
        const namespace = parseNamespace(input.ServiceNamespace);
        const { report, content } = await existingReport(entities, input.JobId, 'entity');
        if (!content.services.includes(namespace)) {
            throw noSuchEntity(`The service ${namespace} of this job`);
        }
        const { items, paging } = page(content.entities, input, ({ arn }) => arn);
        const details = items.map((entity) => entityOutput(entity, namespace));
        return { ...jobOutput(report), EntityDetailsList: details, ...paging };
    },
});
const types = { user: 'USER', group: 'GROUP', role: 'ROLE' };
function entityOutput({ type, arn, name, path, id, uses }, namespace) {
    const use = uses[namespace];
    return {
        EntityInfo: { Arn: arn, Name: name, Type: types[type], Id: id, Path: path },
        ...(use && { LastAuthenticated: new Date(use.at) }),
    };
}
