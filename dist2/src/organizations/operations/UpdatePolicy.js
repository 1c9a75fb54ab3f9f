import { operation } from '../operation.js';
import { changeablePolicy, parseContent, parseDescription, parsePolicyName, policyOutput, policyResource, requireFreeName, } from '../policies.js';
/**
 * Gives a policy another name, description or text, which binds at once.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_UpdatePolicy.html
 */
export const UpdatePolicy = operation('UpdatePolicy', {
    callers: 'management',
    resource: policyResource,
    async handle({ input, organization, changeOrganization }) {
        const { Name, Description, Content } = input;
        const changes = {
            ...(Name !== undefined && { name: parsePolicyName(Name) }),
            ...(Description !== undefined && { description: parseDescription(Description) }),
            ...(Content !== undefined && { text: parseContent(Content) }),
        };
        const policy = await changeOrganization(async (records) => {
            const updated = { ...(await changeablePolicy(records, input.PolicyId)), ...changes };
            await requireFreeName(records, updated);
            records.put('organizationPolicy', updated.id, updated);
            return updated;
        });
        return { Policy: policyOutput(organization, policy) };
    },
});
