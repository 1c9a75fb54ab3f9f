import { missingParameter, refusal } from '../errors.js';
import { operation } from '../operation.js';
import { existing, resourceOf } from '../resources.js';
/**
 * AWS answers it for fleets that keep their capacity only; there are none of those here.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeFleetInstances.html
 */
export const DescribeFleetInstances = operation('DescribeFleetInstances', {
    resource: (context) => resourceOf(context, 'fleet', context.input.FleetId),
    async handle({ input, records }) {
        if (!input.FleetId)
            throw missingParameter('FleetId');
        const { fleetId } = await existing(records, 'fleet', input.FleetId);
        const message = `The fleet '${fleetId}' is of type instant: DescribeFleets tells its instances.`;
        throw refusal('UnsupportedOperation', message);
    },
});
