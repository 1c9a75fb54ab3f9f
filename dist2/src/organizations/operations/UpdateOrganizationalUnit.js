import { operation } from '../operation.js';
import { existingUnit, targetResource } from '../targets.js';
import { parseUnitName, requireFreeUnitName, unitOutput } from '../units.js';
/**
 * Gives a unit another name.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_UpdateOrganizationalUnit.html
 */
export const UpdateOrganizationalUnit = operation('UpdateOrganizationalUnit', {
    callers: 'management',
    resource: (context) => targetResource(context, context.input.OrganizationalUnitId),
    async handle({ input, organization, changeOrganization }) {
        const name = input.Name === undefined ? undefined : parseUnitName(input.Name);
        const unit = await changeOrganization(async (records) => {
            const found = await existingUnit(records, input.OrganizationalUnitId);
            if (name === undefined || name === found.name)
                return found;
            const renamed = { ...found, name };
            requireFreeUnitName(await records.all('organizationalUnit'), renamed);
            records.put('organizationalUnit', found.id, renamed);
            return renamed;
        });
        return { OrganizationalUnit: unitOutput(organization, unit) };
    },
});
