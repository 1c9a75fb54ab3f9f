import { refusal } from '../errors.js';
import { operation } from '../operation.js';
import { changeablePolicy, policyResource } from '../policies.js';
import { allTargets } from '../targets.js';
/**
 * Removes a policy that is attached nowhere.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_DeletePolicy.html
 */
export const DeletePolicy = operation('DeletePolicy', {
    callers: 'management',
    resource: policyResource,
    async handle({ input, changeOrganization }) {
        await changeOrganization(async (records) => {
            const { id } = await changeablePolicy(records, input.PolicyId);
            const targets = await allTargets(records);
            if (targets.some(({ entity }) => entity.policies.includes(id))) {
                throw refusal('PolicyInUseException');
            }
            records.remove('organizationPolicy', id);
        });
        return {};
    },
});
