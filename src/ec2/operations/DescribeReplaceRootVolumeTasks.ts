import { type Absent, idPattern, requireEmptyList } from '../absent.ts'
import { operation } from '../operation.ts'

const absent: Absent = {
  idsParameter: 'replaceRootVolumeTaskIds',
  id: idPattern('replacevol'),
  malformed: 'InvalidReplaceRootVolumeTaskId.Malformed',
  missing: 'InvalidReplaceRootVolumeTaskId.NotFound',
  words: 'replace root volume task ID',
  filters: ['instance-id'],
}

/**
 * Roots that are put in another's place, which is not offered.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeReplaceRootVolumeTasks.html
 */
export const DescribeReplaceRootVolumeTasks = operation('DescribeReplaceRootVolumeTasks', {
  resource: () => '*',

  async handle({ input }) {
    requireEmptyList({ ...input, ids: input.ReplaceRootVolumeTaskIds }, absent)
    return { ReplaceRootVolumeTasks: [] }
  },
})
