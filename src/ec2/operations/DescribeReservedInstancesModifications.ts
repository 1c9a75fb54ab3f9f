import { type Absent, requireEmptyList } from '../absent.ts'
import { operation } from '../operation.ts'

const absent: Absent = {
  idsParameter: 'reservedInstancesModificationIds',
  id: /^rimod-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  malformed: 'InvalidReservedInstancesModificationId.Malformed',
  missing: 'InvalidReservedInstancesModificationId',
  words: 'reserved instances modification ID',
  filters: [
    'client-token',
    'create-date',
    'effective-date',
    'modification-result.reserved-instances-id',
    'modification-result.target-configuration.availability-zone',
    'modification-result.target-configuration.availability-zone-id',
    'modification-result.target-configuration.instance-count',
    'modification-result.target-configuration.instance-type',
    'reserved-instances-id',
    'reserved-instances-modification-id',
    'status',
    'status-message',
    'update-date',
  ],
}

/**
 * Changes of instances that are paid for in advance: nothing is sold here.
 * docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeReservedInstancesModifications.html
 */
export const DescribeReservedInstancesModifications = operation(
  'DescribeReservedInstancesModifications',
  {
    resource: () => '*',

    async handle({ input }) {
      requireEmptyList({ ...input, ids: input.ReservedInstancesModificationIds }, absent)
      return { ReservedInstancesModifications: [] }
    },
  },
)
