import { type Absent, idPattern, requireEmptyList } from '../absent.ts'
import { operation } from '../operation.ts'

const absent: Absent = {
  idsParameter: 'trafficMirrorFilterIds',
  id: idPattern('tmf'),
  malformed: 'InvalidTrafficMirrorFilterId.Malformed',
  missing: 'InvalidTrafficMirrorFilterId.NotFound',
  words: 'traffic mirror filter ID',
  filters: ['description', 'traffic-mirror-filter-id'],
}

/**
 * Rules for copies of packets, which are not offered.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeTrafficMirrorFilters.html
 */
export const DescribeTrafficMirrorFilters = operation('DescribeTrafficMirrorFilters', {
  resource: () => '*',

  async handle({ input }) {
    requireEmptyList({ ...input, ids: input.TrafficMirrorFilterIds }, absent)
    return { TrafficMirrorFilters: [] }
  },
})
