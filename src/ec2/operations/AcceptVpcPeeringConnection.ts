import type { VpcPeeringConnection } from '../../compute/network/peering-entities.ts'
import { haveCommonAddress } from '../../compute/network/peerings.ts'
import type { OthersChange } from '../../compute/records.ts'
import { changePeering, peeringResources } from '../network/peering-changes.ts'
import {
  notPermitted,
  peeringOutput,
  requireOnlyPeering,
  requireRoomForPeering,
  requireTransition,
} from '../network/peerings.ts'
import { operation } from '../operation.ts'

/**
 * Accepts a peering with one of the account's VPCs; from then on packets go by routes to it.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AcceptVpcPeeringConnection.html
 */
export const AcceptVpcPeeringConnection = operation('AcceptVpcPeeringConnection', {
  resource: peeringResources,

  async handle(context) {
    const { account, region, now } = context
    const peering = await changePeering(context, async (asked, others) => {
      const { requester, accepter } = asked
      if (accepter.account !== account) throw notPermitted(asked, { account, verb: 'accept' })
      requireTransition(asked, { from: ['pending-acceptance'], to: 'provisioning', now })
      const joined = await asTheyAre(asked, others)
      if (joined === undefined) return { ...asked, state: 'failed', endedAt: now }
      for (const side of [requester, accepter]) {
        await requireRoomForPeering(others(side.account), side.vpcId)
      }
      await requireOnlyPeering(others(account), asked, ['active'])
      return { ...joined, state: 'active' }
    })
    const passing = peering.state === 'active' ? ('provisioning' as const) : undefined
    const sight = { region, now, ...(passing && { passing }) }
    return { VpcPeeringConnection: peeringOutput(peering, sight) }
  },
})

/** Both VPCs with their ranges of now; undefined if one is gone, or they have an address twice. */
async function asTheyAre(
  peering: VpcPeeringConnection,
  others: OthersChange,
): Promise<VpcPeeringConnection | undefined> {
  const { requester, accepter } = peering
  const [one, other] = await Promise.all(
    [requester, accepter].map(async (side) => {
      const vpc = await others(side.account).get('vpc', side.vpcId)
      return vpc && { ...side, cidrBlocks: vpc.ranges.map(({ cidrBlock }) => cidrBlock) }
    }),
  )
  if (one === undefined || other === undefined) return undefined
  if (haveCommonAddress(one.cidrBlocks, other.cidrBlocks)) return undefined
  return { ...peering, requester: one, accepter: other }
}
