import { type Absent, idPattern, requireEmptyList } from '../absent.ts'
import { operation } from '../operation.ts'

const absent: Absent = {
  idsParameter: 'trafficMirrorSessionIds',
  id: idPattern('tms'),
  malformed: 'InvalidTrafficMirrorSessionId.Malformed',
  missing: 'InvalidTrafficMirrorSessionId.NotFound',
  words: 'traffic mirror session ID',
  filters: [
    'description',
    'network-interface-id',
    'owner-id',
    'packet-length',
    'session-number',
    'traffic-mirror-filter-id',
    'traffic-mirror-session-id',
    'traffic-mirror-target-id',
    'virtual-network-id',
  ],
}

/**
 * Interfaces whose packets are copied, which is not offered.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeTrafficMirrorSessions.html
 */
export const DescribeTrafficMirrorSessions = operation('DescribeTrafficMirrorSessions', {
  resource: () => '*',

  async handle({ input }) {
    requireEmptyList({ ...input, ids: input.TrafficMirrorSessionIds }, absent)
    return { TrafficMirrorSessions: [] }
  },
})
