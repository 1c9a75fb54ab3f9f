import { unitsDownTo } from '../../accounts/organization.js';
import { generateUnitId } from '../../accounts/organization-ids.js';
import { limits } from '../../limits.js';
import { constraintViolation } from '../errors.js';
import { operation } from '../operation.js';
import { firstPolicies } from '../policies.js';
import { parseTags } from '../tags.js';
import { existingParent, targetResource } from '../targets.js';
import { parseUnitName, requireFreeUnitName, unitOutput } from '../units.js';
/**
 * Makes a unit under the root or another unit.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateOrganizationalUnit.html
 */
export const CreateOrganizationalUnit = operation('CreateOrganizationalUnit', {
    callers: 'management',
    resource: (context) => targetResource(context, context.input.ParentId),
    async handle({ input, organization, changeOrganization, now, random }) {
        const name = parseUnitName(input.Name);
        const tags = parseTags(input.Tags);
        const unit = await changeOrganization(async (records) => {
            const parent = await existingParent(records, input.ParentId);
            const above = await unitsDownTo(records, parent.id);
            if (above.length > limits.organizationUnitDepth) {
                const message = `Units are at most ${limits.organizationUnitDepth} levels deep.`;
                throw constraintViolation('OU_DEPTH_LIMIT_EXCEEDED', message);
            }
            const units = await records.all('organizationalUnit');
            if (units.length > limits.organizationUnits) {
                const message = `An organization has at most ${limits.organizationUnits} units.`;
                throw constraintViolation('OU_NUMBER_LIMIT_EXCEEDED', message);
            }
            requireFreeUnitName(units, { parent: parent.id, name });
            const id = generateUnitId(organization.rootId, random);
            const policies = await firstPolicies(records);
            const made = { id, name, parent: parent.id, policies, tags, createdAt: now };
            records.put('organizationalUnit', id, made);
            return made;
        });
        return { OrganizationalUnit: unitOutput(organization, unit) };
    },
});
