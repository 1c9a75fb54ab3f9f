import { type Absent, idPattern, requireEmptyList } from '../absent.ts'
import { operation } from '../operation.ts'

const absent: Absent = {
  idsParameter: 'networkInsightsPathIds',
  id: idPattern('nip'),
  malformed: 'InvalidNetworkInsightsPathId.Malformed',
  missing: 'InvalidNetworkInsightsPathId.NotFound',
  words: 'network insights path ID',
  filters: [
    'destination',
    'filter-at-source.source-address',
    'filter-at-source.source-port-range',
    'filter-at-source.destination-address',
    'filter-at-source.destination-port-range',
    'filter-at-destination.source-address',
    'filter-at-destination.source-port-range',
    'filter-at-destination.destination-address',
    'filter-at-destination.destination-port-range',
    'protocol',
    'source',
  ],
}

/**
 * Ways through networks that are looked into, which is not offered.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeNetworkInsightsPaths.html
 */
export const DescribeNetworkInsightsPaths = operation('DescribeNetworkInsightsPaths', {
  resource: () => '*',

  async handle({ input }) {
    requireEmptyList({ ...input, ids: input.NetworkInsightsPathIds }, absent)
    return { NetworkInsightsPaths: [] }
  },
})
