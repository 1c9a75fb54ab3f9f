import { changePeering, peeringResources } from '../network/peering-changes.ts'
import { notPermitted, requireTransition } from '../network/peerings.ts'
import { operation } from '../operation.ts'

/**
 * Rejects a peering that another VPC's owner asked for.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RejectVpcPeeringConnection.html
 */
export const RejectVpcPeeringConnection = operation('RejectVpcPeeringConnection', {
  resource: peeringResources,

  async handle(context) {
    const { account, now } = context
    await changePeering(context, async (asked) => {
      if (asked.accepter.account !== account) {
        throw notPermitted(asked, { account, verb: 'reject' })
      }
      requireTransition(asked, { from: ['pending-acceptance'], to: 'rejected', now })
      return { ...asked, state: 'rejected', endedAt: now, endedBy: account }
    })
    return { Return: true }
  },
})
