import { list } from '../listing.ts'
import { internetGatewayFilters, internetGatewayOutput } from '../network/internet-gateways.ts'
import { operation } from '../operation.ts'

/**
 * The internet gateways of an account.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInternetGateways.html
 */
export const DescribeInternetGateways = operation('DescribeInternetGateways', {
  resource: () => '*',

  async handle(context) {
    const { input, account } = context
    const { items, NextToken } = await list(
      context,
      { ...input, ids: input.InternetGatewayIds },
      {
        type: 'internet-gateway',
        idsParameter: 'internetGatewaySet',
        filters: internetGatewayFilters,
        idOf: ({ internetGatewayId }) => internetGatewayId,
      },
    )
    return {
      InternetGateways: items.map((each) => internetGatewayOutput(each, account)),
      NextToken,
    }
  },
})
