import { type Absent, idPattern, requireEmptyList } from '../absent.ts'
import { operation } from '../operation.ts'

const absent: Absent = {
  idsParameter: 'imageIds',
  id: idPattern('ami'),
  malformed: 'InvalidAMIID.Malformed',
  missing: 'InvalidAMIID.NotFound',
  words: 'image id',
  filters: ['resource-type', 'owner-id', 'state'],
}

/**
 * Windows images that are launched in advance: there are none here.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeFastLaunchImages.html
 */
export const DescribeFastLaunchImages = operation('DescribeFastLaunchImages', {
  resource: () => '*',

  async handle({ input }) {
    requireEmptyList({ ...input, ids: input.ImageIds }, absent)
    return { FastLaunchImages: [] }
  },
})
