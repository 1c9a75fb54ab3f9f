import { type Absent, idPattern, requireEmptyList } from '../absent.ts'
import { operation } from '../operation.ts'

const absent: Absent = {
  idsParameter: 'conversionTaskIds',
  id: idPattern('import-i'),
  malformed: 'InvalidConversionTaskId.Malformed',
  missing: 'InvalidConversionTaskId',
  words: 'conversion task ID',
  filters: [],
}

/**
 * Imports by AWS's first tools, ImportInstance and ImportVolume, which ImportImage and
 * ImportSnapshot took the place of.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeConversionTasks.html
 */
export const DescribeConversionTasks = operation('DescribeConversionTasks', {
  resource: () => '*',

  async handle({ input }) {
    requireEmptyList({ ...input, ids: input.ConversionTaskIds }, absent)
    return { ConversionTasks: [] }
  },
})
