import { type Absent, idPattern, requireEmptyList } from '../absent.ts'
import { operation } from '../operation.ts'

const absent: Absent = {
  idsParameter: 'instanceEventWindowIds',
  id: idPattern('iew'),
  malformed: 'InvalidInstanceEventWindowID.Malformed',
  missing: 'InvalidInstanceEventWindowID.NotFound',
  words: 'instance event window ID',
  filters: [
    'dedicated-host-id',
    'event-window-name',
    'instance-id',
    'instance-tag',
    'instance-tag-key',
    'instance-tag-value',
  ],
}

/**
 * Hours that events of instances are planned for: nothing here plans any.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceEventWindows.html
 */
export const DescribeInstanceEventWindows = operation('DescribeInstanceEventWindows', {
  resource: () => '*',

  async handle({ input }) {
    requireEmptyList({ ...input, ids: input.InstanceEventWindowIds }, absent)
    return { InstanceEventWindows: [] }
  },
})
