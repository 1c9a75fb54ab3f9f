import { refusal } from '../errors.js';
import { operation } from '../operation.js';
import { existingUnit, targetResource } from '../targets.js';
/**
 * Removes a unit in which nothing stands any more.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_DeleteOrganizationalUnit.html
 */
export const DeleteOrganizationalUnit = operation('DeleteOrganizationalUnit', {
    callers: 'management',
    resource: (context) => targetResource(context, context.input.OrganizationalUnitId),
    async handle({ input, changeOrganization }) {
        await changeOrganization(async (records) => {
            const { id } = await existingUnit(records, input.OrganizationalUnitId);
            const units = await records.all('organizationalUnit');
            const accounts = await records.all('account');
            if ([...units, ...accounts].some(({ parent }) => parent === id)) {
                throw refusal('OrganizationalUnitNotEmptyException');
            }
            records.remove('organizationalUnit', id);
        });
        return {};
    },
});
