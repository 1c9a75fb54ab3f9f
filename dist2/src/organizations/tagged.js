import { idPatterns } from '../accounts/organization-ids.js';
import { refusal } from './errors.js';
import { parseId } from './inputs.js';
import { changeablePolicy, policyResource } from './policies.js';
import { findTarget, putTarget, targetResource } from './targets.js';
/** Throws InvalidInputException, TargetNotFoundException, PolicyNotFoundException. */
export async function existingTagged(records, resourceId) {
    const id = parseId(resourceId, ['account', 'unit', 'root', 'policy']);
    if (idPatterns.policy.test(id)) {
        const policy = await changeablePolicy(records, id);
        return {
            tags: policy.tags,
            put: (change, tags) => change.put('organizationPolicy', id, { ...policy, tags }),
        };
    }
    const target = await findTarget(records, id);
    if (target === undefined)
        throw refusal('TargetNotFoundException');
    return {
        tags: target.entity.tags,
        put: (change, tags) => putTarget(change, target, { tags }),
    };
}
/** What a permission about tags is for. */
export async function taggedResource(context) {
    const id = context.input.ResourceId ?? '';
    if (!idPatterns.policy.test(id))
        return targetResource(context, id);
    return policyResource({ ...context, input: { PolicyId: id } });
}
