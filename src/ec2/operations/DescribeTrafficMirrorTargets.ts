import { type Absent, idPattern, requireEmptyList } from '../absent.ts'
import { operation } from '../operation.ts'

const absent: Absent = {
  idsParameter: 'trafficMirrorTargetIds',
  id: idPattern('tmt'),
  malformed: 'InvalidTrafficMirrorTargetId.Malformed',
  missing: 'InvalidTrafficMirrorTargetId.NotFound',
  words: 'traffic mirror target ID',
  filters: [
    'description',
    'network-interface-id',
    'network-load-balancer-arn',
    'owner-id',
    'traffic-mirror-target-id',
  ],
}

/**
 * Where copies of packets go, which are not offered.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeTrafficMirrorTargets.html
 */
export const DescribeTrafficMirrorTargets = operation('DescribeTrafficMirrorTargets', {
  resource: () => '*',

  async handle({ input }) {
    requireEmptyList({ ...input, ids: input.TrafficMirrorTargetIds }, absent)
    return { TrafficMirrorTargets: [] }
  },
})
