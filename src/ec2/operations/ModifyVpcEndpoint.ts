import {
  addEndpointRoutes,
  fullAccess,
  parseEndpointPolicy,
  removeEndpointRoutes,
} from '../network/vpc-endpoints.ts'
import { type Input, operation } from '../operation.ts'
import { existing, resourceOf } from '../resources.ts'
import { hasAny, requireSupported, type Unsupported } from '../unsupported.ts'

const unsupported: Unsupported<Input<'ModifyVpcEndpoint'>> = [
  ['endpoints in subnets', ({ AddSubnetIds: list }) => hasAny(list)],
  ['endpoints in subnets', ({ RemoveSubnetIds: list }) => hasAny(list)],
  ['endpoints in subnets', ({ SubnetConfigurations: list }) => hasAny(list)],
  ['security groups of endpoints', ({ AddSecurityGroupIds: list }) => hasAny(list)],
  ['security groups of endpoints', ({ RemoveSecurityGroupIds: list }) => hasAny(list)],
  ['private names of endpoints', ({ PrivateDnsEnabled }) => PrivateDnsEnabled],
  ['private names of endpoints', ({ DnsOptions }) => DnsOptions !== undefined],
  ['endpoints of IPv6', ({ IpAddressType: type }) => (type ?? 'ipv4') !== 'ipv4'],
]

/**
 * Changes the route tables or the policy of a gateway endpoint.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcEndpoint.html
 */
export const ModifyVpcEndpoint = operation('ModifyVpcEndpoint', {
  resource: (context) => resourceOf(context, 'vpc-endpoint', context.input.VpcEndpointId),

  async handle({ input, account, region, change, host }) {
    const { VpcEndpointId: id = '', PolicyDocument: text, ResetPolicy: resets } = input
    requireSupported(input, unsupported)
    const given = text === undefined ? undefined : parseEndpointPolicy(text)
    await change(async (records) => {
      const endpoint = await existing(records, 'vpc-endpoint', id)
      const removed = new Set(input.RemoveRouteTableIds)
      const added = [...new Set(input.AddRouteTableIds)].filter(
        (table) => removed.has(table) || !endpoint.routeTableIds.includes(table),
      )
      for (const table of removed) await existing(records, 'route-table', table)
      await removeEndpointRoutes(records, endpoint, [...removed])
      await addEndpointRoutes(records, endpoint, { routeTableIds: added, region })
      const kept = endpoint.routeTableIds.filter((table) => !removed.has(table))
      const policyDocument = resets ? fullAccess : (given ?? endpoint.policyDocument)
      const routeTableIds = [...kept, ...added]
      records.put('vpcEndpoint', id, { ...endpoint, policyDocument, routeTableIds })
    })
    host.changed(account)
    return { Return: true }
  },
})
