import { refusal } from '../errors.js';
import { parseId } from '../inputs.js';
import { existingOrganization, operation } from '../operation.js';
import { parseOfferedType } from '../policies.js';
import { allTargets, putTarget, targetResource } from '../targets.js';
import { existingRoot, rootOutput } from '../units.js';
/**
 * Ends that policies of a type bind; all that were attached are detached.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_DisablePolicyType.html
 */
export const DisablePolicyType = operation('DisablePolicyType', {
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
            if (!policyTypes.includes(type))
                throw refusal('PolicyTypeNotEnabledException');
            const changed = { ...organization, policyTypes: policyTypes.filter((one) => one !== type) };
            records.put('organization', 'organization', changed);
            // There are policies of one type alone, so all that are attached are of this type.
            for (const target of await allTargets(records))
                putTarget(records, target, { policies: [] });
            return { Root: rootOutput(changed, root) };
        });
    },
});
