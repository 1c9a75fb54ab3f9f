import { type Absent, idPattern, requireEmptyList } from '../absent.ts'
import { operation } from '../operation.ts'

const absent: Absent = {
  idsParameter: 'fpgaImageIds',
  id: idPattern('afi'),
  malformed: 'InvalidFpgaImageID.Malformed',
  missing: 'InvalidFpgaImageID.NotFound',
  words: 'fpgaImage ID',
  filters: [
    'create-time',
    'fpga-image-id',
    'fpga-image-global-id',
    'name',
    'owner-id',
    'product-code',
    'shell-version',
    'state',
    'update-time',
  ],
}

/**
 * Images of programmable chips, which no instance type here has.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeFpgaImages.html
 */
export const DescribeFpgaImages = operation('DescribeFpgaImages', {
  resource: () => '*',

  async handle({ input }) {
    requireEmptyList({ ...input, ids: input.FpgaImageIds }, absent)
    return { FpgaImages: [] }
  },
})
