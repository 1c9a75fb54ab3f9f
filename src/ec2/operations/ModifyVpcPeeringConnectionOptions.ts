import { peeringState } from '../../compute/network/peerings.ts'
import { missingParameter, refusal } from '../errors.ts'
import { peeringResources } from '../network/peering-changes.ts'
import { peeringOf, peeringOptions } from '../network/peerings.ts'
import { type Input, operation } from '../operation.ts'
import { requireSupported, type Unsupported } from '../unsupported.ts'

type Options = Input<'ModifyVpcPeeringConnectionOptions'>['AccepterPeeringConnectionOptions']

const unsupported: Unsupported<NonNullable<Options>> = [
  [
    'private addresses for public names across peered VPCs',
    ({ AllowDnsResolutionFromRemoteVpc: asked }) => asked,
  ],
  ['EC2-Classic', ({ AllowEgressFromLocalClassicLinkToRemoteVpc: asked }) => asked],
  ['EC2-Classic', ({ AllowEgressFromLocalVpcToRemoteClassicLink: asked }) => asked],
]

/**
 * Says what the options of a peering are; to leave all of them off is all that is offered.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcPeeringConnectionOptions.html
 */
export const ModifyVpcPeeringConnectionOptions = operation('ModifyVpcPeeringConnectionOptions', {
  resource: peeringResources,

  async handle({ input, account, now, change }) {
    const { VpcPeeringConnectionId: id = '' } = input
    const { AccepterPeeringConnectionOptions: accepter } = input
    const { RequesterPeeringConnectionOptions: requester } = input
    await change(async (records) => {
      const peering = await peeringOf(records, id, { account, now })
      if (!accepter && !requester) throw missingParameter('peeringConnectionOptions')
      for (const [options, side] of [
        [accepter, peering.accepter],
        [requester, peering.requester],
      ] as const) {
        if (options && side.account !== account) {
          const message = `User ${account} cannot modify options of the other side of ${id}`
          throw refusal('OperationNotPermitted', message)
        }
      }
      if (peeringState(peering, now) !== 'active') {
        const message = `Peering ${id} is not active.`
        const more = 'Peering options can be added only to active peerings.'
        throw refusal('OperationNotPermitted', `${message} ${more}`)
      }
      for (const options of [accepter, requester]) {
        if (options) requireSupported(options, unsupported)
      }
    })
    return {
      ...(accepter && { AccepterPeeringConnectionOptions: peeringOptions }),
      ...(requester && { RequesterPeeringConnectionOptions: peeringOptions }),
    }
  },
})
