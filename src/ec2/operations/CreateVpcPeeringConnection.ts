import { generateId } from '../../compute/ids.ts'
import type { Vpc } from '../../compute/network/network-entities.ts'
import type { VpcPeeringConnection } from '../../compute/network/peering-entities.ts'
import {
  haveCommonAddress,
  isPeeringShown,
  peeringState,
  putPeering,
} from '../../compute/network/peerings.ts'
import type { ComputeChange, ComputeReader } from '../../compute/records.ts'
import { limits } from '../../limits.ts'
import { invalidParameterValue, limitExceeded, missingParameter, refusal } from '../errors.ts'
import { type PeeringView, peeringOutput, requireOnlyPeering } from '../network/peerings.ts'
import { operation } from '../operation.ts'
import { arnOf, existing, hasShape, newResource, resourceOf, unknownId } from '../resources.ts'
import { creationTags } from '../tags.ts'

/**
 * Asks the owner of another VPC to let both reach each other; overlapping ranges fail at once.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcPeeringConnection.html
 */
export const CreateVpcPeeringConnection = operation('CreateVpcPeeringConnection', {
  resource: async (context) => {
    const { VpcId, PeerVpcId = '*', PeerOwnerId: account = context.account } = context.input
    const made = newResource(context, 'vpc-peering-connection')
    const vpc = await resourceOf(context, 'vpc', VpcId)
    const sides = {
      'ec2:RequesterVpc': vpc.arn,
      'ec2:AccepterVpc': arnOf({ ...context, account }, 'vpc', PeerVpcId),
    }
    return [vpc, { ...made, conditions: { ...made.conditions, ...sides } }]
  },
  creates: 'vpc-peering-connection',

  async handle({ input, account, region, now, random, othersRecords, changeWith, host }) {
    const { VpcId: vpcId, PeerVpcId: peerVpcId, PeerOwnerId: owner = account } = input
    if (!vpcId) throw missingParameter('vpcId')
    if (!peerVpcId) throw missingParameter('peerVpcId')
    if (!hasShape('vpc', peerVpcId)) throw unknownId('vpc', peerVpcId)
    if (!/^\d{12}$/.test(owner)) throw invalidParameterValue(`Invalid account ID: '${owner}'`)
    if ((input.PeerRegion || region) !== region) {
      throw refusal('UnsupportedOperation', 'This server has one region, and peers its VPCs alone.')
    }
    const tags = creationTags(input.TagSpecifications, 'vpc-peering-connection')
    // Nothing is counted for an account that does not have the VPC, or is not there at all.
    const isThere = (await othersRecords(owner).get('vpc', peerVpcId)) !== undefined
    const peering = await changeWith(isThere ? [owner] : [], async (records, others) => {
      const vpc = await existing(records, 'vpc', vpcId)
      if (owner === account) await existing(records, 'vpc', peerVpcId)
      const peer = isThere ? await others(owner).get('vpc', peerVpcId) : undefined
      await forgetEnded(records, { account, now })
      await requireRoom(records, { account, now })
      const asked: VpcPeeringConnection = {
        vpcPeeringConnectionId: generateId('pcx', random),
        requester: { account, vpcId, cidrBlocks: rangesOf(vpc) },
        accepter: { account: owner, vpcId: peerVpcId, cidrBlocks: rangesOf(peer) },
        state: 'pending-acceptance',
        createdAt: now,
        tags,
      }
      if (peer === undefined || haveCommonAddress(rangesOf(vpc), rangesOf(peer))) {
        return put(records, { ...asked, state: 'failed', endedAt: now })
      }
      await requireOnlyPeering(records, asked, ['active', 'pending-acceptance'])
      put(records, asked)
      await putPeering(others, asked)
      return asked
    })
    for (const each of isThere ? [account, owner] : []) host.changed(each)
    const passing = peering.state === 'failed' ? {} : { passing: 'initiating-request' as const }
    return { VpcPeeringConnection: peeringOutput(peering, { region, now, ...passing }) }
  },
})

function rangesOf(vpc: Vpc | undefined): string[] {
  return (vpc?.ranges ?? []).map(({ cidrBlock }) => cidrBlock)
}

function put(records: ComputeChange, peering: VpcPeeringConnection): VpcPeeringConnection {
  records.put('vpcPeeringConnection', peering.vpcPeeringConnectionId, peering)
  return peering
}

async function requireRoom(records: ComputeReader, { account, now }: PeeringView): Promise<void> {
  const pending = (await records.all('vpcPeeringConnection')).filter(
    (each) =>
      each.requester.account === account && peeringState(each, now) === 'pending-acceptance',
  )
  if (pending.length < limits.pendingPeeringsPerAccount) return
  const code = 'OutstandingVpcPeeringConnectionLimitExceeded'
  throw limitExceeded(code, 'outstanding VPC peering connection requests')
}

/** What no list shows any more is not kept, either. */
async function forgetEnded(records: ComputeChange, view: PeeringView): Promise<void> {
  for (const peering of await records.all('vpcPeeringConnection')) {
    if (isPeeringShown(peering, view)) continue
    records.remove('vpcPeeringConnection', peering.vpcPeeringConnectionId)
  }
}
