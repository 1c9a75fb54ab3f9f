import { type Absent, requireEmptyList } from '../absent.ts'
import { operation } from '../operation.ts'

const absent: Pick<Absent, 'filters'> = {
  filters: [
    'availability-zone',
    'availability-zone-id',
    'instance-type',
    'product-description',
    'spot-price',
    'timestamp',
  ],
}

/**
 * What spot instances cost: there are none, and no prices.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeSpotPriceHistory.html
 */
export const DescribeSpotPriceHistory = operation('DescribeSpotPriceHistory', {
  resource: () => '*',

  async handle({ input }) {
    requireEmptyList(input, absent)
    return { SpotPriceHistory: [] }
  },
})
