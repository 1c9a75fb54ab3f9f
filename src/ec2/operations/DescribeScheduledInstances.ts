import { type Absent, idPattern, requireEmptyList } from '../absent.ts'
import { operation } from '../operation.ts'

const absent: Absent = {
  idsParameter: 'scheduledInstanceIds',
  id: idPattern('sci'),
  malformed: 'InvalidScheduledInstance.Malformed',
  missing: 'InvalidScheduledInstance.NotFound',
  words: 'scheduled instance ID',
  filters: ['availability-zone', 'instance-type', 'platform'],
}

/**
 * Instances that are bought for certain hours: nothing is sold here.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeScheduledInstances.html
 */
export const DescribeScheduledInstances = operation('DescribeScheduledInstances', {
  resource: () => '*',

  async handle({ input }) {
    requireEmptyList({ ...input, ids: input.ScheduledInstanceIds }, absent)
    return { ScheduledInstanceSet: [] }
  },
})
