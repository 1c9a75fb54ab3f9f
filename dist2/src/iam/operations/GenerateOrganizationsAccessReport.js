import { keepReport } from '../access-report.js';
import { operation } from '../operation.js';
import { organizationAccess } from '../organization-access.js';
/**
 * Makes a report of the services that a part of the organization may use, and of what it did use.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_GenerateOrganizationsAccessReport.html
 */
export const GenerateOrganizationsAccessReport = operation('GenerateOrganizationsAccessReport', {
    permission: 'iam:GenerateOrganizationsAccessReport',
    resource: ({ account, input }) => `arn:aws:iam::${account}:access-report/${input.EntityPath ?? ''}`,
    conditions: (input) => ({ 'iam:OrganizationsPolicyId': input.OrganizationsPolicyId }),
    async handle(context) {
        const { EntityPath: path, OrganizationsPolicyId: policyId } = context.input;
        const content = await organizationAccess(context, { path, policyId });
        const subject = path ?? '';
        return { JobId: await keepReport(context, { subject, granularity: 'SERVICE_LEVEL', content }) };
    },
});
