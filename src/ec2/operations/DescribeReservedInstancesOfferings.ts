import { type Absent, requireEmptyList } from '../absent.ts'
import { operation } from '../operation.ts'

const absent: Absent = {
  idsParameter: 'reservedInstancesOfferingIds',
  id: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  malformed: 'InvalidReservedInstancesOfferingId.Malformed',
  missing: 'InvalidReservedInstancesOfferingId',
  words: 'reserved instances offering ID',
  filters: [
    'availability-zone',
    'availability-zone-id',
    'duration',
    'fixed-price',
    'instance-type',
    'marketplace',
    'product-description',
    'reserved-instances-offering-id',
    'scope',
    'usage-price',
  ],
}

/**
 * Instances that could be paid for in advance: nothing is sold here.
 * docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeReservedInstancesOfferings.html
 */
export const DescribeReservedInstancesOfferings = operation('DescribeReservedInstancesOfferings', {
  resource: () => '*',

  async handle({ input }) {
    requireEmptyList({ ...input, ids: input.ReservedInstancesOfferingIds }, absent)
    return { ReservedInstancesOfferings: [] }
  },
})
