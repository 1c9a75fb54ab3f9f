import { existingOrganization, operation } from '../operation.js';
import { parsePrincipal } from '../service-principals.js';
/**
 * Notes that a service may work in the accounts of the organization.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_EnableAWSServiceAccess.html
 */
export const EnableAWSServiceAccess = operation('EnableAWSServiceAccess', {
    callers: 'management',
    resource: () => '*',
    conditions: ({ ServicePrincipal }) => ({ 'organizations:ServicePrincipal': ServicePrincipal }),
    async handle({ input, changeOrganization, now }) {
        const principal = parsePrincipal(input.ServicePrincipal);
        await changeOrganization(async (records) => {
            const organization = await existingOrganization(records);
            const serviceAccess = { [principal]: now, ...organization.serviceAccess };
            records.put('organization', 'organization', { ...organization, serviceAccess });
        });
        return {};
    },
});
