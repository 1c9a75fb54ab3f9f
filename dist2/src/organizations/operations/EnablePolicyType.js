import { fullAccessPolicy } from '../../accounts/organization.js';
import { refusal } from '../errors.js';
import { parseId } from '../inputs.js';
import { existingOrganization, operation } from '../operation.js';
import { parseOfferedType } from '../policies.js';
import { allTargets, putTarget, targetResource } from '../targets.js';
import { existingRoot, rootOutput } from '../units.js';
/**
 * Lets policies of a type bind, with FullAWSAccess attached everywhere to begin with.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_EnablePolicyType.html
 */
export const EnablePolicyType = operation('EnablePolicyType', {
    callers: 'management',
    resource: (context) => targetResource(context, context.input.RootId),
    conditions: ({ PolicyType }) => ({ 'organizations:PolicyType': PolicyType }),
    async handle({ input, changeOrganization }) {
        const rootId = parseId(input.RootId, ['root']);
        const type = parseOfferedType(input.PolicyType);
        return changeOrganization(async (records) => {
            const root = await existingRoot(records, rootId);
            const organization = await existingOrganization(records);
            const { policyTypes } = organization;
            if (policyTypes.includes(type))
                throw refusal('PolicyTypeAlreadyEnabledException');
            const changed = { ...organization, policyTypes: [...policyTypes, type] };
            records.put('organization', 'organization', changed);
            for (const target of await allTargets(records)) {
                putTarget(records, target, { policies: [fullAccessPolicy.id] });
            }
            return { Root: rootOutput(changed, root) };
        });
    },
});
