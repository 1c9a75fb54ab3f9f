import { idPattern, requireEmptyList } from '../absent.js';
import { operation } from '../operation.js';
const absent = {
    idsParameter: 'capacityReservationIds',
    id: idPattern('cr'),
    malformed: 'InvalidCapacityReservationId.Malformed',
    missing: 'InvalidCapacityReservationId.NotFound',
    words: 'capacity reservation ID',
    filters: [
        'instance-type',
        'owner-id',
        'instance-platform',
        'availability-zone',
        'tenancy',
        'outpost-arn',
        'state',
        'start-date',
        'end-date',
        'end-date-type',
        'instance-match-criteria',
        'placement-group-arn',
    ],
};
/**
 * The capacity that an account has set aside, which is not offered.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeCapacityReservations.html
 */
export const DescribeCapacityReservations = operation('DescribeCapacityReservations', {
    resource: () => '*',
    async handle({ input }) {
        requireEmptyList({ ...input, ids: input.CapacityReservationIds }, absent);
        return { CapacityReservations: [] };
    },
});
