import { idPatterns } from '../../accounts/organization-ids.js';
import { refusal } from '../errors.js';
import { parseId } from '../inputs.js';
import { operation } from '../operation.js';
import { findTarget, targetResource } from '../targets.js';
/**
 * What a unit or an account stands in: one parent, as everything has but the root.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListParents.html
 */
export const ListParents = operation('ListParents', {
    callers: 'delegated',
    resource: (context) => targetResource(context, context.input.ChildId),
    async handle({ input, records }) {
        const childId = parseId(input.ChildId, ['unit', 'account']);
        const child = await findTarget(records, childId);
        const parent = child?.entity.parent;
        if (parent === undefined)
            throw refusal('ChildNotFoundException');
        const Type = idPatterns.root.test(parent) ? 'ROOT' : 'ORGANIZATIONAL_UNIT';
        return { Parents: [{ Id: parent, Type }] };
    },
});
