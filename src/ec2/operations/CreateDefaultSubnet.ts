import { newSubnet } from '../../compute/network/found-network.ts'
import { guardSubnet } from '../../compute/network/network-acls.ts'
import {
  formatRange4,
  overlaps,
  parseRange4,
  type Range4,
  sizeOf,
} from '../../compute/network/ranges.ts'
import { refusal } from '../errors.ts'
import { parseZone, subnetOutput } from '../network/subnets.ts'
import { operation } from '../operation.ts'
import { newResource } from '../resources.ts'

/** AWS: a default subnet is a /20. */
const prefixBits = 20

/**
 * Makes a zone's default subnet again for who has deleted it.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateDefaultSubnet.html
 */
export const CreateDefaultSubnet = operation('CreateDefaultSubnet', {
  resource: (context) => newResource(context, 'subnet'),

  async handle({ input, account, region, change, random }) {
    if (input.Ipv6Native) {
      throw refusal('UnsupportedOperation', 'This server offers subnets of IPv4 alone.')
    }
    const zone = parseZone(region, input)
    const subnet = await change(async (records) => {
      const vpc = (await records.all('vpc')).find(({ isDefault }) => isDefault)
      if (vpc === undefined) {
        const message = 'No default VPC exists for this account in this region.'
        throw refusal('DefaultVpcDoesNotExist', message)
      }
      const others = (await records.all('subnet')).filter(({ vpcId }) => vpcId === vpc.vpcId)
      const own = others.find((each) => each.defaultForAz && each.availabilityZone === zone)
      if (own !== undefined) {
        const message = `'${own.subnetId}' is already the default subnet in ${zone}.`
        throw refusal('DefaultSubnetAlreadyExistsInAvailabilityZone', message)
      }
      const whole = parseRange4(vpc.ranges[0]?.cidrBlock ?? '') as Range4
      const range = firstFree(
        whole,
        others.map(({ cidrBlock }) => parseRange4(cidrBlock) as Range4),
      )
      const made = {
        ...newSubnet(vpc.vpcId, random),
        cidrBlock: formatRange4(range),
        availabilityZone: zone,
        defaultForAz: true,
        mapPublicIpOnLaunch: true,
      }
      records.put('subnet', made.subnetId, made)
      await guardSubnet(records, made, random)
      return made
    })
    return { Subnet: subnetOutput(subnet, { account, region }) }
  },
})

function firstFree(whole: Range4, taken: readonly Range4[]): Range4 {
  const step = sizeOf({ first: 0, prefixBits })
  for (let first = whole.first; first < whole.first + sizeOf(whole); first += step) {
    const range = { first, prefixBits }
    if (!taken.some((other) => overlaps(other, range))) return range
  }
  throw refusal('InsufficientFreeAddressesInSubnet', 'The default VPC has no range left.')
}
