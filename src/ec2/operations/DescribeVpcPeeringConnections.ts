import type { Tagged } from '../../compute/tags.ts'
import { filtered, withTagFilters } from '../filters.ts'
import { operation } from '../operation.ts'
import { page, requireNoPage } from '../pages.ts'
import { unknownPeering } from '../peerings.ts'

const none = () => undefined

const filters = withTagFilters<Tagged>({
  'accepter-vpc-info.cidr-block': none,
  'accepter-vpc-info.owner-id': none,
  'accepter-vpc-info.vpc-id': none,
  'expiration-time': none,
  'requester-vpc-info.cidr-block': none,
  'requester-vpc-info.owner-id': none,
  'requester-vpc-info.vpc-id': none,
  'status-code': none,
  'status-message': none,
  'vpc-peering-connection-id': none,
})

/**
 * The peerings of an account's VPCs, of which there is none.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeVpcPeeringConnections.html
 */
export const DescribeVpcPeeringConnections = operation('DescribeVpcPeeringConnections', {
  resource: () => '*',

  async handle({ input }) {
    const { VpcPeeringConnectionIds: ids = [] } = input
    if (ids.length > 0) {
      requireNoPage(input, 'vpcPeeringConnectionIds')
      throw unknownPeering(ids[0])
    }
    const found = filtered<Tagged>([], input.Filters, filters)
    page(found, input, () => '')
    return { VpcPeeringConnections: [] }
  },
})
