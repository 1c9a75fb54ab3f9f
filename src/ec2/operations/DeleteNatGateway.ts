import { endNatGateway, forgetNatGateways } from '../../compute/network/nat-gateways.ts'
import { natGatewayOf } from '../network/nat-gateways.ts'
import { operation } from '../operation.ts'
import { resourceOf } from '../resources.ts'

/**
 * Deletes a NAT gateway; its elastic IP stays its account's, and routes to it lead nowhere.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteNatGateway.html
 */
export const DeleteNatGateway = operation('DeleteNatGateway', {
  resource: (context) => resourceOf(context, 'natgateway', context.input.NatGatewayId),

  async handle({ input: { NatGatewayId: id = '' }, account, changeShared, now, host }) {
    await changeShared(async (records, shared) => {
      const gateway = await natGatewayOf(records, id, now)
      if (gateway.deletedAt === undefined) await endNatGateway({ records, shared }, gateway, now)
      await forgetNatGateways(records, now)
    })
    host.changed(account)
    return { NatGatewayId: id }
  },
})
