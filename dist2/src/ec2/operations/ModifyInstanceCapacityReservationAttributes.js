import { parseChoice } from '../choices.js';
import { missingParameter, refusal } from '../errors.js';
import { changeInstance, requireStopped, theInstance } from '../instance-changes.js';
import { operation } from '../operation.js';
/**
 * Says whether an instance that is stopped would use a capacity reservation. There are none.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyInstanceCapacityReservationAttributes.html
 */
export const ModifyInstanceCapacityReservationAttributes = operation('ModifyInstanceCapacityReservationAttributes', {
    resource: theInstance,
    async handle({ input: { InstanceId, CapacityReservationSpecification: given }, change }) {
        if (given === undefined)
            throw missingParameter('CapacityReservationSpecification');
        const preference = parseChoice(given.CapacityReservationPreference, {
            name: 'CapacityReservationPreference',
            values: ['open', 'none', 'capacity-reservations-only'],
        });
        const isReserved = preference === 'capacity-reservations-only';
        if (isReserved || given.CapacityReservationTarget !== undefined) {
            const message = 'This server does not offer capacity reservations.';
            throw refusal('UnsupportedOperation', message);
        }
        await change((records) => changeInstance(records, InstanceId, (instance) => {
            requireStopped(instance);
            const { capacityPreference: _before, ...rest } = instance;
            return preference === 'none'
                ? { ...rest, capacityPreference: preference }
                : rest;
        }));
        return { Return: true };
    },
});
