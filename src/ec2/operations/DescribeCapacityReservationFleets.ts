import { type Absent, idPattern, requireEmptyList } from '../absent.ts'
import { operation } from '../operation.ts'

const absent: Absent = {
  idsParameter: 'capacityReservationFleetIds',
  id: idPattern('crf'),
  malformed: 'InvalidCapacityReservationFleetId.Malformed',
  missing: 'InvalidCapacityReservationFleetId.NotFound',
  words: 'Capacity Reservation Fleet ID',
  filters: ['state', 'instance-match-criteria', 'tenancy', 'allocation-strategy'],
}

/**
 * Fleets of capacity that is set aside: none is, as what runs takes it.
 * docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeCapacityReservationFleets.html
 */
export const DescribeCapacityReservationFleets = operation('DescribeCapacityReservationFleets', {
  resource: () => '*',

  async handle({ input }) {
    requireEmptyList({ ...input, ids: input.CapacityReservationFleetIds }, absent)
    return { CapacityReservationFleets: [] }
  },
})
