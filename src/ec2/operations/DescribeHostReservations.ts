import { type Absent, idPattern, requireEmptyList } from '../absent.ts'
import { operation } from '../operation.ts'

const absent: Absent = {
  idsParameter: 'hostReservationIdSet',
  id: idPattern('hr'),
  malformed: 'InvalidHostReservationId.Malformed',
  missing: 'InvalidHostReservationId.NotFound',
  words: 'host reservation ID',
  filters: ['instance-family', 'payment-option', 'state'],
}

/**
 * Hosts that an account has paid for in advance: nothing is sold here.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeHostReservations.html
 */
export const DescribeHostReservations = operation('DescribeHostReservations', {
  resource: () => '*',

  async handle({ input }) {
    requireEmptyList({ ...input, ids: input.HostReservationIdSet, Filters: input.Filter }, absent)
    return { HostReservationSet: [] }
  },
})
