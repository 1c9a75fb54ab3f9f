import { generateId } from '../../compute/ids.ts'
import type { VpcEndpoint } from '../../compute/network/way-entities.ts'
import { limits } from '../../limits.ts'
import { makeOnce } from '../client-tokens.ts'
import { limitExceeded, refusal } from '../errors.ts'
import {
  addEndpointRoutes,
  parseEndpointPolicy,
  serviceOf,
  vpcEndpointOutput,
} from '../network/vpc-endpoints.ts'
import { type Input, operation } from '../operation.ts'
import { existing, newResource, resourceOf } from '../resources.ts'
import { creationTags } from '../tags.ts'
import { hasAny, requireSupported, type Unsupported } from '../unsupported.ts'

const unsupported: Unsupported<Input<'CreateVpcEndpoint'>> = [
  ['endpoints in subnets', ({ SubnetIds: list }) => hasAny(list)],
  ['endpoints in subnets', ({ SubnetConfigurations: list }) => hasAny(list)],
  ['security groups of endpoints', ({ SecurityGroupIds: list }) => hasAny(list)],
  ['private names of endpoints', ({ PrivateDnsEnabled }) => PrivateDnsEnabled],
  ['private names of endpoints', ({ DnsOptions }) => DnsOptions !== undefined],
  ['endpoints of IPv6', ({ IpAddressType: type }) => (type ?? 'ipv4') !== 'ipv4'],
  ['service networks', ({ ServiceNetworkArn }) => ServiceNetworkArn !== undefined],
  ['resource configurations', (input) => input.ResourceConfigurationArn !== undefined],
]

/**
 * Makes a gateway endpoint of S3 in a VPC.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpoint.html
 */
export const CreateVpcEndpoint = operation('CreateVpcEndpoint', {
  resource: async (context) => {
    const tables = context.input.RouteTableIds ?? []
    return [
      await resourceOf(context, 'vpc', context.input.VpcId),
      newResource(context, 'vpc-endpoint', context.input.VpcId),
      ...(await Promise.all(tables.map((id) => resourceOf(context, 'route-table', id)))),
    ]
  },
  creates: 'vpc-endpoint',

  async handle({ input, account, region, change, random, now, host }) {
    const { VpcId: vpcId = '', ClientToken: token, VpcEndpointType: type = 'Gateway' } = input
    if (type !== 'Gateway') {
      throw refusal('UnsupportedOperation', 'This server offers gateway endpoints alone.')
    }
    requireSupported(input, unsupported)
    const { name: serviceName } = serviceOf(region, input.ServiceName)
    const policyDocument = parseEndpointPolicy(input.PolicyDocument)
    const tags = creationTags(input.TagSpecifications, 'vpc-endpoint')
    const routeTableIds = [...new Set(input.RouteTableIds)]
    const request = { operation: 'CreateVpcEndpoint', input, now }
    const endpoint = await change(async (records) => {
      const id = await makeOnce(records, request, async () => {
        await existing(records, 'vpc', vpcId)
        if ((await records.all('vpcEndpoint')).length >= limits.gatewayEndpointsPerAccount) {
          throw limitExceeded('VpcEndpointLimitExceeded', 'VPC endpoints')
        }
        const vpcEndpointId = generateId('vpce', random)
        const of = { vpcEndpointId, vpcId, serviceName, policyDocument, routeTableIds, tags }
        const made: VpcEndpoint = { ...of, createdAt: now }
        await addEndpointRoutes(records, made, { routeTableIds, region })
        records.put('vpcEndpoint', vpcEndpointId, made)
        return vpcEndpointId
      })
      return existing(records, 'vpc-endpoint', id)
    })
    host.changed(account)
    const shown = vpcEndpointOutput(endpoint, account)
    return { VpcEndpoint: shown, ...(token && { ClientToken: token }) }
  },
})
