import { requireEmptyList } from '../absent.js';
import { operation } from '../operation.js';
const absent = {
    idsParameter: 'reservedInstancesIds',
    id: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
    malformed: 'InvalidReservedInstancesId.Malformed',
    missing: 'InvalidReservedInstancesId',
    words: 'reserved instances ID',
    filters: [
        'availability-zone',
        'availability-zone-id',
        'duration',
        'end',
        'fixed-price',
        'instance-type',
        'scope',
        'product-description',
        'reserved-instances-id',
        'start',
        'state',
        'usage-price',
    ],
};
/**
 * The instances that an account has paid for in advance: nothing is sold here.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeReservedInstances.html
 */
export const DescribeReservedInstances = operation('DescribeReservedInstances', {
    resource: () => '*',
    async handle({ input }) {
        requireEmptyList({ ...input, ids: input.ReservedInstancesIds }, absent);
        return { ReservedInstances: [] };
    },
});
