import { type Absent, idPattern, requireEmptyList } from '../absent.ts'
import { operation } from '../operation.ts'

const absent: Absent = {
  idsParameter: 'poolIds',
  id: idPattern('ipv4pool-ec2'),
  malformed: 'InvalidPublicIpv4PoolID.Malformed',
  missing: 'InvalidPublicIpv4PoolID.NotFound',
  words: 'public IPv4 pool ID',
  filters: [],
}

/**
 * Public addresses that an account brought along: all here are the operator's.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribePublicIpv4Pools.html
 */
export const DescribePublicIpv4Pools = operation('DescribePublicIpv4Pools', {
  resource: () => '*',

  async handle({ input }) {
    requireEmptyList({ ...input, ids: input.PoolIds }, absent)
    return { PublicIpv4Pools: [] }
  },
})
