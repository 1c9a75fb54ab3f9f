import { type Absent, idPattern, requireEmptyList } from '../absent.ts'
import { operation } from '../operation.ts'

const absent: Absent = {
  idsParameter: 'imageIds',
  id: idPattern('ami'),
  malformed: 'InvalidAMIID.Malformed',
  missing: 'InvalidAMIID.NotFound',
  words: 'image id',
  filters: [],
}

/**
 * Images that could be taken back: a recycle bin is not offered.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ListImagesInRecycleBin.html
 */
export const ListImagesInRecycleBin = operation('ListImagesInRecycleBin', {
  resource: () => '*',

  async handle({ input }) {
    requireEmptyList({ ...input, ids: input.ImageIds }, absent)
    return { Images: [] }
  },
})
