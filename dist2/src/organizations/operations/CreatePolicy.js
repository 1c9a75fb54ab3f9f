import { generatePolicyId } from '../../accounts/organization-ids.js';
import { limits } from '../../limits.js';
import { constraintViolation } from '../errors.js';
import { operation } from '../operation.js';
import { parseContent, parseDescription, parseOfferedType, parsePolicyName, policyOutput, requireFreeName, } from '../policies.js';
import { parseTags } from '../tags.js';
/**
 * Makes a service control policy, which binds once it is attached.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreatePolicy.html
 */
export const CreatePolicy = operation('CreatePolicy', {
    callers: 'management',
    resource: () => '*',
    conditions: ({ Type }) => ({ 'organizations:PolicyType': Type }),
    async handle({ input, organization, changeOrganization, random }) {
        const type = parseOfferedType(input.Type);
        const made = {
            id: generatePolicyId(random),
            name: parsePolicyName(input.Name),
            description: parseDescription(input.Description),
            type,
            text: parseContent(input.Content),
            tags: parseTags(input.Tags),
        };
        await changeOrganization(async (records) => {
            await requireFreeName(records, made);
            const policies = await records.all('organizationPolicy');
            if (policies.length >= limits.organizationPolicies) {
                const message = `An organization has at most ${limits.organizationPolicies} policies.`;
                throw constraintViolation('POLICY_NUMBER_LIMIT_EXCEEDED', message);
            }
            records.put('organizationPolicy', made.id, made);
        });
        return { Policy: policyOutput(organization, made) };
    },
});
