import { makeNatGateway } from '../../compute/network/nat-gateways.ts'
import { parseChoice } from '../choices.ts'
import { makeOnce } from '../client-tokens.ts'
import { invalidParameterCombination, missingParameter } from '../errors.ts'
import { natGatewayOf, natGatewayOutput } from '../network/nat-gateways.ts'
import { type Input, operation } from '../operation.ts'
import { existing, newResource, resourceOf } from '../resources.ts'
import { creationTags } from '../tags.ts'
import { hasAny, requireSupported, type Unsupported } from '../unsupported.ts'

type CreateInput = Input<'CreateNatGateway'>

const unsupported: Unsupported<CreateInput> = [
  ['regional NAT gateways', ({ AvailabilityMode: mode }) => (mode ?? 'zonal') !== 'zonal'],
  ['regional NAT gateways', ({ AvailabilityZoneAddresses: list }) => hasAny(list)],
  ['secondary addresses of NAT gateways', ({ SecondaryAllocationIds: list }) => hasAny(list)],
  ['secondary addresses of NAT gateways', (input) => hasAny(input.SecondaryPrivateIpAddresses)],
  ['secondary addresses of NAT gateways', (input) => !!input.SecondaryPrivateIpAddressCount],
]

/**
 * Makes a NAT gateway: machines whose routes lead to it reach outside, and nobody reaches them.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNatGateway.html
 */
export const CreateNatGateway = operation('CreateNatGateway', {
  resource: async (context) => {
    const { AllocationId: allocationId, SubnetId: subnetId } = context.input
    const subnet = await context.records.get('subnet', subnetId ?? '')
    return [
      newResource(context, 'natgateway', subnet?.vpcId),
      await resourceOf(context, 'subnet', subnetId),
      ...(allocationId ? [await resourceOf(context, 'elastic-ip', allocationId)] : []),
    ]
  },
  creates: 'natgateway',

  async handle({ input, account, changeShared, random, now, publicRange, host }) {
    const { AllocationId: allocationId, ClientToken: token } = input
    checkKind(input)
    const tags = creationTags(input.TagSpecifications, 'natgateway')
    const request = { operation: 'CreateNatGateway', input, now }
    const made = await changeShared(async (records, shared) => {
      const id = await makeOnce(records, request, async () => {
        const subnet = await existing(records, 'subnet', input.SubnetId ?? '')
        const elasticIp = allocationId && (await existing(records, 'elastic-ip', allocationId))
        const source = { account, publicRange }
        const of = { subnet, privateIp: input.PrivateIpAddress || undefined, tags, source }
        const facts = { ...of, random, now, ...(elasticIp && { elasticIp }) }
        return (await makeNatGateway({ records, shared }, facts)).natGatewayId
      })
      return natGatewayOf(records, id, now)
    })
    host.changed(account)
    return { NatGateway: natGatewayOutput(made), ...(token && { ClientToken: token }) }
  },
})

function checkKind(input: CreateInput): void {
  requireSupported(input, unsupported)
  if (!input.SubnetId) throw missingParameter('subnetId')
  const values = ['public', 'private'] as const
  const kind = parseChoice(input.ConnectivityType, { name: 'connectivityType', values })
  if (kind !== 'private' && !input.AllocationId) throw missingParameter('allocationId')
  if (kind !== 'private' || !input.AllocationId) return
  const message = 'A private NAT gateway cannot have an elastic IP address'
  throw invalidParameterCombination(message)
}
