import { type Absent, idPattern, requireEmptyList } from '../absent.ts'
import { operation } from '../operation.ts'

const absent: Absent = {
  idsParameter: 'bundleIds',
  id: idPattern('bun'),
  malformed: 'InvalidBundleID.Malformed',
  missing: 'InvalidBundleID.NotFound',
  words: 'bundle task ID',
  filters: [
    'bundle-id',
    'error-code',
    'error-message',
    'instance-id',
    'progress',
    's3-bucket',
    's3-prefix',
    'start-time',
    'state',
    'update-time',
  ],
}

/**
 * Windows instances that are bundled for an instance store: there are none here.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeBundleTasks.html
 */
export const DescribeBundleTasks = operation('DescribeBundleTasks', {
  resource: () => '*',

  async handle({ input }) {
    requireEmptyList({ ...input, ids: input.BundleIds }, absent)
    return { BundleTasks: [] }
  },
})
