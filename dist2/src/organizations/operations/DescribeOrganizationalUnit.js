import { operation } from '../operation.js';
import { existingUnit, targetResource } from '../targets.js';
import { unitOutput } from '../units.js';
/**
 * One unit.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeOrganizationalUnit.html
 */
export const DescribeOrganizationalUnit = operation('DescribeOrganizationalUnit', {
    callers: 'delegated',
    resource: (context) => targetResource(context, context.input.OrganizationalUnitId),
    async handle({ input, organization, records }) {
        const unit = await existingUnit(records, input.OrganizationalUnitId);
        return { OrganizationalUnit: unitOutput(organization, unit) };
    },
});
