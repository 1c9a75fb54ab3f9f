import { type Absent, idPattern, requireEmptyList } from '../absent.ts'
import { operation } from '../operation.ts'

const absent: Absent = {
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
}

/**
 * The capacity that an account has set aside, which is not offered.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeCapacityReservations.html
 */
export const DescribeCapacityReservations = operation('DescribeCapacityReservations', {
  resource: () => '*',

  async handle({ input }) {
    requireEmptyList({ ...input, ids: input.CapacityReservationIds }, absent)
    return { CapacityReservations: [] }
  },
})
