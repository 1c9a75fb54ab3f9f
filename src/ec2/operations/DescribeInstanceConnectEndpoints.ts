import { type Absent, idPattern, requireEmptyList } from '../absent.ts'
import { operation } from '../operation.ts'

const absent: Absent = {
  idsParameter: 'instanceConnectEndpointIds',
  id: idPattern('eice'),
  malformed: 'InvalidInstanceConnectEndpointId.Malformed',
  missing: 'InvalidInstanceConnectEndpointId.NotFound',
  words: 'InstanceConnectEndpoint ID',
  filters: ['instance-connect-endpoint-id', 'state', 'subnet-id', 'vpc-id'],
}

/**
 * Endpoints that lead to instances without an address of the public, which are not offered.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceConnectEndpoints.html
 */
export const DescribeInstanceConnectEndpoints = operation('DescribeInstanceConnectEndpoints', {
  resource: () => '*',

  async handle({ input }) {
    requireEmptyList({ ...input, ids: input.InstanceConnectEndpointIds }, absent)
    return { InstanceConnectEndpoints: [] }
  },
})
