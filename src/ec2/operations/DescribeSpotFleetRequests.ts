import { type Absent, requireEmptyList } from '../absent.ts'
import { operation } from '../operation.ts'

const absent: Absent = {
  idsParameter: 'spotFleetRequestIds',
  id: /^sfr-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  malformed: 'InvalidSpotFleetRequestId.Malformed',
  missing: 'InvalidSpotFleetRequestId.NotFound',
  words: 'spot fleet request ID',
  filters: [],
}

/**
 * Fleets of spot instances, which are not offered.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSpotFleetRequests.html
 */
export const DescribeSpotFleetRequests = operation('DescribeSpotFleetRequests', {
  resource: () => '*',

  async handle({ input }) {
    requireEmptyList({ ...input, ids: input.SpotFleetRequestIds }, absent)
    return { SpotFleetRequestConfigs: [] }
  },
})
