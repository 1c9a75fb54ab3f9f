import { peeringState } from '../../compute/network/peerings.ts'
import { changePeering, peeringResources } from '../network/peering-changes.ts'
import { notPermitted, requireTransition } from '../network/peerings.ts'
import { operation } from '../operation.ts'

/**
 * Ends a peering: both sides may, and who asked for one may take the request back.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteVpcPeeringConnection.html
 */
export const DeleteVpcPeeringConnection = operation('DeleteVpcPeeringConnection', {
  resource: peeringResources,

  async handle(context) {
    const { account, now } = context
    await changePeering(context, async (peering) => {
      requireTransition(peering, { from: ['active', 'pending-acceptance'], to: 'deleting', now })
      const isPending = peeringState(peering, now) === 'pending-acceptance'
      if (isPending && peering.requester.account !== account) {
        throw notPermitted(peering, { account, verb: 'delete' })
      }
      return { ...peering, state: 'deleted', endedAt: now, endedBy: account }
    })
    return { Return: true }
  },
})
