import { existingOrganization, operation } from '../operation.js';
import { parsePrincipal } from '../service-principals.js';
/**
 * Notes that a service may no longer work in the accounts of the organization.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_DisableAWSServiceAccess.html
 */
export const DisableAWSServiceAccess = operation('DisableAWSServiceAccess', {
    callers: 'management',
    resource: () => '*',
    conditions: ({ ServicePrincipal }) => ({ 'organizations:ServicePrincipal': ServicePrincipal }),
    async handle({ input, changeOrganization }) {
        const principal = parsePrincipal(input.ServicePrincipal);
        await changeOrganization(async (records) => {
            const organization = await existingOrganization(records);
            const { [principal]: _ended, ...serviceAccess } = organization.serviceAccess;
            records.put('organization', 'organization', { ...organization, serviceAccess });
        });
        return {};
    },
});
