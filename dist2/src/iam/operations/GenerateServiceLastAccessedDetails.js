import { accessOf, keepReport } from '../access-report.js';
import { parseWord } from '../bounds.js';
import { operation } from '../operation.js';
const granularities = ['SERVICE_LEVEL', 'ACTION_LEVEL'];
/**
 * Makes a report of the services that a user, group, role or policy allows, and of who used them.
 * Single actions are not tracked.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GenerateServiceLastAccessedDetails.html
 */
export const GenerateServiceLastAccessedDetails = operation('GenerateServiceLastAccessedDetails', {
    permission: 'iam:GenerateServiceLastAccessedDetails',
    resource: ({ input }) => input.Arn ?? '',
    async handle(context) {
        const { Arn: subject = '', Granularity: given } = context.input;
        const granularity = parseWord('granularity', given, granularities) ?? 'SERVICE_LEVEL';
        const content = await accessOf(context, subject);
        return { JobId: await keepReport(context, { subject, granularity, content }) };
    },
});
