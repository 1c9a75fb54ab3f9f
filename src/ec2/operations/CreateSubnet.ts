import { newSubnet } from '../../compute/network/found-network.ts'
import { guardSubnet } from '../../compute/network/network-acls.ts'
import { missingParameter, refusal } from '../errors.ts'
import { newSubnetRange, parseZone, subnetOutput } from '../network/subnets.ts'
import { operation } from '../operation.ts'
import { existing, newResource, resourceOf } from '../resources.ts'
import { creationTags } from '../tags.ts'

/**
 * Makes a subnet in a VPC.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSubnet.html
 */
export const CreateSubnet = operation('CreateSubnet', {
  resource: async (context) => [
    await resourceOf(context, 'vpc', context.input.VpcId),
    newResource(context, 'subnet', context.input.VpcId),
  ],
  creates: 'subnet',

  async handle({ input, account, region, change, random }) {
    if (input.Ipv6CidrBlock || input.Ipv6Native || input.OutpostArn || input.Ipv4IpamPoolId) {
      throw refusal('UnsupportedOperation', 'This server offers subnets of IPv4 alone.')
    }
    const { VpcId: vpcId = '', CidrBlock: cidr } = input
    if (!cidr) throw missingParameter('cidrBlock')
    const availabilityZone = parseZone(region, input)
    const tags = creationTags(input.TagSpecifications, 'subnet')
    const subnet = await change(async (records) => {
      const vpc = await existing(records, 'vpc', vpcId)
      const cidrBlock = await newSubnetRange(records, vpc, cidr)
      const made = { ...newSubnet(vpcId, random), cidrBlock, availabilityZone, tags }
      records.put('subnet', made.subnetId, made)
      await guardSubnet(records, made, random)
      return made
    })
    return { Subnet: subnetOutput(subnet, { account, region }) }
  },
})
