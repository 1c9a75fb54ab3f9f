import { makeVpc } from '../../compute/network/found-network.ts'
import { invalidParameterValue, missingParameter, refusal } from '../errors.ts'
import { newVpcOutput, parseVpcRange, requireRoomForVpc } from '../network/vpcs.ts'
import { operation } from '../operation.ts'
import { newResource } from '../resources.ts'
import { creationTags } from '../tags.ts'

/**
 * Makes a VPC with its main route table and default security group.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpc.html
 */
export const CreateVpc = operation('CreateVpc', {
  resource: (context) => newResource(context, 'vpc'),
  creates: 'vpc',

  async handle({ input, account, change, random }) {
    if (input.AmazonProvidedIpv6CidrBlock || input.Ipv6CidrBlock || input.Ipv6IpamPoolId) {
      throw refusal('UnsupportedOperation', 'This server offers no IPv6 networks.')
    }
    if (input.Ipv4IpamPoolId) throw refusal('UnsupportedOperation', 'IPAM is not offered.')
    if (!input.CidrBlock) throw missingParameter('cidrBlock')
    const cidrBlock = parseVpcRange(input.CidrBlock)
    const instanceTenancy = parseTenancy(input.InstanceTenancy)
    const tags = creationTags(input.TagSpecifications, 'vpc')
    const vpc = await change(async (records) => {
      await requireRoomForVpc(records)
      const { dhcpOptionsId = 'default' } = (await records.get('founded', 'founded')) ?? {}
      const facts = { random, cidrBlock, instanceTenancy, dhcpOptionsId, tags }
      return makeVpc(records, { ...facts, isDefault: false })
    })
    return { Vpc: newVpcOutput(vpc, account) }
  },
})

function parseTenancy(tenancy = 'default'): 'default' | 'dedicated' {
  if (tenancy === 'default' || tenancy === 'dedicated') return tenancy
  throw invalidParameterValue(`Value (${tenancy}) for parameter instanceTenancy is invalid.`)
}
